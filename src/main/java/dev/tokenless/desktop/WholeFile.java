package dev.tokenless.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/// Writes a file that is there whole or not at all: whoever reads it meanwhile, or after a crash, finds the old one or
/// the new one.
public final class WholeFile {

    private WholeFile() {}

    /// Through a link, the file that it leads to is replaced; what is no ordinary file, like `/dev/stdout`, is written
    /// as it is. The mode of a replaced file stays.
    ///
    /// @throws IOException if it cannot be written; then nothing was changed
    public static void write(Path file, byte[] bytes) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            Files.write(target, bytes);
            return;
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new IOException("read-only");
        }
        Path fresh = target.resolveSibling("." + UUID.randomUUID() + ".tokenless");
        try {
            Files.write(fresh, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
            keepMode(target, fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void keepMode(Path from, Path to) throws IOException {
        PosixFileAttributeView mode = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (mode != null && Files.exists(from)) {
            mode.setPermissions(Files.getPosixFilePermissions(from));
        }
    }
}
