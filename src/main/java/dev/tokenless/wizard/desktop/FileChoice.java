package dev.tokenless.wizard.desktop;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the person for a file. JavaFX's Headless platform has no such window, so tests answer themselves.
@FunctionalInterface
public interface FileChoice {

    /// Where to save; empty if the person decided against it.
    Optional<Path> save(String suggestedName);
}
