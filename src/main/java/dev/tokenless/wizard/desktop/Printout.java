package dev.tokenless.wizard.desktop;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.record.PaperSize;
import dev.tokenless.record.Ruler;
import dev.tokenless.record.Sheet;
import java.util.List;
import java.util.function.IntConsumer;

/// Something that is about to be printed: where, and on what paper. It is printed or abandoned once.
public interface Printout {

    /// The printer's name.
    String printer();

    /// What can be printed on of a page, in points.
    PaperSize paper();

    /// How wide words come out.
    Ruler ruler();

    /// The system's window for choosing a printer; on the JavaFX thread.
    void choosePrinter();

    /// The system's window for paper and margins; on the JavaFX thread.
    void setUpPage();

    /// Prints, page by page; blocks, so not on the JavaFX thread.
    ///
    /// @param printed hears how many pages are done
    /// @return whether the printer took them all
    /// @throws dev.tokenless.desktop.CancelledException if cancelled between two pages; nothing more is sent
    boolean print(List<Sheet> sheets, IntConsumer printed, Cancellation cancellation);

    /// Nothing will be printed.
    void abandon();
}
