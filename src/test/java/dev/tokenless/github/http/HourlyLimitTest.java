package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/// GitHub says with every answer how many requests are left.
class HourlyLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NEXT_HOUR = NOW.plusSeconds(600);

    private static Answer answer(Headers headers) {
        return new Answer(HttpUrl.get("http://127.0.0.1/"), 200, headers, new byte[0]);
    }

    @Test
    void anAnswerTellsWhatIsLeftAndUntilWhen() {
        Answer answer = answer(Headers.of(
                "x-ratelimit-remaining", "7", "x-ratelimit-reset", String.valueOf(NEXT_HOUR.getEpochSecond())));
        assertThat(ResponseJudge.remaining(answer)).contains(7L);
        assertThat(ResponseJudge.renewal(answer, NOW)).contains(Duration.ofSeconds(601));
        assertThat(ResponseJudge.renewal(answer, NEXT_HOUR.plusSeconds(90))).contains(Duration.ofSeconds(1));
        Answer silent = answer(Headers.of());
        assertThat(ResponseJudge.remaining(silent)).isEmpty();
        assertThat(ResponseJudge.renewal(silent, NOW)).isEmpty();
    }

    @Test
    void whatIsLeftOfSomethingElseIsNotWhatIsLeftOfTheHour() {
        assertThat(ResponseJudge.remaining(
                        answer(Headers.of("x-ratelimit-remaining", "0", "x-ratelimit-resource", "search"))))
                .isEmpty();
        assertThat(ResponseJudge.remaining(
                        answer(Headers.of("x-ratelimit-remaining", "9", "x-ratelimit-resource", "graphql"))))
                .contains(9L);
    }
}
