package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.Secret;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class CourtesyTest {

    private static final MockResponse USER = ScriptedGitHub.json(200, "{\"login\":\"octo\",\"id\":7}");
    private static final RepositoryName REPOSITORY = new RepositoryName("octo", "tool");

    private static Secret secret(String name) {
        return new Secret(new SecretName(name), new SecretPlace.InRepository(), Instant.EPOCH);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {
                "PRIMARY_LIMIT",
                "SECONDARY_LIMIT_WITH_HEADER",
                "SECONDARY_LIMIT_WITHOUT_HEADER",
                "SERVER_ERROR",
                "BAD_GATEWAY_PAGE",
                "RESET_MID_BODY",
                "TIMEOUT"
            })
    void whatPassesIsRepeatedUntilItSucceeds(Mishap mishap) {
        var asked = new AtomicInteger();
        var told = new CopyOnWriteArrayList<Waiting>();
        try (var server = new ScriptedGitHub(
                1_000, mishap.patience(), _ -> asked.incrementAndGet() == 1 ? mishap.answer() : USER)) {
            assertThat(server.gitHub()
                            .during(new Cancellation(), told::add)
                            .account()
                            .login())
                    .isEqualTo("octo");
            assertThat(asked).hasValue(2);
            assertThat(told.isEmpty()).isEqualTo(!Mishap.LIMITS.contains(mishap));
        }
    }

    @Test
    void twoChangesAreASecondApart() {
        var times = new ArrayList<Instant>();
        var clock = new ArrayList<ScriptedGitHub>();
        try (var server = new ScriptedGitHub(1_000, Duration.ofMillis(250), _ -> {
            times.add(clock.getFirst().pace().now());
            return new MockResponse.Builder().code(204).build();
        })) {
            clock.add(server);
            var gitHub = server.gitHub();
            for (String name : List.of("A", "B", "C")) {
                gitHub.during(new Cancellation(), _ -> {}).deleteSecret(REPOSITORY, secret(name));
            }
            assertThat(times).hasSize(3);
            assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void cancellingBreaksOffARequestUnderWay() {
        var cancellation = new Cancellation();
        try (var server = new ScriptedGitHub(1_000, Duration.ofMillis(250), _ -> {
            cancellation.cancel();
            return Mishap.TIMEOUT.answer();
        })) {
            assertThatThrownBy(
                            () -> server.gitHub().during(cancellation, _ -> {}).account())
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void theTokenGoesToTheApiAlone() {
        try (var store = new ScriptedGitHub(1_000, Duration.ofMillis(250), _ -> USER);
                var server = new ScriptedGitHub(
                        1_000,
                        Duration.ofMillis(250),
                        _ -> new MockResponse.Builder()
                                .code(302)
                                .addHeader("Location", store.base() + "elsewhere")
                                .build())) {
            server.gitHub().account();
            assertThat(server.requests().getFirst().getHeaders().get("Authorization"))
                    .isEqualTo("Bearer " + ScriptedGitHub.TOKEN);
            assertThat(server.requests().getFirst().getHeaders().get("X-GitHub-Api-Version"))
                    .isEqualTo("2022-11-28");
            assertThat(server.requests().getFirst().getHeaders().get("User-Agent"))
                    .isEqualTo("tokenless-test");
            assertThat(store.requests().getFirst().getHeaders().names()).doesNotContain("Authorization");
        }
    }

    @Test
    void aChangeIsNeverRedirected() {
        try (var server = new ScriptedGitHub(
                1_000,
                Duration.ofMillis(250),
                _ -> new MockResponse.Builder()
                        .code(307)
                        .addHeader("Location", "/elsewhere")
                        .build())) {
            assertThatThrownBy(() -> server.gitHub().deleteSecret(REPOSITORY, secret("A")))
                    .isInstanceOf(GitHubException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aWayOutOfThisComputerIsClosedInPractice() {
        try (var server = new ScriptedGitHub(
                1_000,
                Duration.ofMillis(250),
                _ -> new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "http://192.0.2.1/")
                        .build())) {
            assertThatThrownBy(() -> server.gitHub().account()).isInstanceOf(GitHubException.class);
        }
    }

    @Test
    void outsidePracticeThereIsOneGitHub() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Addresses(
                        URI.create("https://github.example.org/api/v3"),
                        URI.create("https://github.example.org"),
                        World.REAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Addresses(
                        URI.create("http://example.org"), URI.create("http://127.0.0.1"), World.PRACTICE));
        assertThat(Addresses.gitHub().rest()).hasToString("https://api.github.com/");
    }

    @Test
    void theHoursLastRequestIsNotFollowedByOneThatGitHubWouldRefuse() {
        var asked = new ArrayList<Instant>();
        var clock = new ArrayList<ScriptedGitHub>();
        try (var server = new ScriptedGitHub(10_000, Duration.ofMillis(250), _ -> {
            asked.add(clock.getFirst().pace().now());
            return USER.newBuilder()
                    .addHeader("x-ratelimit-remaining", asked.size() == 1 ? "0" : "4999")
                    .addHeader(
                            "x-ratelimit-reset", clock.getFirst().pace().now().getEpochSecond() + 600)
                    .build();
        })) {
            clock.add(server);
            var gitHub = server.gitHub();
            gitHub.account();
            // who is signed in is asked once only, so something else, of the same hour; the answer is none to it
            assertThatThrownBy(() -> gitHub.immutableReleases(REPOSITORY)).isInstanceOf(GitHubException.class);
            assertThat(Duration.between(asked.get(0), asked.get(1))).isGreaterThanOrEqualTo(Duration.ofMinutes(9));
        }
    }
}
