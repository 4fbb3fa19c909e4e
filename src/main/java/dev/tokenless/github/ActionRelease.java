package dev.tokenless.github;

import dev.tokenless.workflow.RepositoryName;
import java.time.Instant;

/// A finished release of an action, as its repository has it now.
///
/// @param tag    like `v4.6.2`
/// @param commit the full SHA that the tag leads to, annotated or not; what a workflow pins
public record ActionRelease(RepositoryName action, String tag, String commit, Instant publishedAt) {}
