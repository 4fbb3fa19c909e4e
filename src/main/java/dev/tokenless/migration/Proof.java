package dev.tokenless.migration;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// What was seen through an API.
///
/// @param asked    what was read, in words
/// @param answered what it said, in words
/// @param at       when it was read
/// @param link     where a person can see the same
public record Proof(String asked, String answered, Instant at, Optional<URI> link) {}
