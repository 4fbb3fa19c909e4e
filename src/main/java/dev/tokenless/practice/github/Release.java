package dev.tokenless.practice.github;

import java.time.Instant;

/// A release of a tag.
record Release(
        long id,
        String tag,
        String target,
        String name,
        String body,
        boolean draft,
        boolean prerelease,
        String author,
        Instant at) {}
