package dev.tokenless.wizard.step.record;

import dev.tokenless.desktop.Clipboard;
import dev.tokenless.desktop.WholeFile;
import dev.tokenless.migration.Standing;
import dev.tokenless.record.CompletionRecord;
import dev.tokenless.record.CompletionRecord.Form;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The record of all chosen repositories: shown, saved, copied.
public final class RecordViewModel extends StepViewModel {

    private final Road road;
    private final TaskExecutor tasks;
    private final Clipboard clipboard;
    private final Runnable finish;
    private final Messages words;
    private final ReadOnlyObjectWrapper<List<Standing>> standings = new ReadOnlyObjectWrapper<>(List.of());

    /// @param finish what the primary button does
    public RecordViewModel(Road road, TaskExecutor tasks, Clipboard clipboard, Runnable finish, Messages words) {
        this.road = road;
        this.tasks = tasks;
        this.clipboard = clipboard;
        this.finish = finish;
        this.words = words;
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
