package dev.tokenless.cli;

import dev.tokenless.desktop.WholeFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A file that the caller named for an answer.
final class OutputFile {

    private OutputFile() {}

    /// All of it or nothing.
    static void write(String file, byte[] bytes) {
        try {
            WholeFile.write(Path.of(file), bytes);
        } catch (IOException | InvalidPathException failed) {
            throw new CommandFailure("unwritable", file + " cannot be written; check its folder and permissions.");
        }
    }
}
