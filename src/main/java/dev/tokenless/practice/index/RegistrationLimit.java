package dev.tokenless.practice.index;

import java.time.Duration;
import java.time.Instant;

/// Attempts to register a publisher are counted for each person: 100 in a day. Source: pypi/warehouse `config.py`.
final class RegistrationLimit {
    private static final int MOST = 100;
    private static final Duration SPAN = Duration.ofDays(1);

    private RegistrationLimit() {}

    /// Counts one attempt, or refuses it with 429.
    static void count(IndexState state, Page page) {
        Instant now = state.now();
        state.registrations.removeIf(at -> !at.plus(SPAN).isAfter(now));
        if (state.registrations.size() >= MOST) {
            throw page.refused(
                    429,
                    "Too many attempts",
                    "There have been too many attempted trusted publisher registrations. Try again later.");
        }
        state.registrations.add(now);
    }
}
