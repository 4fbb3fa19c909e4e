package dev.tokenless.wizard;

import javafx.application.Platform;

/// Stands where the real rooms read, parse and write: none of that may happen on the thread that paints.
public final class OffTheWindow {

    private OffTheWindow() {}

    /// @throws IllegalStateException on the JavaFX thread, which fails the walk
    public static void here(String what) {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException(what + " on the JavaFX thread");
        }
    }
}
