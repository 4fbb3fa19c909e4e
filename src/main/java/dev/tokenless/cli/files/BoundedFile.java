package dev.tokenless.cli.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads one file as strict UTF-8. Never blocks on a pipe or a device, never reads more than the limit.
public final class BoundedFile {

    /// Bytes. The largest publish workflows in public repositories are below 100 KB.
    static final int LIMIT = 1024 * 1024;

    private BoundedFile() {}

    /// Why a file gave no text; the message is one sentence for a person.
    public static final class NotReadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final int line;
        private final int column;

        NotReadable(String code, String message) {
            this(code, message, 1, 1);
        }

        NotReadable(String code, String message, int line, int column) {
            super(message);
            this.code = code;
            this.line = line;
            this.column = column;
        }

        /// From 1.
        public int line() {
            return line;
        }

        /// From 1, in characters.
        public int column() {
            return column;
        }

        public String code() {
            return code;
        }

        /// The sentence for a person.
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    public static String text(Path file) throws NotReadable {
        return text(file, LIMIT);
    }

    /// As [#text(Path)], with a limit in bytes of the caller's own.
    public static String text(Path file, int limit) throws NotReadable {
        byte[] bytes = bytes(file, limit);
        for (byte one : bytes) {
            if (one == 0) {
                throw new NotReadable("binary", "This is a binary file, not a text.");
            }
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer into = CharBuffer.allocate(bytes.length);
        boolean broken =
                StandardCharsets.UTF_8.newDecoder().decode(from, into, true).isError();
        String text = into.flip().toString();
        if (broken) {
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.codePointCount(text.lastIndexOf('\n') + 1, text.length()) + 1;
            throw new NotReadable(
                    "not-utf8",
                    "Line %d, column %d of this file is not UTF-8 text; save it as UTF-8 and try again."
                            .formatted(line, column),
                    line,
                    column);
        }
        return text;
    }

    private static byte[] bytes(Path file, int limit) throws NotReadable {
        try {
            Path real = file.toRealPath();
            if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotReadable(
                        "special-file", "This is no ordinary file (a pipe, socket or device), so it is not read.");
            }
            try (InputStream in = Files.newInputStream(real)) {
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    throw new NotReadable(
                            "too-large", "This file is larger than %d KB; no workflow is.".formatted(limit / 1024));
                }
                return bytes;
            }
        } catch (NoSuchFileException missing) {
            throw new NotReadable("missing", "There is no such file or folder.");
        } catch (AccessDeniedException denied) {
            throw new NotReadable("unreadable", "This file may not be read; check its permissions.");
        } catch (IOException | SecurityException broken) {
            throw Files.isSymbolicLink(file) || broken instanceof FileSystemLoopException
                    ? new NotReadable("broken-link", "This is a link that leads nowhere or back to itself.")
                    : new NotReadable("unreadable", "This file could not be read.");
        }
    }
}
