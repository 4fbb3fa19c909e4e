package dev.tokenless.wizard;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Waits for what happens on other threads.
final class Waiting {

    private Waiting() {}

    static void until(FxRobot robot, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
                boolean[] holds = new boolean[1];
                robot.interact(() -> holds[0] = condition.getAsBoolean());
                return holds[0];
            });
        } catch (TimeoutException late) {
            throw new AssertionError("It did not happen within a minute.", late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
