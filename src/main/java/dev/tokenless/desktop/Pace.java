package dev.tokenless.desktop;

import java.time.Duration;
import java.time.Instant;

/// The only clock and the only way to wait. In the practice world both can run faster than life.
public interface Pace {

    /// The time in the world that is being worked on.
    Instant now();

    /// Waits that long in the world's time, or until the work is cancelled.
    ///
    /// @throws CancelledException as soon as `cancellation` is cancelled, also when it already was
    void sleep(Duration duration, Cancellation cancellation);

    /// The computer's own clock.
    static Pace real() {
        return new SpeedingPace(Instant.now(), 1);
    }

    /// A clock that starts now and runs `speed` times as fast as life.
    static Pace fast(double speed) {
        return startingAt(Instant.now(), speed);
    }

    /// A clock that stands at `start` now and runs `speed` times as fast as life.
    static Pace startingAt(Instant start, double speed) {
        return new SpeedingPace(start, speed);
    }
}
