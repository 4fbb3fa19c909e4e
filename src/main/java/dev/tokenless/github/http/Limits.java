package dev.tokenless.github.http;

import dev.tokenless.desktop.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// What GitHub's limits allow one account at the moment; shared by all threads that work for it.
///
/// GitHub docs, "Best practices for using the REST API" (a second between two writes) and "Rate limits for the REST
/// API" (500 content-creating requests an hour; 900 points a minute, of which a read takes one and a write five; 100
/// requests at once).
final class Limits {

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final int WRITES_AN_HOUR = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    // a little less than allowed: GitHub's minutes need not begin with ours
    private static final int POINTS_A_MINUTE = 850;
    private static final int POINTS_OF_A_WRITE = 5;
    private static final int AT_ONCE = 50;

    private Instant blockedUntil = Instant.MIN;
    private String blockedBecause = "";
    private Instant nextWrite = Instant.MIN;
    private final Deque<Instant> writes = new ArrayDeque<>();
    private final Deque<Instant> points = new ArrayDeque<>();
    private final Semaphore open = new Semaphore(AT_ONCE);
    private int underWay;
    private long left = Long.MAX_VALUE;
    private Instant renewed = Instant.MAX;

    /// Takes one of the places for a request under way; to be given back with [#leave]. Every request that is
    /// admitted must enter.
    void enter() {
        open.acquireUninterruptibly();
    }

    void leave() {
        open.release();
        synchronized (this) {
            underWay--;
        }
    }

    /// What an answer says is left of the hour. Those under way may or may not be counted already; they are taken to be
    /// not, since a refused request is worse than one that is not sent.
    ///
    /// @param until when the next hour begins
    synchronized void left(long remaining, Instant until) {
        left = remaining - underWay;
        renewed = until;
    }

    /// Empty: go ahead now, and a write is counted. Else how long to wait before asking again.
    synchronized Optional<Waiting> admit(Instant now, boolean writing) {
        if (now.isBefore(blockedUntil)) {
            return Optional.of(new Waiting(blockedBecause, blockedUntil));
        }
        if (!now.isBefore(renewed)) {
            left = Long.MAX_VALUE;
            renewed = Instant.MAX;
        }
        if (left <= 0) {
            return Optional.of(new Waiting("GitHub's hourly limit for requests is used up.", renewed));
        }
        int cost = writing ? POINTS_OF_A_WRITE : 1;
        forget(points, now.minus(MINUTE));
        if (points.size() + cost > POINTS_A_MINUTE) {
            return Optional.of(new Waiting(
                    "GitHub allows 900 points a minute.",
                    points.getFirst().plus(MINUTE).plusMillis(1)));
        }
        return writing ? admitWrite(now) : admitted(now, cost);
    }

    private Optional<Waiting> admitWrite(Instant now) {
        if (now.isBefore(nextWrite)) {
            return Optional.of(new Waiting("GitHub asks for a second between two changes.", nextWrite));
        }
        forget(writes, now.minus(Duration.ofHours(1)));
        if (writes.size() >= WRITES_AN_HOUR) {
            return Optional.of(new Waiting(
                    "GitHub allows " + WRITES_AN_HOUR + " changes an hour.",
                    writes.getFirst().plus(Duration.ofHours(1))));
        }
        writes.addLast(now);
        nextWrite = now.plus(BETWEEN_WRITES);
        return admitted(now, POINTS_OF_A_WRITE);
    }

    private Optional<Waiting> admitted(Instant now, int cost) {
        for (int point = 0; point < cost; point++) {
            points.addLast(now);
        }
        underWay++;
        left--;
        return Optional.empty();
    }

    private static void forget(Deque<Instant> times, Instant until) {
        while (!times.isEmpty() && !times.peekFirst().isAfter(until)) {
            times.removeFirst();
        }
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
