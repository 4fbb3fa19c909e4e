package dev.tokenless.practice.index;

/// One file of a release: a wheel or a source distribution.
public final class Distribution {
    private final String filename;
    private final byte[] content;
    private final String sha256;
    private final String blake2;

    public Distribution(String filename, byte[] content) {
        this.filename = filename;
        this.content = content.clone();
        this.sha256 = Digests.sha256Hex(content);
        this.blake2 = Digests.blake2Hex(content);
    }

    public String filename() {
        return filename;
    }

    public byte[] bytes() {
        return content.clone();
    }

    /// In lower-case hexadecimal.
    public String sha256() {
        return sha256;
    }

    /// In bytes.
    public int size() {
        return content.length;
    }

    String blake2() {
        return blake2;
    }

    boolean isWheel() {
        return filename.endsWith(".whl");
    }
}
