package dev.tokenless.wizard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import org.testfx.api.FxRobot;

/// How long the JavaFX thread works without a pause, in its own processor time, so that a busy computer does not count
/// against it.
final class Stalls implements AutoCloseable {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicBoolean beating = new AtomicBoolean(true);
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicLong last = new AtomicLong(-1);
    private final AtomicLong longest = new AtomicLong();
    private final Thread heart;

    Stalls() {
        heart = Thread.ofPlatform().daemon().name("heartbeat").start(this::beat);
    }

    private void beat() {
        while (beating.get()) {
            if (waiting.compareAndSet(false, true)) {
                Platform.runLater(() -> {
                    long now = threads.getCurrentThreadCpuTime();
                    long before = last.getAndSet(now);
                    if (before >= 0) {
                        longest.accumulateAndGet(now - before, Math::max);
                    }
                    waiting.set(false);
                });
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }

    /// The longest stall since the last question, in milliseconds.
    long milliseconds(FxRobot robot) {
        robot.interact(() -> {});
        robot.interact(() -> {});
        return longest.getAndSet(0) / 1_000_000;
    }

    @Override
    public void close() {
        beating.set(false);
        heart.interrupt();
    }
}
