package dev.tokenless.github.http;

import dev.tokenless.desktop.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What GitHub's limits allow one account at the moment; shared by all threads that work for it.
///
/// GitHub docs, "Best practices for using the REST API" (one change after the other, a second between two) and "Rate
/// limits for the REST API" (500 content-creating requests an hour and 80 a minute; 900 points a minute, of which a
/// read takes one and a write five; 100 requests at once; GraphQL has an hour of its own).
final class Limits {

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final int WRITES_AN_HOUR = 500;
    // a little less than allowed: other programs of the same account take from them, too
    private static final int POINTS_A_MINUTE = 850;
    // whoever waits comes back for some at once, not for each
    private static final int POINTS_WORTH_WAITING_FOR = 50;
    private static final int POINTS_OF_A_WRITE = 5;
    private static final int AT_ONCE = 50;

    private final Places open = new Places(AT_ONCE);
    private final Places writing = new Places(1);
    private final Window points = new Window(POINTS_A_MINUTE, Duration.ofMinutes(1));
    private final Window writes = new Window(WRITES_AN_HOUR, Duration.ofHours(1));
    private final Hour core = new Hour();
    private final Hour graphql = new Hour();
    private Instant blockedUntil = Instant.MIN;
    private String blockedBecause = "";
    private Instant nextWrite = Instant.MIN;

    /// A request, as the limits tell them apart.
    record Kind(boolean writes, boolean graphql) {
        int points() {
            return writes ? POINTS_OF_A_WRITE : 1;
        }
    }

    /// The requests under way.
    Places open() {
        return open;
    }

    /// The one change under way.
    Places writing() {
        return writing;
    }

    /// Empty: send it now, and say so with [#ended] when it is over, however it ends. Else how long to wait.
    synchronized Optional<Waiting> admit(Instant now, Kind kind) {
        Optional<Waiting> hold = blocked(now, kind).or(() -> kind.writes() ? tooSoon(now, 0) : Optional.empty());
        if (hold.isPresent()) {
            return hold;
        }
        points.begin(kind.points());
        if (kind.writes()) {
            writes.begin(1);
            nextWrite = now.plus(BETWEEN_WRITES);
        }
        hour(kind).begin();
        return Optional.empty();
    }

    private Optional<Waiting> blocked(Instant now, Kind kind) {
        if (now.isBefore(blockedUntil)) {
            return Optional.of(new Waiting(blockedBecause, blockedUntil));
        }
        Optional<Instant> usedUp = hour(kind).usedUp(now);
        if (usedUp.isPresent()) {
            return usedUp.map(renewed -> new Waiting("GitHub's hourly limit for requests is used up.", renewed));
        }
        return points.full(kind.points(), now)
                .flatMap(_ -> points.full(POINTS_WORTH_WAITING_FOR, now))
                .map(until -> new Waiting("GitHub allows 900 points a minute.", until));
    }

    /// @param before how many changes come before this one
    private Optional<Waiting> tooSoon(Instant now, int before) {
        Optional<Instant> full = writes.full(before + 1, now);
        if (full.isPresent()) {
            return full.map(until -> new Waiting("GitHub allows " + WRITES_AN_HOUR + " changes an hour.", until));
        }
        Instant next = (now.isBefore(nextWrite) ? nextWrite : now).plus(BETWEEN_WRITES.multipliedBy(before));
        return now.isBefore(next)
                ? Optional.of(new Waiting("GitHub asks for a second between two changes.", next))
                : Optional.empty();
    }

    /// What a change that comes now has to wait for at least: those that queue before it, and the hour.
    synchronized Optional<Waiting> queue(Instant now) {
        return tooSoon(now, writing.queued());
    }

    /// A request that was admitted is over.
    synchronized void ended(Kind kind, Instant now) {
        points.end(kind.points(), now);
        hour(kind).end();
        if (kind.writes()) {
            writes.end(1, now);
            // the second counts from the answer: counted from the sending, a slow write and a quick one after it could
            // reach GitHub closer together
            nextWrite = now.plus(BETWEEN_WRITES);
        }
    }

    /// What an answer says is left of the hour; to be told before its request [#ended].
    ///
    /// @param until when the next hour begins
    synchronized void left(Kind kind, long remaining, Instant until) {
        hour(kind).told(remaining, until);
    }

    /// Nothing is sent before that time.
    synchronized void block(Instant until, String because) {
        if (until.isAfter(blockedUntil)) {
            blockedUntil = until;
            blockedBecause = because;
        }
    }

    private Hour hour(Kind kind) {
        return kind.graphql() ? graphql : core;
    }
}
