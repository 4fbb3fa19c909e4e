package dev.tokenless.wizard.road;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Change;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Next;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.Target;
import dev.tokenless.wizard.problem.Problem;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.wizard.words.RoadWords;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One repository on its way: what is known of it, what is being done, what went wrong. One thing at a time.
public final class Leg {

    private final RepositoryName name;
    private final Session session;
    private final AtomicReference<Optional<OneRoad>> opened = new AtomicReference<>(Optional.empty());
    private final TaskExecutor tasks;
    private final Messages words;
    private final ReadOnlyObjectWrapper<Choices> choices = new ReadOnlyObjectWrapper<>(Choices.defaults());
    private final ReadOnlyObjectWrapper<Optional<Prepared>> prepared = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Standing>> standing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Diagnosis>> diagnosis = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private Optional<Cancellation> running = Optional.empty();

    Leg(RepositoryName name, Session session, TaskExecutor tasks, Messages words) {
        this.words = words;
        this.name = name;
        this.session = session;
        this.tasks = tasks;
    }

    public RepositoryName name() {
        return name;
    }

    public ReadOnlyObjectProperty<Choices> choices() {
        return choices.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Prepared>> prepared() {
        return prepared.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Standing>> standing() {
        return standing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// What is being done for this repository now; empty if nothing is.
    public ReadOnlyStringProperty doing() {
        return doing.getReadOnlyProperty();
    }

    public boolean busy() {
        return !doing.get().isEmpty();
    }

    /// Surveys and plans.
    public void prepare(Choices chosen) {
        choices.set(chosen);
        run(
                words.text("leg.reading", name),
                (road, cancellation, say) -> road.prepare(chosen, cancellation, say),
                prepared::set);
    }

    /// The person agrees to the plan as it is shown.
    public void agree() {
        stand(words.text("leg.agreeing", name), OneRoad::agree);
    }

    /// Reads the world again.
    public void look() {
        stand(words.text("leg.looking", name), OneRoad::look);
    }

    /// The same, after a while; for what goes on elsewhere.
    public Cancellation lookAfter(Duration pause) {
        return tasks.run(Job.of("look later", cancellation -> {
                    session.pace().sleep(pause, cancellation);
                    return true;
                })
                .onSuccess(_ -> look()));
    }

    public void carryOut(Next.Ready ready) {
        stand(
                new RoadWords(words).deed(ready),
                (road, cancellation, say) -> road.carryOut(ready.change(), cancellation, say));
    }

    /// @param afterwards runs once the answer is written down
    public void confirm(HumanTask task, String note, Runnable afterwards) {
        run(
                new RoadWords(words).confirm(task),
                (road, cancellation, say) -> road.confirm(task, note, cancellation, say),
                found -> {
                    standing.set(found);
                    afterwards.run();
                });
    }

    /// In practice: lets the practice person do the task through the same pages, then confirms it.
    public void letStranger(HumanTask task, Runnable afterwards) {
        session.stranger()
                .ifPresent(hand -> run(
                        new RoadWords(words).ask(task),
                        (road, cancellation, say) -> {
                            Optional<HumanHand.Word> word = hand.perform(task);
                            return word.isPresent()
                                    ? road.confirm(task, word.get().note(), cancellation, say)
                                    : road.look(cancellation, say);
                        },
                        found -> {
                            standing.set(found);
                            afterwards.run();
                        }));
    }

    /// Gives a task's other answer.
    public void deny(HumanTask task) {
        stand(
                new RoadWords(words).otherwise(task).orElse(""),
                (road, cancellation, say) -> road.deny(task, cancellation, say));
    }

    /// Why the newest run of a publishing workflow failed; empty if it did not.
    public ReadOnlyObjectProperty<Optional<Diagnosis>> diagnosis() {
        return diagnosis.getReadOnlyProperty();
    }

    /// Looks whether the newest run failed, and reads its log. What cannot be read explains nothing; that is all.
    public void diagnose() {
        Set<WorkflowFile> files = prepared.get().stream()
                .flatMap(known -> known.plan().changes(Change.Release.class).stream())
                .flatMap(release -> release.targets().stream())
                .map(Target.Publishing::file)
                .collect(Collectors.toSet());
        tasks.run(Job.of(
                        "diagnose " + name,
                        cancellation -> Runs.newestFailure(session.github().during(cancellation, _ -> {}), name, files))
                .onSuccess(diagnosis::set));
    }

    public void unlock(String typed) {
        stand(words.text("leg.unlocking", name), (road, cancellation, say) -> road.unlock(typed, cancellation, say));
    }

    public void cancel() {
        running.ifPresent(Cancellation::cancel);
    }

    /// Stops what is being done and gives the journal back.
    void close() {
        cancel();
        tasks.run(Job.of("close " + name, _ -> {
            synchronized (opened) {
                opened.getAndSet(Optional.empty()).ifPresent(OneRoad::close);
            }
            return true;
        }));
    }

    // Opening takes the journal from disk, so it waits for the first job.
    private OneRoad road() {
        synchronized (opened) {
            OneRoad road = opened.get().orElseGet(() -> session.roads().apply(name));
            opened.set(Optional.of(road));
            return road;
        }
    }

    @FunctionalInterface
    private interface Deed<V> {
        V run(OneRoad road, Cancellation cancellation, Consumer<String> say);
    }

    private void stand(String what, Deed<Standing> deed) {
        run(what, deed, standing::set);
    }

    private <V> void run(String what, Deed<V> deed, Consumer<Optional<V>> result) {
        if (busy()) {
            return;
        }
        doing.set(what);
        problem.set(Optional.empty());
        Consumer<String> say = now -> tasks.show(() -> {
            if (busy()) {
                doing.set(now);
            }
        });
        running = Optional.of(tasks.run(Job.of(what, cancellation -> deed.run(road(), cancellation, say))
                .onSuccess(value -> {
                    doing.set("");
                    result.accept(Optional.of(value));
                })
                .onProblem(wrong -> problem.set(Optional.of(wrong)))
                .andFinally(() -> doing.set(""))));
    }
}
