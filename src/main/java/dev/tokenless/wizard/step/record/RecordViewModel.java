package dev.tokenless.wizard.step.record;

import dev.tokenless.desktop.Clipboard;
import dev.tokenless.desktop.PrintObstacle;
import dev.tokenless.desktop.WholeFile;
import dev.tokenless.migration.Standing;
import dev.tokenless.record.CompletionRecord;
import dev.tokenless.record.CompletionRecord.Form;
import dev.tokenless.record.Story;
import dev.tokenless.wizard.desktop.Printing;
import dev.tokenless.wizard.desktop.Printout;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The record of all chosen repositories: shown, saved, copied.
public final class RecordViewModel extends StepViewModel {

    private final Road road;
    private final TaskExecutor tasks;
    private final Clipboard clipboard;
    private final Printing printing;
    private final Runnable finish;
    private final Messages words;
    private final ReadOnlyObjectWrapper<List<Standing>> standings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper unprintable = new ReadOnlyStringWrapper("");

    /// @param finish what the primary button does
    public RecordViewModel(
            Road road, TaskExecutor tasks, Clipboard clipboard, Printing printing, Runnable finish, Messages words) {
        this.printing = printing;
        this.road = road;
        this.tasks = tasks;
        this.clipboard = clipboard;
        this.finish = finish;
        this.words = words;
    }

    /// Why nothing can be printed, and what to do; empty where printing is possible.
    ReadOnlyStringProperty unprintable() {
        return unprintable.getReadOnlyProperty();
    }

    @Override
    public StepName name() {
        return StepName.RECORD;
    }

    ReadOnlyObjectProperty<List<Standing>> standings() {
        return standings.getReadOnlyProperty();
    }

    @Override
    public void enter() {
        standings.set(road.standings());
        long done = standings.get().stream()
                .filter(standing -> standing.outcome() == Standing.Outcome.DONE)
                .count();
        lead(words.text("record.lead", done, standings.get().size()));
        primary(words.text("record.primary"));
        status("");
        tasks.run(Job.of("printers", _ -> printing.obstacle())
                .onSuccess(found -> unprintable.set(found.map(this::cure).orElse(""))));
    }

    private String cure(PrintObstacle obstacle) {
        return switch (obstacle) {
            case NO_PRINTER -> words.text("print.no-printer");
            case NO_LPR -> words.text("print.no-lpr");
        };
    }

    /// Makes the record, and shows it as it will be printed.
    void print(BiConsumer<Story, Printout> preview) {
        made(record -> new Printable(record.story(), printing.begin()), printable -> {
            status("");
            printable
                    .printout()
                    .ifPresentOrElse(
                            printout -> preview.accept(printable.story(), printout),
                            () -> unprintable.set(cure(PrintObstacle.NO_PRINTER)));
        });
    }

    private record Printable(Story story, Optional<Printout> printout) {}

    PrintViewModel preview(Story story, Printout printout, Runnable close) {
        return new PrintViewModel(story, printout, tasks, words, close);
    }

    @Override
    public void proceed() {
        finish.run();
    }

    /// Writes the record to a file, all of it or nothing.
    void save(Path file, Form form) {
        made(
                record -> {
                    WholeFile.write(file, record.write(form));
                    return words.text("record.saved", file.getFileName());
                },
                this::status);
    }

    /// Puts the record as Markdown on the clipboard.
    void copy() {
        made(record -> record.text(Form.MARKDOWN), text -> {
            clipboard.put(text);
            status(words.text("record.copied"));
        });
    }

    @FunctionalInterface
    private interface Deed<T> {
        T with(CompletionRecord record) throws java.io.IOException;
    }

    /// Makes the record and does something with it, off the window's thread; then says so on it.
    private <T> void made(Deed<T> deed, Consumer<T> then) {
        begin(words.text("record.saving"));
        running(tasks.run(Job.of("record", _ -> {
                    List<T> results = new ArrayList<>();
                    if (road.session().get().isPresent()) {
                        results.add(
                                deed.with(road.session().get().get().records().of(standings.get())));
                    }
                    return results;
                })
                .onSuccess(results -> results.forEach(then))
                .onProblem(this::problem)
                .andFinally(this::end)));
    }
}
