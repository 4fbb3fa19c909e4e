package dev.tokenless.desktop;

/// The system's clipboard.
@FunctionalInterface
public interface Clipboard {
    void put(String text);
}
