package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.workflow.RepositoryName;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

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
    /// @return empty if the person declines
    Optional<HumanHand.Word> ask(RepositoryName repository, HumanTask task) {
        turn.lock();
        try {
            cancellation.throwIfCancelled();
            observer.on(new Event.PersonNeeded(repository, task));
            return hand.perform(task);
        } finally {
            turn.unlock();
        }
    }
}
