package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.Proposal;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.github.Secret;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.TagRuleset;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every call meets every mishap: it ends in a typed failure with a sentence, or in a right answer; nothing is written
/// twice, and the token shows nowhere.
@Timeout(30)
class EveryCallSurvivesTest {

    private static final RepositoryName REPOSITORY = new RepositoryName("octo", "tool");
    private static final EnvironmentName PYPI = new EnvironmentName("pypi");
    private static final WorkflowFile PUBLISH = WorkflowFile.of("publish.yml");
    private static final EnvironmentRules RULES =
            EnvironmentRules.of(new RefPolicy.Custom(List.of(RefPattern.tag("v*"))));
    private static final TagRuleset RULESET =
            new TagRuleset("Release tags", List.of("refs/tags/v*"), List.of(), Set.of(TagRuleset.Guard.CREATION));
    private static final Secret SECRET =
            new Secret(new SecretName("PYPI_TOKEN"), new SecretPlace.InRepository(), Instant.EPOCH);
    private static final Proposal PROPOSAL =
            new Proposal("tokenless", "main", "Title", "Body", "Message", Map.of("a.yml", "x\n"), true);

    private static final List<Mishap> SUCCESSES = List.of(Mishap.TRUNCATED, Mishap.WRONG_TYPE);

    @SuppressWarnings("ImmutableEnumChecker") // a table of calls, never changed
    enum Call {
        ACCOUNT(GitHub::account),
        SCAN(gitHub -> gitHub.scan(ScanFilter.defaults(), _ -> {}, new Cancellation())),
        REPOSITORY_(gitHub -> gitHub.repository(REPOSITORY)),
        SOURCES(gitHub -> gitHub.sources(REPOSITORY, "main", List.of("a.yml"))),
        OTHER_BRANCHES(gitHub -> gitHub.otherBranches(REPOSITORY, "main")),
        TAGS(gitHub -> gitHub.tags(REPOSITORY)),
        RELEASES(gitHub -> gitHub.releases(REPOSITORY)),
        BRANCH_RULES(gitHub -> gitHub.branchRules(REPOSITORY, "main")),
        IMMUTABLE(
                gitHub -> gitHub.immutableReleases(REPOSITORY),
                Mishap.NOT_FOUND,
                Mishap.SCOPE_MISSING,
                Mishap.PERMISSION_MISSING),
        ACTIONS_POLICY(
                gitHub -> gitHub.actionsPolicy(REPOSITORY),
                Mishap.NOT_FOUND,
                Mishap.SCOPE_MISSING,
                Mishap.PERMISSION_MISSING),
        TAG_RULESETS(
                gitHub -> gitHub.tagRulesets(REPOSITORY),
                Mishap.NOT_FOUND,
                Mishap.SCOPE_MISSING,
                Mishap.PERMISSION_MISSING),
        CREATE_TAG_RULESET(gitHub -> gitHub.createTagRuleset(REPOSITORY, RULESET)),
        PERMISSIONS(gitHub -> gitHub.permissions(REPOSITORY)),
        ENVIRONMENTS(gitHub -> gitHub.environments(REPOSITORY)),
        ENVIRONMENT(gitHub -> gitHub.environment(REPOSITORY, PYPI), Mishap.NOT_FOUND),
        PUT_ENVIRONMENT(gitHub -> gitHub.putEnvironment(REPOSITORY, PYPI, RULES)),
        DELETE_ENVIRONMENT(gitHub -> gitHub.deleteEnvironment(REPOSITORY, PYPI), Mishap.NOT_FOUND),
        SECRETS(gitHub -> gitHub.secrets(REPOSITORY)),
        VARIABLES(gitHub -> gitHub.variables(REPOSITORY)),
        DELETE_SECRET(gitHub -> gitHub.deleteSecret(REPOSITORY, SECRET), Mishap.NOT_FOUND),
        NEWEST_RELEASE(gitHub -> gitHub.newestRelease(new RepositoryName("actions", "checkout"), "v4")),
        PROPOSE(gitHub -> gitHub.propose(REPOSITORY, PROPOSAL)),
        COMMIT(gitHub -> gitHub.commit(REPOSITORY, PROPOSAL)),
        PUSH_BARE(gitHub -> gitHub.pushBare(REPOSITORY, "bare", Map.of("a", "x"), "Message")),
        OPEN_PULL_REQUEST(gitHub -> gitHub.openPullRequest(REPOSITORY, "tokenless")),
        PULL_REQUEST(gitHub -> gitHub.pullRequest(REPOSITORY, 1)),
        MARK_READY(gitHub -> gitHub.markReady(REPOSITORY, 1)),
        CLOSE(gitHub -> gitHub.closePullRequest(REPOSITORY, 1)),
        DELETE_BRANCH(gitHub -> gitHub.deleteBranch(REPOSITORY, "tokenless"), Mishap.NOT_FOUND),
        RUNS(gitHub -> gitHub.runs(REPOSITORY, PUBLISH), Mishap.NOT_FOUND),
        RUN(gitHub -> gitHub.run(REPOSITORY, 1)),
        JOBS(gitHub -> gitHub.jobs(REPOSITORY, 1)),
        LOG(gitHub -> gitHub.log(REPOSITORY, 1)),
        WAITING(gitHub -> gitHub.waitingApprovals(REPOSITORY, 1)),
        DISPATCH(gitHub -> gitHub.dispatch(REPOSITORY, PUBLISH, "main", Map.of()));

