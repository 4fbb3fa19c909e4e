package dev.tokenless.github.http;

import dev.tokenless.desktop.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What GitHub's limits allow one account at the moment; shared by all threads that work for it.
///
/// GitHub docs, "Best practices for using the REST API" (a second between two writes) and "Rate limits for the REST
/// API" (500 content-creating requests an hour).
final class Limits {

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final int WRITES_AN_HOUR = 500;

    private Instant blockedUntil = Instant.MIN;
    private String blockedBecause = "";
    private Instant nextWrite = Instant.MIN;
    private final Deque<Instant> writes = new ArrayDeque<>();

    /// Empty: go ahead now, and a write is counted. Else how long to wait before asking again.
    synchronized Optional<Waiting> admit(Instant now, boolean writing) {
        if (now.isBefore(blockedUntil)) {
            return Optional.of(new Waiting(blockedBecause, blockedUntil));
        }
        if (!writing) {
            return Optional.empty();
        }
        if (now.isBefore(nextWrite)) {
            return Optional.of(new Waiting("GitHub asks for a second between two changes.", nextWrite));
        }
        while (!writes.isEmpty() && !writes.peekFirst().isAfter(now.minus(Duration.ofHours(1)))) {
            writes.removeFirst();
        }
        if (writes.size() >= WRITES_AN_HOUR) {
            return Optional.of(new Waiting(
                    "GitHub allows " + WRITES_AN_HOUR + " changes an hour.",
                    writes.getFirst().plus(Duration.ofHours(1))));
        }
        writes.addLast(now);
        nextWrite = now.plus(BETWEEN_WRITES);
        return Optional.empty();
    }

    /// The second counts from the answer: counted from the sending, a slow write and a quick one after it could reach
    /// GitHub closer together.
    synchronized void wrote(Instant answered) {
        Instant next = answered.plus(BETWEEN_WRITES);
        if (next.isAfter(nextWrite)) {
            nextWrite = next;
        }
    }

    /// Nothing is sent before that time.
    synchronized void block(Instant until, String because) {
        if (until.isAfter(blockedUntil)) {
            blockedUntil = until;
            blockedBecause = because;
        }
    }
}
