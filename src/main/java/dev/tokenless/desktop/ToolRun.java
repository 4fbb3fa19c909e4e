package dev.tokenless.desktop;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs a program of the person's own, never through a shell.
///
/// @param environment what is added to the environment of this process
record ToolRun(Map<String, String> environment) {

    /// Somebody may have to type a passphrase or touch a key.
    private static final long MINUTES = 5;

    private static final int LONGEST = 64 * 1024;

    /// @param output what it printed, on either stream
    record Answer(int exit, String output) {}

    /// @throws IOException where there is no such program, or it does not come to an end
    Answer run(List<String> command, Optional<Path> input) throws IOException {
        Path output = Files.createTempFile("tokenless", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(input.map(Path::toFile)
                            .map(ProcessBuilder.Redirect::from)
                            .orElse(ProcessBuilder.Redirect.from(nothing())));
            builder.environment().putAll(environment);
            // the words of the answer are read below
            builder.environment().put("LC_ALL", "C");
            return new Answer(ended(builder.start(), command), read(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int ended(Process process, List<String> command) throws IOException {
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " did not come to an end within " + MINUTES + " minutes.");
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(command.getFirst() + " was stopped.", stopped);
        }
    }

    private static String read(Path output) throws IOException {
        try (var stream = Files.newInputStream(output)) {
            return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    private static File nothing() {
        return new File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
