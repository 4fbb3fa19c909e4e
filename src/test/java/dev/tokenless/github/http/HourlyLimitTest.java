package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/// GitHub says with every answer how many requests are left; no request is sent that it would refuse.
class HourlyLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NEXT_HOUR = NOW.plusSeconds(600);

    @Test
    void anAnswerTellsWhatIsLeftAndUntilWhen() {
        Headers headers = Headers.of(
                "x-ratelimit-remaining", "7", "x-ratelimit-reset", String.valueOf(NEXT_HOUR.getEpochSecond()));
        Answer answer = new Answer(HttpUrl.get("http://127.0.0.1/"), 200, headers, new byte[0]);
        assertThat(ResponseJudge.remaining(answer)).contains(7L);
        assertThat(ResponseJudge.renewal(answer, NOW)).contains(Duration.ofSeconds(601));
        assertThat(ResponseJudge.renewal(answer, NEXT_HOUR.plusSeconds(90))).contains(Duration.ofSeconds(1));
        Answer silent = new Answer(HttpUrl.get("http://127.0.0.1/"), 200, Headers.of(), new byte[0]);
        assertThat(ResponseJudge.remaining(silent)).isEmpty();
        assertThat(ResponseJudge.renewal(silent, NOW)).isEmpty();
    }

    @Test
    void whatIsLeftBelongsToTheRequestsUnderWayFirst() {
        Limits limits = new Limits();
        for (int request = 0; request < 3; request++) {
            assertThat(limits.admit(NOW, false)).isEmpty();
        }
        limits.left(5, NEXT_HOUR);
        assertThat(limits.admit(NOW, false)).isEmpty();
        assertThat(limits.admit(NOW, false)).isEmpty();
        assertThat(limits.admit(NOW, false)).get().satisfies(waiting -> {
            assertThat(waiting.until()).isEqualTo(NEXT_HOUR);
            assertThat(waiting.why()).contains("hourly");
        });
        assertThat(limits.admit(NEXT_HOUR, false)).as("a new hour").isEmpty();
    }

    @Test
    void anAnsweredRequestIsUnderWayNoLonger() {
        Limits limits = new Limits();
        assertThat(limits.admit(NOW, false)).isEmpty();
        limits.enter();
        limits.leave();
        limits.left(1, NEXT_HOUR);
        assertThat(limits.admit(NOW, false)).isEmpty();
        assertThat(limits.admit(NOW, false)).isPresent();
    }
}
