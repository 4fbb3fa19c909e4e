package dev.tokenless.wizard.desktop;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.record.PaperSize;
import dev.tokenless.record.Ruler;
import dev.tokenless.record.Sheet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.stage.Window;

/// One of JavaFX's print jobs. Its pages may be printed off the JavaFX thread (see `PrinterJob`).
record FxPrintout(PrinterJob job, Supplier<Window> owner) implements Printout {

    /// The printer's own margins are blank already; a little more, so that nothing touches them.
    private static final double MARGIN = 6;

    @Override
    public String printer() {
        return job.getPrinter().getName();
    }

    @Override
    public PaperSize paper() {
        PageLayout layout = job.getJobSettings().getPageLayout();
        return new PaperSize(layout.getPrintableWidth(), layout.getPrintableHeight(), MARGIN);
    }

    @Override
    public Ruler ruler() {
        return FxFonts.ruler();
    }

    @Override
    public void choosePrinter() {
        job.showPrintDialog(owner.get());
    }

    @Override
    public void setUpPage() {
        job.showPageSetupDialog(owner.get());
    }

    @Override
    public boolean print(List<Sheet> sheets, IntConsumer printed, Cancellation cancellation) {
        job.getJobSettings().setJobName("Tokenless");
        try {
            for (Sheet sheet : sheets) {
                cancellation.throwIfCancelled();
                if (!job.printPage(SheetNode.of(sheet))) {
                    job.cancelJob();
                    return false;
                }
                printed.accept(sheet.number());
            }
            cancellation.throwIfCancelled();
        } catch (CancelledException stopped) {
            job.cancelJob();
            throw stopped;
        }
        return job.endJob();
    }

    @Override
    public void abandon() {
        job.cancelJob();
    }
}
