package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.contract.Exchange;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.practice.PracticeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The account's scan: how many requests it makes, that rows come while pages arrive, and that it leaves out what the
/// filter leaves out.
@Timeout(120)
class AccountScanTest {

    private static final int REPOSITORIES = 1000;
    private static final Duration LATENCY = Duration.ofMillis(100);

    /// ⌈1000/50⌉ requests, one after the other since each needs the one before; the time they take is the latency's.
    @Test
    void aThousandRepositoriesTakeTwentyRequests() throws IOException {
        var options = new PracticeOptions(
                0, LATENCY, REPOSITORIES, PracticeOptions.defaults().state(), false, 1);
        try (var town = PracticeTown.start(options)) {
            var gitHub = town.gitHub();
            List<Integer> requestsWhenSeen = new ArrayList<>();
            long began = System.nanoTime();
            gitHub.scan(
                    ScanFilter.defaults(),
                    _ -> requestsWhenSeen.add(town.door().exchanges().size()),
                    new Cancellation());
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            List<Exchange> all = town.door().exchanges();
            assertThat(requestsWhenSeen).hasSize(REPOSITORIES);
            assertThat(all)
                    .hasSize(REPOSITORIES / 50)
                    .allMatch(each -> each.path().endsWith("/graphql"));
            assertThat(requestsWhenSeen.getFirst())
                    .as("rows come with the first page")
                    .isEqualTo(1);
            assertThat(requestsWhenSeen.get(499)).as("and so on").isEqualTo(10);
            System.getLogger("scale")
                    .log(
                            System.Logger.Level.INFO,
                            "{0} repositories: {1} requests, {2} ms; bound by latency: {3} ms",
                            REPOSITORIES,
                            all.size(),
                            took.toMillis(),
                            LATENCY.multipliedBy(all.size()).toMillis());
            assertThat(took)
                    .isGreaterThanOrEqualTo(LATENCY.multipliedBy(all.size()))
                    .isLessThan(LATENCY.multipliedBy(all.size()).plusSeconds(20));
        }
    }

    /// GitHub gives up on a query after ten seconds: then the pages become smaller, and none is lost.
    @Test
    void aPageThatIsTooMuchForGitHubIsHalved() {
        List<String> asked = new ArrayList<>();
        try (var server = new ScriptedGitHub(request -> {
            String body = request.getBody() == null ? "" : request.getBody().utf8();
            boolean small = body.contains("\"first\":12");
            asked.add(body.replaceAll(".*\"first\":(\\d+).*", "$1"));
            return small
                    ? ScriptedGitHub.json(
                            200,
                            "{\"data\":{\"viewer\":{\"repositories\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":false}}}}}")
                    : new MockResponse.Builder().code(502).body("<html>").build();
        })) {
            server.gitHub().scan(ScanFilter.defaults(), _ -> {}, new Cancellation());
        }
        assertThat(asked).endsWith("25", "12").doesNotContain("6");
    }

    @Test
    void visibilityIsAskedOfGitHubItself() {
        List<String> asked = new ArrayList<>();
        try (var server = new ScriptedGitHub(request -> {
            asked.add(request.getBody() == null ? "" : request.getBody().utf8());
            return ScriptedGitHub.json(
                    200,
                    "{\"data\":{\"viewer\":{\"repositories\":{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":false}}}}}");
        })) {
            var hidden = new ScanFilter(Optional.empty(), Optional.of(ScanFilter.Visibility.PRIVATE), true, true);
            server.gitHub().scan(hidden, _ -> {}, new Cancellation());
            server.gitHub().scan(ScanFilter.defaults(), _ -> {}, new Cancellation());
        }
        assertThat(asked.getFirst()).contains("\"privacy\":\"PRIVATE\"", "\"fork\":null", "\"archived\":null");
        assertThat(asked.getLast()).contains("\"privacy\":null", "\"fork\":false", "\"archived\":false");
    }
}
