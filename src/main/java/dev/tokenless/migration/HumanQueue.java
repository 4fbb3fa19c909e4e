package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.workflow.RepositoryName;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One person for a whole batch: whoever needs a person waits in line, so that one page at a time is open.
final class HumanQueue {

    private final HumanHand hand;
    private final Observer observer;
    private final Cancellation cancellation;
    private final ReentrantLock turn = new ReentrantLock(true);

    HumanQueue(HumanHand hand, Observer observer, Cancellation cancellation) {
        this.hand = hand;
        this.observer = observer;
        this.cancellation = cancellation;
    }

    /// Asks the person once those before have been asked.
    ///
    /// @param before done when the turn has come, before the person is sent anywhere
    /// @return empty if the person declines
    Optional<HumanHand.Word> ask(RepositoryName repository, HumanTask task, Runnable before) {
        return inTurn(() -> {
            before.run();
            observer.on(new Event.PersonNeeded(repository, task));
            return hand.perform(task);
        });
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
