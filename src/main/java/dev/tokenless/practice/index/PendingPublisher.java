package dev.tokenless.practice.index;

import java.time.Duration;
import java.time.Instant;

/// A publisher for a project that does not exist yet; the first mint creates the project.
record PendingPublisher(String projectName, Publisher publisher, Instant addedAt) {
    /// Source: pypi/warehouse `oidc/tasks.py`.
    private static final Duration LIFE = Duration.ofDays(30);

    Instant expiresAt() {
        return addedAt.plus(LIFE);
    }

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt());
    }
}
