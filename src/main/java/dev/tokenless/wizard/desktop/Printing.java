package dev.tokenless.wizard.desktop;

import dev.tokenless.desktop.PrintObstacle;
import java.util.Optional;

/// The system's printers.
public interface Printing {

    /// Why nothing can be printed; asks the system, so not on the JavaFX thread.
    Optional<PrintObstacle> obstacle();

    /// Begins to print, on the system's usual printer; empty if there is none after all. Not on the JavaFX thread.
    Optional<Printout> begin();
}
