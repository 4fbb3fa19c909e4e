package dev.tokenless.cli;

import java.time.Duration;
import java.util.Optional;

/// How the served practice world shall be.
///
/// @param port 0: any free one
/// @param latency added to every answer
/// @param repositories how many there are besides the samples
/// @param state in which it starts
/// @param limits whether GitHub's secondary limits are enforced
/// @param speed how many times faster than life its clock runs
public record PracticeChoice(
        int port, Duration latency, int repositories, Optional<String> state, boolean limits, double speed) {}
