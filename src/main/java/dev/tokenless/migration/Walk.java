package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.workflow.RepositoryName;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// One walk of one repository: do what is ready, ask for what only a person can do, wait a while for what they did
/// to show, stop where nothing more can go today.
final class Walk {

    /// How long to watch for the result of a person's step. A run takes minutes, and PyPI's answers may be ten
    /// minutes old.
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /// How long an approval may take to show before the person is asked for the next one.
    private static final Duration SHORT_PATIENCE = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final Migration migration;
    private final Pace pace;
    private final HumanQueue person;
    private final Predicate<Change> scope;
    private final Observer observer;
    private final Cancellation cancellation;
    private final Map<String, Integer> asked = new HashMap<>();
    private final Set<String> made = new HashSet<>();

    Walk(
            Migration migration,
            Pace pace,
            HumanQueue person,
            Predicate<Change> scope,
            Observer observer,
            Cancellation cancellation) {
        this.migration = migration;
        this.pace = pace;
        this.person = person;
        this.scope = scope;
        this.observer = observer;
        this.cancellation = cancellation;
    }

    Situation walk() {
        Situation situation = ticked(migration.look());
        while (true) {
            cancellation.throwIfCancelled();
            Optional<Next.Ready> ready = ready(situation);
            Optional<HumanTask> task = task(situation);
            if (ready.isPresent()) {
                situation = ticked(make(ready.get()));
            } else if (task.isPresent()) {
                situation = ticked(inTurn(task.get(), situation));
            } else {
                return situation;
            }
        }
    }

    private Optional<Next.Ready> ready(Situation situation) {
        return situation.ready().stream()
                .filter(ready -> scope.test(ready.change()))
                .filter(ready -> !made.contains(ready.change().id() + ready.deed()))
                .findFirst();
    }

    private Optional<HumanTask> task(Situation situation) {
        return situation.tasks().stream()
                .filter(task -> scope.test(task.change()))
                .filter(task -> asked.getOrDefault(key(task), 0) < mostTimes(task))
                .findFirst();
    }

    private Situation make(Next.Ready ready) {
        made.add(ready.change().id() + ready.deed());
        observer.on(new Event.Began(repository(), ready.change(), ready.deed()));
        Situation after = migration.carryOut(ready.change());
        observer.on(new Event.Finished(repository(), ready.change(), ready.deed()));
        return after;
    }

    /// One look at the page of tokens does for many: what was answered while this one stood in line is not asked
    /// again, and what is asked speaks for everybody who is ready by then.
    private Situation inTurn(HumanTask task, Situation situation) {
        return task.kind() != HumanTask.Kind.REVOKE_TOKENS
                ? ask(task, situation)
                : person.inTurn(() -> {
                    Situation now = migration.hear();
                    return now.tasks().stream()
                            .filter(open -> key(open).equals(key(task)))
                            .findFirst()
                            .map(open -> ask(open, now))
                            .orElse(now);
                });
    }

    private Situation ask(HumanTask task, Situation situation) {
        // a word that settles nothing, or a person who never comes, must not hold up the others
        asked.merge(key(task), 1, Integer::sum);
        Optional<HumanHand.Word> word = person.ask(repository(), task, () -> migration.asking(task));
        if (word.isEmpty()) {
            migration.declined(task);
        }
        cancellation.throwIfCancelled();
        if (word.isEmpty()) {
            asked.put(key(task), mostTimes(task));
            return situation;
        }
        if (task.byWord()) {
            return written(task, word.get());
        }
        return watch(task);
    }

    private Situation written(HumanTask task, HumanHand.Word word) {
        if (word.otherwise() && task.otherwise().isPresent()) {
            String note = word.note().isEmpty() ? task.noted() : word.note();
            return migration.deny(task.item(), task.target(), word.by(), note);
        }
        if (task.typed().filter(wanted -> !wanted.equals(word.note().strip())).isPresent()) {
            return migration.situation();
        }
        Situation after = migration.attest(task.item(), task.target(), word.by(), word.note());
        // looking back changes nothing in the world, and may ask about many files
        return task.change() instanceof Change.LookBack ? after : migration.look(Parts.of(task.change()));
    }

    /// Looks again until the task is gone from what is next, or another person is needed first. The patience is that
    /// of the pauses: a look itself may be held up for an hour by GitHub's limits.
    private Situation watch(HumanTask task) {
        Duration patience = repeats(task) ? SHORT_PATIENCE : PATIENCE;
        Duration pause = FIRST_PAUSE;
        Set<Part> parts = EnumSet.copyOf(Parts.of(task.change()));
        Situation situation = migration.look(parts);
        while (unsettled(task, situation) && !patience.isNegative()) {
            observer.on(new Event.Waits(
                    repository(),
                    "Watching for the result: " + task.ask(),
                    pace.now().plus(pause)));
            pace.sleep(pause, cancellation);
            patience = patience.minus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            situation = migration.look(parts);
        }
        return situation;
    }

    /// The task itself still stands, or its change merely waits: a run under way, an index that catches up.
    private static boolean unsettled(HumanTask task, Situation situation) {
        return situation.tasks().stream().anyMatch(open -> key(open).equals(key(task)))
                || situation.next().stream()
                        .anyMatch(next -> next instanceof Next.Waiting waiting
                                && waiting.change().equals(task.change())
                                && waiting.since().isPresent());
    }

    /// The jobs of one run may wait for approval one after the other.
    private static boolean repeats(HumanTask task) {
        return task.kind() == HumanTask.Kind.APPROVE_DEPLOYMENT;
    }

    private static int mostTimes(HumanTask task) {
        return repeats(task) ? 5 : 1;
    }

    private Situation ticked(Situation situation) {
        observer.on(new Event.Ticked(repository(), situation.checklist()));
        return situation;
    }

    private RepositoryName repository() {
        return migration.repository();
    }

    private static String key(HumanTask task) {
        return task.kind() + " " + task.change().id() + " " + task.target().key() + " " + task.page();
    }
}
