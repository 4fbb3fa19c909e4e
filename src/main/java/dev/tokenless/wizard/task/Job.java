package dev.tokenless.wizard.task;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.wizard.problem.Problem;
import java.util.function.Consumer;

/// Something to do off the JavaFX thread. The handlers run on it, at most one of the first three, then `andFinally`.
public record Job<V>(
        String name,
        Work<V> work,
        Consumer<V> onSuccess,
        Consumer<Problem> onProblem,
        Runnable onCancelled,
        Runnable andFinally) {

    /// What is done; may block, should look at the cancellation between two calls.
    @FunctionalInterface
    public interface Work<V> {
        V run(Cancellation cancellation) throws Exception;
    }

    public static <V> Job<V> of(String name, Work<V> work) {
        return new Job<>(name, work, _ -> {}, _ -> {}, () -> {}, () -> {});
    }

    public Job<V> onSuccess(Consumer<V> handler) {
        return new Job<>(name, work, handler, onProblem, onCancelled, andFinally);
    }

    public Job<V> onProblem(Consumer<Problem> handler) {
        return new Job<>(name, work, onSuccess, handler, onCancelled, andFinally);
    }

    public Job<V> onCancelled(Runnable handler) {
        return new Job<>(name, work, onSuccess, onProblem, handler, andFinally);
    }

    public Job<V> andFinally(Runnable handler) {
        return new Job<>(name, work, onSuccess, onProblem, onCancelled, handler);
    }
}
