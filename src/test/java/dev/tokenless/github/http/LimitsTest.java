package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// GitHub's documented limits, counted in a way that no delay between here and there can break.
class LimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Limits.Kind READ = new Limits.Kind(false, false);
    private static final Limits.Kind QUERY = new Limits.Kind(false, true);
    private static final Limits.Kind WRITE = new Limits.Kind(true, false);

    private final Limits limits = new Limits();

    private void sent(Instant at, Instant answered, Limits.Kind kind) {
        assertThat(limits.admit(at, kind)).isEmpty();
        limits.ended(kind, answered);
    }

    @Test
    void fiveHundredChangesAnHourAreEnough() {
        for (int write = 0; write < 500; write++) {
            sent(NOW.plusSeconds(write), NOW.plusSeconds(write), WRITE);
        }
        assertThat(limits.admit(NOW.plusSeconds(600), WRITE)).isPresent();
        assertThat(limits.admit(NOW.plusSeconds(600), READ)).isEmpty();
        assertThat(limits.admit(NOW.plusSeconds(3602), WRITE)).isEmpty();
    }

    @Test
    void aChangeCountsForAnHourAfterItsAnswerSinceItMayHaveArrivedJustBefore() {
        for (int write = 0; write < 500; write++) {
            sent(NOW.plusSeconds(2L * write), NOW.plusSeconds(2L * write + 1), WRITE);
        }
        assertThat(limits.admit(NOW.plusSeconds(3600), WRITE))
                .get()
                .satisfies(waiting -> assertThat(waiting.until()).isAfter(NOW.plusSeconds(3601)));
        assertThat(limits.admit(NOW.plusSeconds(3603), WRITE)).isEmpty();
    }

    @Test
    void nineHundredPointsAMinuteAreNotExceededWhenManyReadAtOnce() {
        int reads = 0;
        while (limits.admit(NOW.plusMillis(reads), READ).isEmpty()) {
            reads++;
        }
        assertThat(reads).isBetween(800, 900);
        // not one of them was answered, so all may arrive only now
        assertThat(limits.admit(NOW.plusSeconds(61), READ)).isPresent();
        for (int read = 0; read < reads; read++) {
            limits.ended(READ, NOW.plusSeconds(61));
        }
        assertThat(limits.admit(NOW.plusSeconds(120), READ)).isPresent();
        assertThat(limits.admit(NOW.plusSeconds(123), READ)).isEmpty();
    }

    @Test
    void whoComesWithAChangeIsToldOfTheQueueBeforeIt() {
        assertThat(limits.queue(NOW)).isEmpty();
        sent(NOW, NOW.plusSeconds(3), WRITE);
        assertThat(limits.queue(NOW.plusSeconds(3)))
                .get()
                .satisfies(waiting -> assertThat(waiting.until()).isEqualTo(NOW.plusSeconds(4)));
    }

    @Test
    void whatIsLeftBelongsToTheRequestsUnderWayFirst() {
        for (int request = 0; request < 3; request++) {
            assertThat(limits.admit(NOW, READ)).isEmpty();
        }
        Instant nextHour = NOW.plusSeconds(600);
        limits.left(READ, 4, nextHour);
        limits.ended(READ, NOW);
        assertThat(limits.admit(NOW, READ)).isEmpty();
        assertThat(limits.admit(NOW, READ)).isEmpty();
        assertThat(limits.admit(NOW, READ)).get().satisfies(waiting -> {
            assertThat(waiting.until()).isEqualTo(nextHour);
            assertThat(waiting.why()).contains("hourly");
        });
        assertThat(limits.admit(NOW, QUERY)).as("an hour of its own").isEmpty();
        assertThat(limits.admit(nextHour, READ)).as("a new hour").isEmpty();
    }

    @Test
    void anAnswerThatComesLateDoesNotGiveBackWhatOthersHaveUsed() {
        Instant nextHour = NOW.plusSeconds(600);
        for (int request = 0; request < 50; request++) {
            assertThat(limits.admit(NOW, READ)).isEmpty();
        }
        for (int answer = 49; answer >= 1; answer--) {
            // the newest answers first
            limits.left(READ, 50 - answer, nextHour);
            limits.ended(READ, NOW);
        }
        limits.left(READ, 50, nextHour);
        limits.ended(READ, NOW);
        assertThat(limits.admit(NOW, READ))
                .as("the last that GitHub said was left")
                .isEmpty();
        assertThat(limits.admit(NOW, READ)).isPresent();
    }

    @Test
    void anAnswerOfTheHourBeforeSaysNothingOfThisOne() {
        Instant end = NOW.plusSeconds(10);
        assertThat(limits.admit(NOW, READ)).isEmpty();
        assertThat(limits.admit(NOW, READ)).isEmpty();
        assertThat(limits.admit(end, READ)).isEmpty();
        limits.left(READ, 4999, end.plus(Duration.ofHours(1)));
        limits.ended(READ, end.plusSeconds(1));
        limits.left(READ, 0, end);
        assertThat(limits.admit(end.plusSeconds(1), READ)).isEmpty();
    }
}
