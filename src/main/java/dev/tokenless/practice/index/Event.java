package dev.tokenless.practice.index;

import java.time.Instant;

/// A line of a project's security history, or of an account's.
record Event(Instant at, String what, String by) {}
