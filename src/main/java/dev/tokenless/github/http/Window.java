package dev.tokenless.github.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// So much within any stretch of that length, wherever it begins.
///
/// A request counts from its sending until that long after its answer: when in between GitHub counted it, nobody here
/// knows. Counted from the sending alone, slow requests and the quick ones after them would fall into one of GitHub's
/// stretches together. Not for several threads at once.
final class Window {

    // GitHub's own clock may count whole seconds
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final int most;
    private final Duration span;
    private final Deque<Spent> spent = new ArrayDeque<>();
    private int taken;

    Window(int most, Duration span) {
        this.most = most;
        this.span = span;
    }

    /// When so much more will fit; empty if it does now. Later than that only where requests under way take long.
    Optional<Instant> full(int cost, Instant now) {
        while (!spent.isEmpty() && spent.peekFirst().until().isBefore(now)) {
            taken -= spent.removeFirst().cost();
        }
        int over = taken + cost - most;
        if (over <= 0) {
            return Optional.empty();
        }
        Instant until = now.plus(span);
        for (Spent one : spent) {
            until = one.until();
            over -= one.cost();
            if (over <= 0) {
                break;
            }
        }
        return Optional.of(until.plusMillis(1));
    }

    /// Something is sent.
    void begin(int cost) {
        taken += cost;
    }

    /// It is answered.
    void end(int cost, Instant at) {
        spent.addLast(new Spent(at.plus(span).plus(ROUNDING), cost));
    }

    private record Spent(Instant until, int cost) {}
}
