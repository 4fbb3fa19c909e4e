package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long GitHub's limits make us wait is told by GitHub's clock against GitHub's clock: a computer whose own stands
/// years off waits as long as any other.
class WrongClockTest {

    private static final Instant THERE = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T00:00:00Z", "2026-11-22T09:59:58Z", "2026-11-22T13:00:00Z", "2099-01-01T00:00:00Z"})
    void theWaitIsTheSameWhateverTheComputersClockSays(String here) {
        Headers headers = new Headers.Builder()
                .add("Date", "Sun, 22 Nov 2026 10:00:00 GMT")
                .add("X-RateLimit-Remaining", "0")
                .add("X-RateLimit-Reset", String.valueOf(THERE.plusSeconds(1200).getEpochSecond()))
                .build();
        byte[] body = "{\"message\":\"API rate limit exceeded\"}".getBytes(StandardCharsets.UTF_8);
        Answer answer = new Answer(HttpUrl.get("https://api.github.com/user"), 403, headers, body);

        assertThat(ResponseJudge.judge(answer, Instant.parse(here), 1))
                .isInstanceOfSatisfying(
                        Ruling.Later.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofSeconds(1201)));
    }
}
