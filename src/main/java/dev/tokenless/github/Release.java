package dev.tokenless.github;

import java.time.Instant;
import java.util.Optional;

/// A release on GitHub.
///
/// @param publishedAt empty for a draft
public record Release(
        String tag, String title, boolean draft, boolean prerelease, Optional<Instant> publishedAt, String htmlUrl) {}
