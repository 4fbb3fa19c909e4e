package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// The same piece of work for many repositories at once, a virtual thread each. A thread mostly waits: for an answer,
/// for its turn to write, for a person. The limits of GitHub and PyPI are kept beneath, by the ports, for all of them
/// together; so there is no second limit here.
final class Batch {

    private Batch() {}

    /// The answers in the order of `pieces`; those not begun before a cancellation are missing. An error in one piece
    /// is thrown once all have ended.
    static <P, A> List<A> run(List<P> pieces, Function<P, A> work, Cancellation cancellation) {
        List<Future<Optional<A>>> running = new ArrayList<>();
        // closing waits for all
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (P piece : pieces) {
                running.add(threads.submit(
                        () -> cancellation.cancelled() ? Optional.<A>empty() : Optional.of(work.apply(piece))));
            }
        }
        List<A> answers = new ArrayList<>();
        for (Future<Optional<A>> one : running) {
            answer(one).ifPresent(answers::add);
        }
        return List.copyOf(answers);
    }

    private static <A> Optional<A> answer(Future<Optional<A>> ended) {
        if (ended.state() == Future.State.SUCCESS) {
            return ended.resultNow();
        }
        switch (ended.exceptionNow()) {
            case RuntimeException fault -> throw fault;
            case Error error -> throw error;
            case Throwable checked -> throw new IllegalStateException(checked);
        }
    }
}