        private final Consumer<GitHub> make;
        private final List<Mishap> absences;

        /// Reads nothing of the answer but its status.
        private final boolean blind;

        void on(GitHub gitHub) {
            make.accept(gitHub);
        }

        Call(Consumer<GitHub> make, Mishap... absences) {
            this.make = make;
            this.absences = List.of(absences);
            this.blind = List.of("DELETE_ENVIRONMENT", "DELETE_SECRET", "CREATE_TAG_RULESET")
                    .contains(name());
        }
    }

    /// A method that is added to the port and not to the table above fails here.
    @Test
    void noMethodOfThePortIsForgotten() {
        Set<String> called = new TreeSet<>();
        GitHub recording = (GitHub)
                Proxy.newProxyInstance(GitHub.class.getClassLoader(), new Class<?>[] {GitHub.class}, (_, method, _) -> {
                    called.add(method.getName());
                    return null;
                });
        Arrays.stream(Call.values()).forEach(call -> call.on(recording));
        assertThat(called)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(GitHub.class.getMethods())
                        // those that answer a GitHub ask nothing of it
                        .filter(method -> method.getReturnType() != GitHub.class)
                        .map(Method::getName)
                        .collect(Collectors.toSet()));
    }

    static Stream<Arguments> everyCallAndMishap() {
        return Arrays.stream(Call.values())
                .flatMap(call -> Arrays.stream(Mishap.values()).map(mishap -> Arguments.of(call, mishap)));
    }

    @ParameterizedTest
    @MethodSource("everyCallAndMishap")
    void aCallThatFailsSaysWhy(Call call, Mishap mishap) {
        try (var server = new ScriptedGitHub(mishap.patience(), _ -> mishap.answer())) {
            Throwable thrown = catchThrowable(() -> call.make.accept(server.gitHub()));
            if (call.absences.contains(mishap) || (call.blind && SUCCESSES.contains(mishap))) {
                assertThat(thrown).isNull();
            } else {
                assertTyped(thrown, mishap.failure);
            }
            if (!Mishap.LIMITS.contains(mishap)) {
                assertThat(server.writes()).hasSizeLessThanOrEqualTo(1);
            }
            if (mishap == Mishap.BAD_TOKEN) {
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"PUT_ENVIRONMENT", "DELETE_ENVIRONMENT", "DELETE_SECRET", "CREATE_TAG_RULESET", "DISPATCH"})
    void aChangeThatMeetsAMishapIsSentOnce(Call call) {
        for (Mishap mishap : Mishap.values()) {
            try (var server = new ScriptedGitHub(
                    mishap.patience(),
                    request -> request.getMethod().equals("GET") ? Mishap.NOT_FOUND.answer() : mishap.answer())) {
                Throwable thrown = catchThrowable(() -> call.make.accept(server.gitHub()));
                assertThat(thrown == null || thrown instanceof GitHubException).isTrue();
                if (Mishap.LIMITS.contains(mishap)) {
                    assertThat(server.writes())
                            .as("%s, not carried out", mishap)
                            .hasSizeGreaterThan(1);
                } else {
                    // status 200 with an unreadable body is carried out: the next step may follow, no step twice
                    List<String> sent = server.writes().stream()
                            .filter(write -> !leftover(call, write.getMethod()))
                            .map(write -> write.getMethod() + " " + write.getTarget())
                            .toList();
                    assertThat(sent).as("%s", mishap).isNotEmpty().doesNotHaveDuplicates();
                    if (!SUCCESSES.contains(mishap)) {
                        assertThat(sent).as("%s", mishap).hasSize(1);
                    }
                }
            }
        }
    }

    // a refused PUT may have made the environment all the same, so it is removed
    private static boolean leftover(Call call, String method) {
        return call == Call.PUT_ENVIRONMENT && method.equals("DELETE");
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void aClosedDoorIsTold(Call call) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var base = URI.create("http://127.0.0.1:" + port);
        var signIn = new HttpSignIn(
                new Addresses(base, base, World.PRACTICE),
                Pace.fast(100_000),
                "tokenless-test",
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(2));
        GitHubToken token =
                GitHubToken.of(ScriptedGitHub.TOKEN, GitHubToken.Origin.PASTED).orElseThrow();
        assertTyped(catchThrowable(() -> call.make.accept(signIn.with(token))), GitHubFailure.Offline.class);
    }

    private static void assertTyped(Throwable thrown, Class<? extends GitHubFailure> kind) {
        assertThat(thrown).isInstanceOf(GitHubException.class);
        var failure = ((GitHubException) thrown).failure();
        assertThat(failure).isInstanceOf(kind);
        assertThat(failure.sentence()).isNotBlank().endsWith(".").doesNotContain("Sentinel", "\n");
        assertThat(thrown.toString()).doesNotContain("Sentinel");
    }
}
