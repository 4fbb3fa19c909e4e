package dev.tokenless.wizard.task;

import dev.tokenless.desktop.Cancellation;

/// Runs jobs and moves what they find onto the JavaFX thread. A test's executor does both inline.
public interface TaskExecutor extends AutoCloseable {

    /// Starts a job; cancelling the answer stops it at its next safe point.
    <V> Cancellation run(Job<V> job);

    /// Makes a change to what is shown; may be called from any thread, returns at once.
    void show(Runnable change);

    /// Cancels whatever still runs.
    @Override
    void close();
}
