package dev.tokenless.practice;

import java.time.Duration;

/// How a practice world is to be.
///
/// @param port         0 takes any free port
/// @param latency      real time that every answer is held back
/// @param repositories how many more repositories are made beside the samples
/// @param state        the state to start in, as `--state` names it
/// @param limits       whether GitHub's secondary limits are enforced
/// @param speed        how many times faster than life its clock runs, from the start
public record PracticeOptions(
        int port, Duration latency, int repositories, String state, boolean limits, double speed) {

    public PracticeOptions {
        if (port < 0 || port > 65535 || latency.isNegative() || repositories < 0 || repositories > 5000) {
            throw new IllegalArgumentException("port 0 to 65535, latency from 0, repositories 0 to 5000");
        }
        if (!(speed >= 1) || speed > 1_000_000) {
            throw new IllegalArgumentException("speed 1 to 1,000,000");
        }
    }

    public static PracticeOptions defaults() {
        return new PracticeOptions(0, Duration.ZERO, 0, "fresh", false, 1);
    }

    public PracticeOptions withState(String name) {
        return new PracticeOptions(port, latency, repositories, name, limits, speed);
    }

    public PracticeOptions withRepositories(int number) {
        return new PracticeOptions(port, latency, number, state, limits, speed);
    }

    public PracticeOptions withSpeed(double factor) {
        return new PracticeOptions(port, latency, repositories, state, limits, factor);
    }

    public PracticeOptions withLimits(boolean enforced) {
        return new PracticeOptions(port, latency, repositories, state, enforced, speed);
    }
}
