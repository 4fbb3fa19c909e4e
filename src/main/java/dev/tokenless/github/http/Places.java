package dev.tokenless.github.http;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/// So many at once, in the order of their coming; whoever waits can be cancelled.
final class Places {

    private final Deque<CountDownLatch> queue = new ArrayDeque<>();
    private int free;

    Places(int count) {
        free = count;
    }

    /// Waits for a place, to be given back with [#leave].
    ///
    /// @throws CancelledException if cancelled meanwhile; then there is none to give back
    void enter(Cancellation cancellation) {
        var called = new CountDownLatch(1);
        synchronized (this) {
            if (free > 0) {
                free--;
                return;
            }
            queue.addLast(called);
        }
        try (var _ = cancellation.onCancel(called::countDown)) {
            called.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            giveUp(called);
        }
        if (cancellation.cancelled()) {
            giveUp(called);
        }
    }

    private void giveUp(CountDownLatch called) {
        boolean queued;
        synchronized (this) {
            queued = queue.remove(called);
        }
        if (!queued) {
            leave();
        }
        throw new CancelledException();
    }

    synchronized void leave() {
        CountDownLatch next = queue.pollFirst();
        if (next == null) {
            free++;
        } else {
            next.countDown();
        }
    }

    /// How many wait.
    synchronized int queued() {
        return queue.size();
    }
}
