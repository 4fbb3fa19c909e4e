package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// GitHub says with every answer how many requests are left; those under way are among them.
class HourlyLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"4999, 0, false", "4, 3, false", "3, 3, true", "0, 0, true", "none, 50, false"})
    void whatIsLeftBelongsToTheRequestsUnderWay(String remaining, int underWay, boolean waits) {
        Optional<Ruling.Later> later = ResponseJudge.exhausted(answer(remaining), NOW, underWay);

        assertThat(later.isPresent()).isEqualTo(waits);
        later.ifPresent(until -> assertThat(until.pause()).isEqualTo(Duration.ofSeconds(601)));
    }

    private static Answer answer(String remaining) {
        Headers headers = Headers.of(
                "x-ratelimit-remaining",
                remaining,
                "x-ratelimit-reset",
                String.valueOf(NOW.plusSeconds(600).getEpochSecond()));
        return new Answer(HttpUrl.get("http://127.0.0.1/"), 200, headers, new byte[0]);
    }

    @Test
    void aRequestIsUnderWayFromItsAdmissionToItsAnswer() {
        Limits limits = new Limits();
        assertThat(limits.admit(NOW, false)).isEmpty();
        assertThat(limits.admit(NOW, true)).isEmpty();
        assertThat(limits.admit(NOW, true)).as("a second between two changes").isPresent();
        assertThat(limits.underWay()).isEqualTo(2);
        limits.enter();
        limits.leave();
        assertThat(limits.underWay()).isEqualTo(1);
    }
}
