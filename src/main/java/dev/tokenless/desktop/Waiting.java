package dev.tokenless.desktop;

import java.time.Instant;

/// The program waits, and says why. `until` is in the time of the `Pace` that waits; asking again may show that it
/// was too early.
public record Waiting(String why, Instant until) {}
