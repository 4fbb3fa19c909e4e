package dev.tokenless.practice.index;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hashes that an index states for its files.
final class Digests {
    private Digests() {}

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String sha256Hex(byte[] content) {
        return HexFormat.of().formatHex(sha256(content));
    }

    /// PyPI names a file in its address and in "File already exists" by this hash.
    static String blake2Hex(byte[] content) {
        return HexFormat.of().formatHex(Blake2b256.digest(content));
    }
}
