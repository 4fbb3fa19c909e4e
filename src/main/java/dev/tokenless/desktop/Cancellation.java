package dev.tokenless.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One switch that stops one piece of work: waits end at once, requests under way are broken off. It cannot be
/// taken back.
public final class Cancellation {

    private final Object lock = new Object();
    private final Map<Object, Runnable> actions = new LinkedHashMap<>();
    private boolean cancelled;

    /// Cancels; a second call does nothing.
    public void cancel() {
        List<Runnable> due;
        synchronized (lock) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions.values());
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public boolean cancelled() {
        synchronized (lock) {
            return cancelled;
        }
    }

    /// Ends the work here if it was cancelled.
    ///
    /// @throws CancelledException if the work was cancelled
    public void throwIfCancelled() {
        if (cancelled()) {
            throw new CancelledException();
        }
    }

    /// Runs `action` when the work is cancelled, at once if it already is. Closing the answer takes the wish back.
    public Registration onCancel(Runnable action) {
        synchronized (lock) {
            if (!cancelled) {
                var registration = new Object();
                actions.put(registration, action);
                return () -> remove(registration);
            }
        }
        action.run();
        return () -> {};
    }

    private void remove(Object registration) {
        synchronized (lock) {
            actions.remove(registration);
        }
    }

    /// A wish to be told of the cancelling; closed when the work is over.
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
