package dev.tokenless.wizard.settings;

import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The settings as they are now. Each choice of the person is kept at once, off the JavaFX thread.
public final class SettingsModel {

    private final ReadOnlyObjectWrapper<Settings> now;
    private final TaskExecutor tasks;
    private final Consumer<Settings> keep;

    /// @param keep writes them; may block
    public SettingsModel(Settings settings, TaskExecutor tasks, Consumer<Settings> keep) {
        now = new ReadOnlyObjectWrapper<>(settings);
        this.tasks = tasks;
        this.keep = keep;
    }

    public ReadOnlyObjectProperty<Settings> now() {
        return now.getReadOnlyProperty();
    }

    /// The person chose something.
    public void choose(UnaryOperator<Settings> change) {
        Settings chosen = change.apply(now.get());
        if (!chosen.equals(now.get())) {
            now.set(chosen);
            tasks.run(Job.of("settings", _ -> {
                keep.accept(chosen);
                return true;
            }));
        }
    }

    /// Something to remember that nobody chose, such as where the window stands; kept when the window closes.
    public void remember(UnaryOperator<Settings> change) {
        now.set(change.apply(now.get()));
    }
}
