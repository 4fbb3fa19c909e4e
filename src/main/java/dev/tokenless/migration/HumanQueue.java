package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.pypi.PackageIndex;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One person for a whole batch: whoever needs a person waits in line, so that one page at a time is open. Nobody is
/// sent to an index that would refuse them today.
final class HumanQueue {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final HumanHand hand;
    private final Observer observer;
    private final Cancellation cancellation;
    private final PublisherBudget budget;
    private final PendingPublishers pending;
    private final Ports ports;
    private final Pace pace;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Set<RepositoryName> walking = ConcurrentHashMap.newKeySet();

    HumanQueue(HumanHand hand, Observer observer, Cancellation cancellation, Journals journals, Ports ports) {
        this.hand = hand;
        this.observer = observer;
        this.cancellation = cancellation;
        this.budget = PublisherBudget.of(journals);
        this.pending = PendingPublishers.of(journals);
        this.ports = ports;
        this.pace = ports.pace();
    }

    /// Why a person is not sent there now.
    ///
    /// @param passing it may pass while this batch is walked
    private record Hold(String why, Instant until, boolean passing) {}

    /// What became of asking.
    private record Asked(Optional<Hold> hold, Optional<HumanHand.Word> word) {}

    /// A repository is walked from now on; the answer is closed when its walk ends. What is pending for it may be
    /// released meanwhile.
    Walking begin(RepositoryName repository) {
        walking.add(repository);
        return () -> walking.remove(repository);
    }

    /// A walk under way.
    @FunctionalInterface
    interface Walking extends AutoCloseable {
        @Override
        void close();
    }

    /// Asks the person once those before have been asked.
    ///
    /// @param before done when the turn has come, before the person is sent anywhere
    /// @return empty if the person declines, or if the index takes no more for now
    Optional<HumanHand.Word> ask(RepositoryName repository, HumanTask task, Runnable before) {
        while (true) {
            Asked asked = inTurn(() -> asked(repository, task, before));
            if (asked.hold().isEmpty()) {
                return asked.word();
            }
            Hold hold = asked.hold().get();
            observer.on(new Event.Waits(repository, hold.why(), hold.until()));
            if (!hold.passing()) {
                return Optional.empty();
            }
            // whoever waits here releases nothing, so the others need not wait for that
            walking.remove(repository);
            pace.sleep(PAUSE, cancellation);
            walking.add(repository);
        }
    }

    Optional<HumanHand.Word> ask(RepositoryName repository, HumanTask task) {
        return ask(repository, task, () -> {});
    }

    private Asked asked(RepositoryName repository, HumanTask task, Runnable before) {
        Optional<Hold> hold =
                task.kind() == HumanTask.Kind.REGISTER_PUBLISHER ? hold(repository, task) : Optional.empty();
        if (hold.isPresent()) {
            return new Asked(hold, Optional.empty());
        }
        before.run();
        observer.on(new Event.PersonNeeded(repository, task));
        Optional<HumanHand.Word> word = hand.perform(task);
        if (word.isPresent() && task.kind() == HumanTask.Kind.REGISTER_PUBLISHER) {
            budget.counted(index(task), pace.now());
            if (task.addsPending() && task.change() instanceof Change.RegisterPublisher change) {
                pending.added(new PendingPublishers.Pending(repository, index(task), change.project(), pace.now()));
            }
        }
        return new Asked(Optional.empty(), word);
    }

    private Optional<Hold> hold(RepositoryName repository, HumanTask task) {
        Optional<Instant> tomorrow = budget.next(index(task), pace.now());
        if (tomorrow.isPresent()) {
            String why = "The index takes " + PublisherBudget.A_DAY
                    + " new publishers a day, and those are used up. Go on then with migrate --resume";
            return tomorrow.map(until -> new Hold(why, until, false));
        }
        return task.addsPending() && task.change() instanceof Change.RegisterPublisher change
                ? full(repository, index(task), change.project())
                : Optional.empty();
    }

    /// A project that is asked for a second time, after an interruption, takes no second place.
    private Optional<Hold> full(RepositoryName repository, IndexKind index, ProjectName wanted) {
        PackageIndex packages = ports.index(index).packages().during(cancellation, _ -> {});
        List<PendingPublishers.Pending> open =
                pending
                        .open(
                                index,
                                pace.now(),
                                project -> packages.freshProject(project).isPresent())
                        .stream()
                        .filter(one -> !one.project().equals(wanted))
                        .toList();
        if (open.size() < PendingPublishers.AT_ONCE) {
            return Optional.empty();
        }
        boolean passing = open.stream()
                .anyMatch(one -> !one.repository().equals(repository) && walking.contains(one.repository()));
        String names = open.stream()
                .map(PendingPublishers.Pending::project)
                .map(ProjectName::value)
                .collect(Collectors.joining(", "));
        String why = Indexes.name(index) + " lets an account have " + PendingPublishers.AT_ONCE
                + " pending publishers at a time, and " + names + " wait for their first release"
                + (passing
                        ? "; the next is added once one of them is out"
                        : ". Release one of them, then go on with migrate --resume");
        Instant expires = open.stream()
                .map(PendingPublishers.Pending::expires)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new Hold(why, passing ? pace.now().plus(PAUSE) : expires, passing));
    }

    private static IndexKind index(HumanTask task) {
        return task.publishing().map(Target.Publishing::index).orElse(IndexKind.PYPI);
    }

    /// Whatever else needs the person's eyes for itself.
    <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            cancellation.throwIfCancelled();
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
