package dev.tokenless;

import dev.tokenless.cli.Terminal;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The process's own streams, in UTF-8 whatever the system's encoding is: a diff and JSON are bytes for programs.
final class SystemTerminal {

    private SystemTerminal() {}

    static Terminal open() {
        // absent where standard input or output leads elsewhere (JDK 25, System.console)
        boolean canAsk = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.in,
                outIsTerminal(canAsk),
                canAsk,
                System.getenv());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
                true,
                StandardCharsets.UTF_8);
    }

    /// Java's console is a terminal only if standard input is one too; Linux says it of standard output alone.
    private static boolean outIsTerminal(boolean console) {
        try {
            Path out = Files.readSymbolicLink(Path.of("/proc/self/fd/1"));
            return out.startsWith("/dev/pts")
                    || out.toString().startsWith("/dev/tty")
                    || out.toString().equals("/dev/console");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return console;
        }
    }
}
