package dev.tokenless.practice.samples;

import java.util.Optional;

/// An API token of the practice PyPI.
///
/// @param label its name on the token page; the same label is the same token
/// @param user whose account it belongs to
/// @param project the one project that it can upload to; empty for all of the account
public record SampleToken(String label, String user, Optional<String> project) {}
