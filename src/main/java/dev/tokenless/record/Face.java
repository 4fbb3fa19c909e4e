package dev.tokenless.record;

import java.io.InputStream;
import java.util.Objects;

/// The type faces of a printed record: DejaVu, which knows Latin, Greek, Cyrillic, Hebrew, Arabic and many signs.
public enum Face {
    REGULAR("DejaVuSans.ttf"),
    BOLD("DejaVuSans-Bold.ttf"),
    MONO("DejaVuSansMono.ttf");

    private final String name;

    Face(String name) {
        this.name = name;
    }

    /// The TrueType file; the caller closes it.
    public InputStream file() {
        return Objects.requireNonNull(Face.class.getResourceAsStream("font/" + name), name);
    }
}
