package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.DOCS_THEME;
import static dev.tokenless.github.http.PracticeTown.GUIDANCE;
import static dev.tokenless.github.http.PracticeTown.INTERNAL_SDK;
import static dev.tokenless.github.http.PracticeTown.ROCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.contract.Exchange;
import dev.tokenless.github.EnvironmentState;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Environments against the practice GitHub, each exchange held against GitHub's contract.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeEnvironmentTest {

    private static final EnvironmentName PYPI = new EnvironmentName("pypi");
    private static final RefPolicy TAGS = new RefPolicy.Custom(List.of(RefPattern.tag("v*")));
    private static final RefPolicy TAGS_AND_MAIN =
            new RefPolicy.Custom(List.of(RefPattern.tag("v*"), RefPattern.branch("main")));

    private PracticeTown town;
    private GitHub gitHub;
    private Reviewer ada;

    @BeforeAll
    void start() throws IOException {
        town = PracticeTown.start(PracticeOptions.defaults().withSpeed(200));
    }

    @BeforeEach
    void begin() {
        town.world().reset();
        gitHub = town.gitHub();
        ada = new Reviewer("ada-practice", gitHub.account().id(), Reviewer.Kind.USER);
    }

    @AfterEach
    void honest() {
        town.door().falsify(UnaryOperator.identity());
    }

    @AfterAll
    void stop() {
        town.assertContractKept();
        town.close();
    }

    @Test
    void aNewEnvironmentHasWhatWasWantedAndReadsBackSo() {
        var wanted = new EnvironmentRules(true, TAGS_AND_MAIN, List.of(ada), false, 30, true);
        EnvironmentState made = gitHub.putEnvironment(ROCKET, PYPI, wanted);
        assertThat(made.rules()).isEqualTo(wanted);
        assertThat(made.htmlUrl()).isNotBlank();
        assertThat(gitHub.environment(ROCKET, PYPI)).hasValue(made);
        assertThat(gitHub.environments(ROCKET)).containsExactly(made);
    }

    @Test
    void writingTheSameTwiceChangesNothing() {
        EnvironmentState once = gitHub.putEnvironment(ROCKET, PYPI, EnvironmentRules.of(TAGS));
        assertThat(gitHub.putEnvironment(ROCKET, PYPI, EnvironmentRules.of(TAGS)))
                .isEqualTo(once);
    }

    @Test
    void anEnvironmentNameMayHaveASlashAndABlank() {
        var odd = new EnvironmentName("release / pypi");
        assertThat(gitHub.putEnvironment(ROCKET, odd, EnvironmentRules.of(TAGS)).name())
                .isEqualTo(odd);
        gitHub.deleteEnvironment(ROCKET, odd);
        assertThat(gitHub.environment(ROCKET, odd)).isEmpty();
        gitHub.deleteEnvironment(ROCKET, odd);
    }

    @Test
    void patternsAreAddedAndRemovedAndTheRestIsKept() {
        EnvironmentRules before =
                gitHub.environment(DOCS_THEME, PYPI).orElseThrow().rules();
        assertThat(before.policy()).isEqualTo(TAGS);
        var other = new RefPolicy.Custom(List.of(RefPattern.tag("release-*"), RefPattern.branch("v*")));
        var rules = new EnvironmentRules(true, other, List.of(ada), true, 0, true);
        assertThat(gitHub.putEnvironment(DOCS_THEME, PYPI, rules).rules()).isEqualTo(rules);
        assertThat(gitHub.putEnvironment(DOCS_THEME, PYPI, before).rules())
                .as("reviewers and self-review go again")
                .isEqualTo(before);
    }

    @Test
    void eachKindOfPolicyCanBeTurnedIntoEachOther() {
        List<RefPolicy> policies =
                List.of(TAGS, new RefPolicy.AnyRef(), new RefPolicy.ProtectedBranches(List.of()), TAGS_AND_MAIN);
        for (RefPolicy from : policies) {
            for (RefPolicy to : policies) {
                gitHub.putEnvironment(ROCKET, PYPI, EnvironmentRules.of(from));
                assertThat(gitHub.putEnvironment(ROCKET, PYPI, EnvironmentRules.of(to))
                                .rules()
                                .policy())
                        .as("%s to %s", from.words(), to.words())
                        .isEqualTo(to);
            }
        }
    }

    @Test
    void aPatternThatSomebodyElseAddsMeanwhileIsNoFailure() {
        // the first list of policies hides that v* is there already, so it is posted and GitHub answers 303
        gitHub.putEnvironment(ROCKET, PYPI, EnvironmentRules.of(TAGS));
        int[] lists = {0};
        town.door()
                .falsify(exchange -> isPolicyList(exchange) && lists[0]++ < 2
                        ? answered(exchange, 200, "{\"total_count\":0,\"branch_policies\":[]}")
                        : exchange);
        assertThat(gitHub.putEnvironment(ROCKET, PYPI, EnvironmentRules.of(TAGS))
                        .rules()
                        .policy())
                .isEqualTo(TAGS);
        assertThat(town.writes()).extracting(Exchange::status).contains(303);
    }

    @Test
    void aPrivateRepositoryOnASmallPlanGetsItsTagRule() {
        assertThat(gitHub.putEnvironment(INTERNAL_SDK, PYPI, EnvironmentRules.of(TAGS))
                        .rules())
                .isEqualTo(EnvironmentRules.of(TAGS));
    }

    @Test
    void reviewersThatThePlanDoesNotHaveAreRefusedAndLeaveNothingBehind() {
        var wanted = new EnvironmentRules(true, TAGS, List.of(ada), false, 0, true);
        assertFails(() -> gitHub.putEnvironment(INTERNAL_SDK, PYPI, wanted), GitHubFailure.PlanLimited.class);
        assertThat(gitHub.environment(INTERNAL_SDK, PYPI)).isEmpty();
    }

    @Test
    void aRefusalLeavesWhatWasThereBefore() {
        gitHub.putEnvironment(INTERNAL_SDK, PYPI, EnvironmentRules.of(TAGS));
        var wanted = new EnvironmentRules(true, TAGS_AND_MAIN, List.of(ada), false, 0, true);
        assertFails(() -> gitHub.putEnvironment(INTERNAL_SDK, PYPI, wanted), GitHubFailure.PlanLimited.class);
        assertThat(gitHub.environment(INTERNAL_SDK, PYPI).orElseThrow().rules()).isEqualTo(EnvironmentRules.of(TAGS));
    }

    @Test
    void whoIsNotAdminCannotMakeOne() {
        assertThatThrownBy(() -> gitHub.putEnvironment(GUIDANCE, PYPI, EnvironmentRules.of(TAGS)))
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure())
                                .isInstanceOfAny(GitHubFailure.Forbidden.class, GitHubFailure.MissingScope.class));
        assertThat(gitHub.environment(GUIDANCE, PYPI)).isEmpty();
    }

    @Test
    void aNewEnvironmentThatReadsOtherwiseIsTakenAway() {
        loseEveryPolicyOf("pypi");
        assertThatThrownBy(() -> gitHub.putEnvironment(ROCKET, PYPI, EnvironmentRules.of(TAGS)))
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure())
                                .isInstanceOfSatisfying(
                                        GitHubFailure.NotAsWritten.class,
                                        failure ->
                                                assertThat(failure.restored()).isTrue()));
        town.door().falsify(UnaryOperator.identity());
        assertThat(gitHub.environment(ROCKET, PYPI)).isEmpty();
    }

    @Test
    void rulesThatReadOtherwiseArePutBackAsTheyWere() {
        var before = new EnvironmentRules(true, TAGS_AND_MAIN, List.of(ada), false, 10, true);
        gitHub.putEnvironment(ROCKET, PYPI, before);
        boolean[] lied = {false};
        town.door().falsify(exchange -> {
            boolean reread = isEnvironment(exchange) && wrote("\"wait_timer\":20") && !lied[0];
            lied[0] |= reread;
            return reread
                    ? answered(exchange, 200, exchange.answerText().replace("\"wait_timer\":20", "\"wait_timer\":5"))
                    : exchange;
        });
        var wanted = new EnvironmentRules(true, TAGS, List.of(ada), false, 20, true);
        assertThatThrownBy(() -> gitHub.putEnvironment(ROCKET, PYPI, wanted))
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure())
                                .isInstanceOfSatisfying(GitHubFailure.NotAsWritten.class, failure -> {
                                    assertThat(failure.restored()).isTrue();
                                    assertThat(failure.difference()).contains("5 minutes instead of 20");
                                }));
        assertThat(gitHub.environment(ROCKET, PYPI).orElseThrow().rules()).isEqualTo(before);
    }

    @Test
    void moreThanSixReviewersAreRefusedBeforeAnythingIsSent() {
        List<Reviewer> seven = java.util.stream.LongStream.rangeClosed(1, 7)
                .mapToObj(id -> new Reviewer("u" + id, id, Reviewer.Kind.USER))
                .toList();
        int before = town.door().exchanges().size();
        assertFails(
                () -> gitHub.putEnvironment(ROCKET, PYPI, new EnvironmentRules(true, TAGS, seven, false, 0, true)),
                GitHubFailure.Invalid.class);
        assertThat(town.door().exchanges()).hasSize(before);
    }

    @Test
    void aReviewerWhoMayNotReadIsRefusedInGitHubsWords() {
        var stranger = new Reviewer("stranger", 1, Reviewer.Kind.USER);
        assertThatThrownBy(() -> gitHub.putEnvironment(
                        ROCKET, PYPI, new EnvironmentRules(true, TAGS, List.of(stranger), false, 0, true)))
                .hasMessageContaining("cannot review deployments");
        assertThat(gitHub.environment(ROCKET, PYPI)).isEmpty();
        assertThat(gitHub.environments(new RepositoryName("acme", "handbook"))).isEmpty();
    }

    private boolean wrote(String text) {
        return town.writes().stream().anyMatch(exchange -> exchange.text().contains(text));
    }

    private void loseEveryPolicyOf(String environment) {
        town.door()
                .falsify(exchange -> isPolicyList(exchange) && exchange.path().contains(environment)
                        ? answered(exchange, 200, "{\"total_count\":0,\"branch_policies\":[]}")
                        : exchange);
    }

    private static boolean isPolicyList(Exchange exchange) {
        return exchange.method().equals("GET") && exchange.path().contains("/deployment-branch-policies");
    }

    private static boolean isEnvironment(Exchange exchange) {
        return exchange.method().equals("GET") && exchange.path().endsWith("/environments/pypi");
    }

    private static Exchange answered(Exchange exchange, int status, String body) {
        return new Exchange(
                exchange.method(),
                exchange.path(),
                exchange.headers(),
                exchange.body(),
                status,
                "application/json; charset=utf-8",
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void assertFails(Runnable call, Class<? extends GitHubFailure> kind) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure()).isInstanceOf(kind));
    }
}
