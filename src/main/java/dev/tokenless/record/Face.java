package dev.tokenless.record;

/// The type faces of a printed record.
public enum Face {
    REGULAR,
    BOLD,
    MONO
}
