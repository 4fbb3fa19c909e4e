package dev.tokenless.practice.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes a tar archive of small regular files. Source: POSIX.1-2001, the ustar interchange format.
final class Tar {
    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;

    private Tar() {}

    static byte[] archive(Map<String, byte[]> files) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        files.forEach((path, content) -> {
            archive.writeBytes(header(path, content.length));
            archive.writeBytes(content);
            archive.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        });
        archive.writeBytes(new byte[2 * BLOCK]);
        return archive.toByteArray();
    }

    private static byte[] header(String path, int size) {
        if (path.length() > 100) {
            throw new IllegalArgumentException("too long for a ustar header: " + path);
        }
        byte[] header = new byte[BLOCK];
        put(header, 0, path);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, octal(size));
        put(header, 136, octal(0));
        put(header, CHECKSUM, " ".repeat(8));
        put(header, 156, "0");
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte value : header) {
            sum += Byte.toUnsignedInt(value);
        }
        String octal = Integer.toOctalString(sum);
        put(header, CHECKSUM, "0".repeat(6 - octal.length()) + octal + "\0 ");
        return header;
    }

    private static String octal(int value) {
        String octal = Integer.toOctalString(value);
        return "0".repeat(11 - octal.length()) + octal;
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
