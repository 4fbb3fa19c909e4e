package dev.tokenless.github;

import java.util.Optional;

/// One job of a run's latest attempt.
public record RunJob(long id, String name, RunStatus status, Optional<String> conclusion, String htmlUrl) {}
