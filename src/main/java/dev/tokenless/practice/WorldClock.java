package dev.tokenless.practice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Time in the practice world: it starts with the world, at the real time, and runs `speed` times faster.
final class WorldClock implements InstantSource {

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private final double speed;
    private final AtomicReference<Duration> skipped = new AtomicReference<>(Duration.ZERO);

    WorldClock(double speed) {
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed))
                .plus(skipped.get());
    }

    void skip(Duration time) {
        skipped.updateAndGet(time::plus);
    }

    /// The real time that a stretch of world time takes.
    Duration inLife(Duration worldTime) {
        return Duration.ofNanos((long) (worldTime.toNanos() / speed));
    }
}
