package dev.tokenless.wizard.step.record;

import dev.tokenless.desktop.Clipboard;
import dev.tokenless.migration.Standing;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /// Writes the record to a file; the form follows from its extension.
    void save(Path file, String extension) {
        make(extension, "record.saving", text -> {
            Files.writeString(file, text);
            return words.text("record.saved", file.getFileName());
        });
    }

    /// Puts the record as Markdown on the clipboard.
    void copy() {
        begin(words.text("record.saving"));
        running(tasks.run(Job.of("record", _ -> write("md"))
                .onSuccess(text -> {
                    clipboard.put(text);
                    status(words.text("record.copied"));
                })
                .onProblem(this::problem)
                .andFinally(this::end)));
    }

    @FunctionalInterface
    private interface Deed {
        String with(String text) throws java.io.IOException;
    }

    private void make(String extension, String what, Deed deed) {
        begin(words.text(what));
        running(tasks.run(Job.of("record", _ -> deed.with(write(extension)))
                .onSuccess(this::status)
                .onProblem(this::problem)
                .andFinally(this::end)));
    }

    private String write(String extension) {
        return road.session()
                .get()
                .map(session -> session.records().write(standings.get(), extension))
                .orElse("");
    }
}
