package dev.tokenless.wizard.task;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.wizard.problem.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javafx.application.Platform;

/// One virtual thread a job; results return through the JavaFX event queue.
public final class FxTaskExecutor implements TaskExecutor {

    private final Function<Throwable, Optional<Problem>> known;
    private final Function<Throwable, Problem> unexpected;
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();

    /// @param known      tells a failure that has a plain sentence from one that nobody expected
    /// @param unexpected is told of the others, on the JavaFX thread, and puts them in words
    public FxTaskExecutor(Function<Throwable, Optional<Problem>> known, Function<Throwable, Problem> unexpected) {
        this.known = known;
        this.unexpected = unexpected;
    }

    @Override
    public <V> Cancellation run(Job<V> job) {
        Cancellation cancellation = new Cancellation();
        running.add(cancellation);
        Thread.ofVirtual().name(job.name()).start(() -> work(job, cancellation));
        return cancellation;
    }

    // Whatever a job throws must reach the person, so nothing is let through.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private <V> void work(Job<V> job, Cancellation cancellation) {
        Runnable outcome;
        try {
            V value = job.work().run(cancellation);
            outcome = () -> job.onSuccess().accept(value);
        } catch (CancelledException stopped) {
            outcome = job.onCancelled();
        } catch (Throwable failure) {
            outcome = cancellation.cancelled() ? job.onCancelled() : () -> fail(job, failure);
        } finally {
            running.remove(cancellation);
        }
        Runnable told = outcome;
        Platform.runLater(() -> {
            try {
                told.run();
            } finally {
                job.andFinally().run();
            }
        });
    }

    private <V> void fail(Job<V> job, Throwable failure) {
        job.onProblem().accept(known.apply(failure).orElseGet(() -> unexpected.apply(failure)));
    }

    @Override
    public void show(Runnable change) {
        if (Platform.isFxApplicationThread()) {
            change.run();
        } else {
            Platform.runLater(change);
        }
    }

    @Override
    public void close() {
        running.forEach(Cancellation::cancel);
    }
}
