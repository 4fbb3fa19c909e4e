package dev.tokenless.wizard.queue;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Clipboard;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.migration.Change;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Next;
import dev.tokenless.wizard.queue.TaskRow.Stand;
import dev.tokenless.wizard.road.Leg;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.step.Navigator;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.wizard.words.RoadWords;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// One step of the road for all chosen repositories: a row for each thing to do, one of them in front of the person.
public final class QueueViewModel extends StepViewModel {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final StepName step;
    private final Road road;
    private final Navigator navigator;
    private final Clipboard clipboard;
    private final Messages words;
    private final RoadWords spoken;
    private final TaskRows all;
    private final ObservableList<TaskRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<TaskRow>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final List<Cancellation> later = new ArrayList<>();
    private Subscription watched = () -> {};
    private final ReadOnlyStringWrapper errands = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper expected = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");
    private boolean warned;

    /// @param belongs which changes this step is about
    public QueueViewModel(
            StepName step,
            Predicate<Change> belongs,
            Road road,
            Navigator navigator,
            Clipboard clipboard,
            Messages words) {
        this.step = step;
        this.road = road;
        this.navigator = navigator;
        this.clipboard = clipboard;
        this.words = words;
        spoken = new RoadWords(words);
        all = new TaskRows(belongs, spoken);
    }

    @Override
    public StepName name() {
        return step;
    }

    public ObservableList<TaskRow> rows() {
        return rows;
    }

    /// The row in front of the person.
    public ObjectProperty<Optional<TaskRow>> selected() {
        return selected;
    }

    boolean practice() {
        return road.session().get().filter(open -> open.stranger().isPresent()).isPresent();
    }

    @Override
    public void enter() {
        watched.unsubscribe();
        watched = Subscription.EMPTY;
        lead(words.text("lead." + step.key()));
        warned = false;
        for (Leg leg : road.legs()) {
            watched = watched.and(leg.standing().subscribe(this::refresh))
                    .and(leg.diagnosis().subscribe(this::refresh))
                    .and(leg.doing().subscribe(this::refresh))
                    .and(leg.problem().subscribe(wrong -> wrong.ifPresent(this::problem)));
            if (leg.standing().get().isEmpty() && !leg.busy()) {
                leg.look();
            }
        }
        refresh();
        if (step == StepName.PROVE) {
            road.legs().forEach(Leg::diagnose);
        }
    }

    /// How much there is to do, before the person begins.
    ReadOnlyStringProperty errands() {
        return errands.getReadOnlyProperty();
    }

    /// What is to be typed before something is done that cannot be undone; empty if nothing is.
    ReadOnlyStringProperty expected() {
        return expected.getReadOnlyProperty();
    }

    /// What the person typed to confirm it.
    StringProperty typed() {
        return typed;
    }

    private String overview() {
        Errands all = Errands.of(rows);
        if (rows.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.text("errands.done", all.done(), rows.size()));
        if (all.ready() > 0) {
            parts.add(words.text("errands.ready", all.ready()));
        }
        if (all.yours() > 0) {
            parts.add(words.text("errands.yours", all.yours(), all.minutes()));
        }
        if (all.waiting() > 0) {
            parts.add(words.text("errands.waiting", all.waiting()));
        }
        return String.join(" · ", parts) + (all.longerThanASignIn() ? " " + words.text("errands.sign-in") : "");
    }

    // The name of the repository, or how many they are.
    private String irreversible() {
        List<TaskRow> gone = ready().stream()
                .filter(row -> row.change() instanceof Change.DeleteSecrets)
                .toList();
        return gone.isEmpty()
                ? ""
                : gone.size() == 1 ? gone.getFirst().leg().name().toString() : words.text("typed.many", gone.size());
    }

    private void refresh() {
        Optional<TaskRow> before = selected.get();
        rows.setAll(all.of(road.legs()));
        selected.set(before.filter(TaskRows::open)
                .flatMap(old -> rows.stream()
                        .filter(row -> row.sameAs(old) && TaskRows.open(row) && stays(old, row))
                        .findFirst())
                .or(() -> rows.stream().filter(TaskRows::open).findFirst())
                .or(() -> rows.stream().findFirst()));
        doing(road.legs().stream()
                .filter(Leg::busy)
                .map(leg -> leg.doing().get())
                .findFirst()
                .orElse(""));
        primary(words());
        quiet(ready().isEmpty() && rows.stream().anyMatch(row -> row.stand() == Stand.YOURS));
        long open = rows.stream().filter(TaskRows::open).count();
        status(busy() ? "" : words.text("queue.open", open));
        errands.set(overview());
        expected.set(irreversible());
        lookLater();
    }

