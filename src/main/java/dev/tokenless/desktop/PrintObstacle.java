package dev.tokenless.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Why nothing can be printed on this computer. A PDF can always be saved.
public enum PrintObstacle {
    /// The system knows no printer.
    NO_PRINTER,
    /// Java on Linux hands its pages to `lpr`; without it JavaFX reports success and prints nothing.
    NO_LPR;

    /// The command that the JDK calls (`sun.print.UnixPrintJob`); the system's path does not matter to it.
    private static final Path LPR = Path.of("/usr/bin/lpr");

    /// @param printers how many the system knows
    public static Optional<PrintObstacle> found(int printers) {
        return found(printers, System.getProperty("os.name", ""), Files.isExecutable(LPR));
    }

    static Optional<PrintObstacle> found(int printers, String system, boolean lpr) {
        if (system.equals("Linux") && !lpr) {
            return Optional.of(NO_LPR);
        }
        return printers == 0 ? Optional.of(NO_PRINTER) : Optional.empty();
    }
}
