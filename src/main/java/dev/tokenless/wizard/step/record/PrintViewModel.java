package dev.tokenless.wizard.step.record;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.record.Pagination;
import dev.tokenless.record.Sheet;
import dev.tokenless.record.Story;
import dev.tokenless.wizard.desktop.Printout;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The pages as they will be printed, the printer, and how far printing is.
final class PrintViewModel {

    private final Story story;
    private final Printout printout;
    private final TaskExecutor tasks;
    private final Messages words;
    private final Runnable close;
    private final ReadOnlyObjectWrapper<List<Sheet>> sheets = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Sheet>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper printer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private Optional<Cancellation> running = Optional.empty();
    private boolean over;

    /// @param close what ends the preview
    PrintViewModel(Story story, Printout printout, TaskExecutor tasks, Messages words, Runnable close) {
        this.story = story;
        this.printout = printout;
        this.tasks = tasks;
        this.words = words;
        this.close = close;
    }

    ReadOnlyObjectProperty<Optional<Sheet>> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyStringProperty printer() {
        return printer.getReadOnlyProperty();
    }

    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /// From 0 to 1.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    List<Sheet> sheets() {
        return sheets.get();
    }

    /// Lays the record out on the printer's paper.
    void layOut() {
        printer.set(printout.printer());
        work(
                words.text("print.laying"),
                Job.of("pages", _ -> Pagination.of(story, printout.ruler(), printout.paper())),
                pages -> {
                    sheets.set(pages);
                    turn(1);
                });
    }

    void choosePrinter() {
        printout.choosePrinter();
        layOut();
    }

    void setUpPage() {
        printout.setUpPage();
        layOut();
    }

    /// Shows another page; beyond the first and the last there is none.
    void turn(int number) {
        if (!sheets.get().isEmpty()) {
            Sheet sheet = sheets.get().get(Math.clamp(number, 1, sheets.get().size()) - 1);
            shown.set(Optional.of(sheet));
            status.set(words.text("print.page", sheet.number(), sheet.of()));
        }
    }

    void next(int by) {
        turn(shown.get().map(Sheet::number).orElse(1) + by);
    }

    /// Prints all pages.
    void print() {
        List<Sheet> pages = sheets.get();
        work(
                words.text("print.printing"),
                Job.of(
                        "print",
                        cancellation -> printout.print(
                                pages,
                                done -> tasks.show(() -> progress.set((double) done / pages.size())),
                                cancellation)),
                taken -> {
                    over = true;
                    if (taken) {
                        close.run();
                    } else {
                        status.set(words.text("print.refused"));
                    }
                });
    }

    /// Whether the pages went to the printer or were refused, so that this printout cannot be used again.
    boolean over() {
        return over;
    }

    /// Stops printing after the page that is on its way, or leaves the preview.
    void cancel() {
        over = true;
        if (running.isPresent()) {
            running.get().cancel();
        } else {
            printout.abandon();
        }
        close.run();
    }

    private <T> void work(String what, Job<T> job, java.util.function.Consumer<T> then) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        progress.set(0);
        status.set(what);
        Cancellation cancellation = tasks.run(job.onSuccess(then)
                .onProblem(_ -> status.set(words.text("print.refused")))
                .andFinally(() -> {
                    busy.set(false);
                    running = Optional.empty();
                }));
        running = busy.get() ? Optional.of(cancellation) : Optional.empty();
    }
}