    // A row that was somebody's turn and now only waits makes room for the next one.
    private static boolean stays(TaskRow old, TaskRow row) {
        return row.stand() == old.stand() || row.stand().compareTo(Stand.YOURS) <= 0;
    }

    // What waits for something elsewhere is looked at again by itself, as long as the step is shown.
    private void lookLater() {
        later.forEach(Cancellation::cancel);
        later.clear();
        rows.stream()
                .filter(row -> row.stand() == Stand.WAITING && !row.leg().busy())
                .map(TaskRow::leg)
                .distinct()
                .forEach(leg -> later.add(leg.lookAfter(LOOK_AGAIN)));
    }

    private List<TaskRow> ready() {
        return rows.stream()
                .filter(row -> row.stand() == Stand.READY && !row.leg().busy())
                .toList();
    }

    private String words() {
        List<TaskRow> ready = ready();
        if (busy()) {
            return "";
        }
        if (ready.size() == 1 && ready.getFirst().next().orElseThrow() instanceof Next.Ready deed) {
            return spoken.deed(deed);
        }
        if (!ready.isEmpty()) {
            return words.text("many." + step.key(), ready.size());
        }
        return step.next()
                .map(next -> words.text("queue.continue", words.text("step." + next.key())))
                .orElse("");
    }

    @Override
    public void proceed() {
        List<TaskRow> ready = ready();
        Optional<TaskRow> yours =
                rows.stream().filter(row -> row.stand() == Stand.YOURS).findFirst();
        if (busy()) {
            return;
        }
        if (!expected.get().isEmpty() && !typed.get().strip().equalsIgnoreCase(expected.get())) {
            missing("queue-typed", words.text("typed.missing", expected.get()));
            return;
        }
        typed.set("");
        if (!ready.isEmpty()) {
            ready.forEach(this::carryOut);
        } else if (yours.isPresent() && !warned) {
            warned = true;
            selected.set(yours);
            missing("task-open", words.text("queue.missing", yours.get().title()));
        } else {
            step.next().ifPresent(navigator::goTo);
        }
    }

    @Override
    public void leave() {
        watched.unsubscribe();
        later.forEach(Cancellation::cancel);
    }

    void carryOut(TaskRow row) {
        settle();
        row.next().ifPresent(next -> {
            if (next instanceof Next.Ready ready) {
                row.leg().carryOut(ready);
            }
        });
    }

    void open(HumanTask task) {
        open(task.page());
    }

    void open(SafeLink page) {
        road.open(page);
    }

    /// A link that may be opened; empty for one to anywhere else.
    Optional<SafeLink> safe(URI address) {
        return road.session().get().flatMap(open -> SafeLink.of(address.toString(), open.world()));
    }

    /// The person gives the other answer.
    void deny(TaskRow row, HumanTask task) {
        settle();
        row.leg().deny(task);
    }

    void copy(String text) {
        clipboard.put(text);
    }

    void confirm(TaskRow row, HumanTask task, String note) {
        settle();
        row.leg().confirm(task, note, () -> spread(row, task));
    }

    void letStranger(TaskRow row, HumanTask task) {
        settle();
        row.leg().letStranger(task, () -> spread(row, task));
    }

    /// What is said about the tokens of an account is said for all rows, so each of them is looked at again.
    private void spread(TaskRow row, HumanTask task) {
        if (task.kind() == HumanTask.Kind.REVOKE_TOKENS) {
            road.legs().stream()
                    .filter(leg -> leg != row.leg() && leg.standing().get().isPresent())
                    .forEach(Leg::look);
        }
    }

    void lookAgain(TaskRow row) {
        settle();
        if (step == StepName.PROVE) {
            row.leg().diagnose();
        }
        row.leg().look();
    }

    /// Whether typing the repository's name may unlock what is blocked here.
    boolean unlockable(TaskRow row) {
        return row.change() instanceof Change.DeleteSecrets || row.change() instanceof Change.RevokeTokens;
    }

    /// Unlocks the row by the repository's name; anything else is told at the field.
    void unlock(TaskRow row, String typed) {
        if (typed.strip().equals(row.leg().name().toString())) {
            settle();
            row.leg().unlock(typed.strip());
        } else {
            missing("task-unlock-name", words.text("unlock.wrong", row.leg().name()));
        }
    }

    @Override
    public void cancel() {
        road.legs().forEach(Leg::cancel);
    }

    @Override
    public void retry() {
        settle();
        road.legs().stream().filter(leg -> leg.problem().get().isPresent()).forEach(Leg::look);
    }
}
