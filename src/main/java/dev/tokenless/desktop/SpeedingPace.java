package dev.tokenless.desktop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Measures with the monotonic clock, so that a change of the computer's clock neither shortens nor lengthens a wait.
final class SpeedingPace implements Pace {

    private final Instant start;
    private final long startNanos = System.nanoTime();
    private final double speed;

    SpeedingPace(Instant start, double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("A clock needs a speed above zero, not " + speed + ".");
        }
        this.start = start;
        this.speed = speed;
    }

    @Override
    public Instant now() {
        return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed));
    }

    @Override
    public void sleep(Duration duration, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        if (!duration.isPositive()) {
            return;
        }
        var cancelled = new CountDownLatch(1);
        try (var _ = cancellation.onCancel(cancelled::countDown)) {
            long nanos = (long) Math.ceil(duration.toNanos() / speed);
            if (cancelled.await(nanos, TimeUnit.NANOSECONDS)) {
                throw new CancelledException();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
