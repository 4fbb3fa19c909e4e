package dev.tokenless.wizard.desktop;

import dev.tokenless.desktop.PrintObstacle;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.stage.Window;

/// The printers, through JavaFX.
///
/// @param owner the window that the system's own windows belong to
public record FxPrinting(Supplier<Window> owner) implements Printing {

    @Override
    public Optional<PrintObstacle> obstacle() {
        return PrintObstacle.found(Printer.getAllPrinters().size());
    }

    @Override
    public Optional<Printout> begin() {
        return Optional.ofNullable(PrinterJob.createPrinterJob()).map(job -> new FxPrintout(job, owner));
    }
}
