package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One person for a whole batch: whoever needs a person waits in line, so that one page at a time is open.
final class HumanQueue {

    private final HumanHand hand;
    private final Observer observer;
    private final Cancellation cancellation;
    private final PublisherBudget budget;
    private final Pace pace;
    private final ReentrantLock turn = new ReentrantLock(true);

    HumanQueue(HumanHand hand, Observer observer, Cancellation cancellation, PublisherBudget budget, Pace pace) {
        this.hand = hand;
        this.observer = observer;
        this.cancellation = cancellation;
        this.budget = budget;
        this.pace = pace;
    }

    /// Asks the person once those before have been asked.
    ///
    /// @param before done when the turn has come, before the person is sent anywhere
    /// @return empty if the person declines
    Optional<HumanHand.Word> ask(RepositoryName repository, HumanTask task, Runnable before) {
        return inTurn(() -> {
            Optional<Instant> tomorrow = tomorrow(task);
            if (tomorrow.isPresent()) {
                observer.on(new Event.Waits(
                        repository,
                        "The index takes " + PublisherBudget.A_DAY
                                + " new publishers a day, and those are used up. Go on then with migrate --resume",
                        tomorrow.get()));
                return Optional.<HumanHand.Word>empty();
            }
            before.run();
            observer.on(new Event.PersonNeeded(repository, task));
            Optional<HumanHand.Word> word = hand.perform(task);
            if (word.isPresent() && registers(task)) {
                budget.counted(index(task), pace.now());
            }
            return word;
        });
    }

    private Optional<Instant> tomorrow(HumanTask task) {
        return registers(task) ? budget.next(index(task), pace.now()) : Optional.empty();
    }

    private static boolean registers(HumanTask task) {
        return task.kind() == HumanTask.Kind.REGISTER_PUBLISHER;
    }

    private static IndexKind index(HumanTask task) {
        return task.publishing().map(Target.Publishing::index).orElse(IndexKind.PYPI);
    }

    Optional<HumanHand.Word> ask(RepositoryName repository, HumanTask task) {
        return ask(repository, task, () -> {});
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
