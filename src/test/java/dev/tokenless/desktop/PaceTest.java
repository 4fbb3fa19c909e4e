package dev.tokenless.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PaceTest {

    @Test
    void anHourPassesInAMomentWhereTheClockIsFast() {
        Instant start = Instant.parse("2026-11-22T10:00:00Z");
        Pace pace = Pace.startingAt(start, 100_000);
        long begun = System.nanoTime();
        pace.sleep(Duration.ofHours(1), new Cancellation());
        assertThat(pace.now()).isAfterOrEqualTo(start.plus(Duration.ofHours(1)));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void cancellingEndsAWaitAtOnce() throws InterruptedException {
        var cancellation = new Cancellation();
        Thread canceller = Thread.ofVirtual().start(cancellation::cancel);
        assertThatThrownBy(() -> Pace.real().sleep(Duration.ofHours(1), cancellation))
                .isInstanceOf(CancelledException.class);
        canceller.join();
    }

    @Test
    void aCancelledWaitDoesNotBegin() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> Pace.real().sleep(Duration.ZERO, cancellation)).isInstanceOf(CancelledException.class);
    }

    @Test
    void aClockThatStandsStillIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.fast(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.fast(Double.NaN));
    }

    @Test
    void everyoneWhoStillListensHearsTheCancellingOnce() {
        var heard = new ArrayList<String>();
        var cancellation = new Cancellation();
        Runnable listener = () -> heard.add("stays");
        cancellation.onCancel(listener);
        cancellation.onCancel(listener).close();
        cancellation.cancel();
        cancellation.cancel();
        cancellation.onCancel(() -> heard.add("late"));
        assertThat(heard).containsExactly("stays", "late");
    }
}
