package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.DOCS_THEME;
import static dev.tokenless.github.http.PracticeTown.ROCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.Proposal;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.WorkflowFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Against a GitHub that carries a change out and then loses its answer: each step of each change, with each mishap, is
/// carried out once. Where GitHub says that it was not carried out, it is repeated, and carried out once as well.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class NothingIsWrittenTwiceTest {

    private static final Proposal PROPOSAL =
            new Proposal("tokenless", "main", "Title", "Body", "Message", Map.of("NEWS", "x\n"), true);
    /// One of each sort; what each mishap is told as, `EveryCallSurvivesTest` holds.
    private static final List<Mishap> MISHAPS = List.of(
            Mishap.RESET_MID_BODY,
            Mishap.NOT_FOUND,
            Mishap.DECLINED,
            Mishap.BAD_GATEWAY_PAGE,
            Mishap.TRUNCATED,
            Mishap.PRIMARY_LIMIT,
            Mishap.SECONDARY_LIMIT_WITHOUT_HEADER);

    private static final EnvironmentName PYPI = new EnvironmentName("pypi");

    @SuppressWarnings("ImmutableEnumChecker") // a table of calls, never changed
    enum Change {
        PUT_ENVIRONMENT(
                2,
                gitHub -> gitHub.putEnvironment(
                        ROCKET, PYPI, EnvironmentRules.of(new RefPolicy.Custom(List.of(RefPattern.tag("v*")))))),
        DELETE_ENVIRONMENT(1, gitHub -> gitHub.deleteEnvironment(DOCS_THEME, PYPI)),
        DELETE_SECRET(
                1,
                gitHub -> gitHub.deleteSecret(
                        ROCKET, gitHub.secrets(ROCKET).secrets().getFirst())),
        PROPOSE(3, gitHub -> gitHub.propose(ROCKET, PROPOSAL)),
        COMMIT(1, gitHub -> gitHub.commit(ROCKET, PROPOSAL)),
        DISPATCH(
                1,
                gitHub -> gitHub.dispatch(
                        new dev.tokenless.workflow.RepositoryName("acme", "autopilot"),
                        WorkflowFile.of("publish.yml"),
                        "main",
                        Map.of()));

        private final int steps;
        private final Consumer<GitHub> make;

        Change(int steps, Consumer<GitHub> make) {
            this.steps = steps;
            this.make = make;
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private PracticeWorld world;

    @BeforeAll
    void start() throws IOException {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(1000));
    }

    @BeforeEach
    void begin() {
        world.reset();
    }

    @AfterAll
    void stop() {
        world.close();
        client.close();
    }

    static Stream<Arguments> everyStep() {
        return Arrays.stream(Change.values())
                .flatMap(change -> Stream.iterate(1, step -> step <= change.steps, step -> step + 1)
                        .flatMap(step -> MISHAPS.stream().map(mishap -> Arguments.of(change, step, mishap))));
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void carriedOutOnce(Change change, int step, Mishap mishap) {
        List<String> carriedOut = new ArrayList<>();
        var writes = new AtomicInteger();
        try (var server = new ScriptedGitHub(mishap.patience(), request -> {
            boolean meets = isWrite(request) && writes.incrementAndGet() == step;
            boolean refused = meets && Mishap.LIMITS.contains(mishap);
            if (isWrite(request) && !refused) {
                carriedOut.add(request.getMethod() + " " + request.getTarget() + " " + body(request));
            }
            return refused ? mishap.answer() : meets ? lost(forward(request), mishap) : forward(request);
        })) {
            GitHub gitHub = server.signIn()
                    .with(GitHubToken.of(world.announcement().token(), GitHubToken.Origin.PRACTICE)
                            .orElseThrow());
            Throwable thrown = catchThrowable(() -> change.make.accept(gitHub));
            assertThat(thrown == null || thrown instanceof GitHubException)
                    .as("%s", thrown)
                    .isTrue();
            if (Mishap.LIMITS.contains(mishap)) {
                assertThat(thrown).as("a limit that ends is waited for").isNull();
            }
            assertThat(carriedOut).isNotEmpty().doesNotHaveDuplicates();
            if (change == Change.PROPOSE) {
                PracticeAgain.assertOneProposal(gitHub, PROPOSAL);
                assertThat(carriedOut).as("going on afterwards repeats no step").doesNotHaveDuplicates();
            }
        }
    }

    /// Going on after a crash: the same proposal again.
    private static final class PracticeAgain {
        static void assertOneProposal(GitHub gitHub, Proposal proposal) {
            var made = gitHub.propose(ROCKET, proposal);
            assertThat(gitHub.openPullRequest(ROCKET, proposal.branch())).hasValue(made);
            assertThat(made.number()).isEqualTo(gitHub.propose(ROCKET, proposal).number());
        }
    }

    private static boolean isWrite(RecordedRequest request) {
        return !request.getMethod().equals("GET") && !body(request).contains("\"query\":\"query");
    }

    private static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    private static MockResponse lost(MockResponse carriedOut, Mishap mishap) {
        assertThat(carriedOut.getStatus()).contains(" 20");
        return mishap.answer();
    }

    private MockResponse forward(RecordedRequest request) {
        var asked = HttpRequest.newBuilder(URI.create(world.announcement().github() + request.getTarget()))
                .method(request.getMethod(), HttpRequest.BodyPublishers.ofString(body(request)));
        for (String header : List.of("Authorization", "User-Agent", "Accept", "Content-Type", "X-GitHub-Api-Version")) {
            String value = request.getHeaders().get(header);
            if (value != null) {
                asked = asked.header(header, value);
            }
        }
        try {
            HttpResponse<String> answer = client.send(asked.build(), HttpResponse.BodyHandlers.ofString());
            return ScriptedGitHub.json(answer.statusCode(), answer.statusCode() == 204 ? "" : answer.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
