package dev.tokenless.cli.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// Puts a new text in the place of one that was read: all of it or nothing, with the file's mode, never through a link.
public final class SafeReplacement {

    private SafeReplacement() {}

    /// The sentence why nothing was written; empty when it was.
    public static Optional<String> replace(Found.Text read, String after) {
        Path file = read.file();
        if (Files.isSymbolicLink(file)) {
            return Optional.of("Not written: this is a link; name the file itself.");
        }
        if (!Checkout.contains(boundary(read), file)) {
            return Optional.of("Not written: this file lies outside the folder that was given.");
        }
        if (!Files.isWritable(file)) {
            return Optional.of("Not written: this file is read-only.");
        }
        try {
            return replaceAtomically(file.toRealPath(), read.text(), after);
        } catch (IOException failed) {
            return Optional.of("Not written: its folder does not let a new file take its place.");
        }
    }

    private static Path boundary(Found.Text read) {
        return switch (read.checkout()) {
            case Checkout.Repository(Path root) -> root;
            case Checkout.LooseFolder(Path folder) -> folder;
            // nothing of it lies here
            case Checkout.Remote _ -> throw new IllegalArgumentException("not on this computer");
        };
    }

    private static Optional<String> replaceAtomically(Path file, String before, String after) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tokenless");
        try {
            Files.write(
                    fresh,
                    after.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.SYNC);
            keepMode(file, fresh);
            if (!Arrays.equals(Files.readAllBytes(file), before.getBytes(StandardCharsets.UTF_8))) {
                return Optional.of("Not written: this file has changed since it was read.");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void keepMode(Path from, Path to) throws IOException {
        PosixFileAttributeView mode = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (mode != null) {
            mode.setPermissions(Files.getPosixFilePermissions(from));
        }
    }
}
