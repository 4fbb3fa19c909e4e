package dev.tokenless.github.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What GitHub says with every answer is left of the hour's requests. Not for several threads at once.
///
/// Answers come in another order than GitHub counted them in. Within an hour less is left each time, so the answer with
/// the least is the newest: what was answered is counted in it, and what is under way is taken to be not, since a
/// refused request is worse than one that is not sent.
final class Hour {

    // ends are told to the second, and an answer takes a while: nearer than this they are the same
    private static final Duration HALF = Duration.ofMinutes(30);

    private long least = Long.MAX_VALUE;
    private long left = Long.MAX_VALUE;
    private Optional<Instant> end = Optional.empty();
    private int underWay;

    /// When the next hour begins, if this one is used up.
    Optional<Instant> usedUp(Instant now) {
        if (end.isPresent() && !now.isBefore(end.get())) {
            begins();
        }
        return left > 0 ? Optional.empty() : end;
    }

    private void begins() {
        end = Optional.empty();
        least = Long.MAX_VALUE;
        left = Long.MAX_VALUE;
    }

    /// Something is sent.
    void begin() {
        underWay++;
        left--;
    }

    /// It is answered, or never will be.
    void end() {
        underWay--;
    }

    /// What its answer says. To be told before its [#end()].
    ///
    /// @param until when the next hour begins
    void told(long remaining, Instant until) {
        if (end.filter(known -> until.isBefore(known.minus(HALF))).isPresent()) {
            return;
        }
        if (end.filter(known -> until.isAfter(known.plus(HALF))).isPresent()) {
            begins();
        }
        if (remaining > least) {
            // counted before the newest, so the newest has it; until now that was not known
            left++;
        } else {
            least = remaining;
            left = remaining - (underWay - 1);
            end = Optional.of(until);
        }
    }
}
