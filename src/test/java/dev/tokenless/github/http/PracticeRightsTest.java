package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.INTERNAL_SDK;
import static dev.tokenless.github.http.PracticeTown.ROCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Permission;
import dev.tokenless.github.Permission.State;
import dev.tokenless.github.Proposal;
import dev.tokenless.github.Secret;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tokens that lack one right each, made on the practice world's own pages, are refused as GitHub refuses them, and
/// what is refused leaves nothing behind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeRightsTest {

    private static final String ALL = "actions=write,administration=write,contents=write,workflows=write,"
            + "pull_requests=write,secrets=write,environments=write,dependabot_secrets=write,codespaces_secrets=write";
    private static final Proposal WORKFLOW = proposal(Map.of(".github/workflows/publish.yml", "on: push\njobs: {}\n"));
    private static final Proposal DOCUMENT = proposal(Map.of("RELEASING.md", "How to\n"));

    private static final Secret SECRET_OF_ROCKET =
            new Secret(new SecretName("PYPI_API_TOKEN"), new SecretPlace.InRepository(), Instant.EPOCH);

    private PracticeTown town;

    @BeforeAll
    void start() throws IOException {
        town = PracticeTown.start(PracticeOptions.defaults().withSpeed(200));
    }

    @BeforeEach
    void begin() {
        town.world().reset();
    }

    @AfterAll
    void stop() {
        town.assertContractKept();
        town.close();
    }

    @Test
    void withoutTheScopeWorkflowADocumentIsCommittedButNoWorkflow() {
        GitHub gitHub = classic("repo");
        assertThat(refused(() -> gitHub.propose(ROCKET, WORKFLOW)))
                .isInstanceOfSatisfying(GitHubFailure.MissingScope.class, missing -> {
                    assertThat(missing.needed()).isEqualTo("workflow");
                    assertThat(missing.cure()).contains("gh auth refresh -s workflow");
                });
        assertThat(answers())
                .anyMatch(text -> text.contains("refusing to allow a Personal Access Token to create or"
                        + " update workflow `.github/workflows/publish.yml` without `workflow` scope"));
        assertThat(gitHub.openPullRequest(ROCKET, "tokenless/x")).isEmpty();
        assertThat(gitHub.propose(ROCKET, DOCUMENT).number()).isPositive();
    }

    @Test
    void aWorkflowThatStandsOnAnotherBranchAlreadyNeedsNoScope() {
        String path = ".github/workflows/publish.yml";
        classic("repo,workflow").propose(ROCKET, WORKFLOW);
        Proposal same = new Proposal(
                "again", "main", "T", "B", "M", Map.of(path, WORKFLOW.files().get(path)), true);
        assertThat(classic("repo").propose(ROCKET, same).number()).isPositive();
    }

    @Test
    void withoutTheScopeRepoAPrivateRepositoryIsNotThereAndAPublicOneIsReadOnly() {
        GitHub gitHub = classic("workflow,read:org");
        assertThat(refused(() -> gitHub.releases(INTERNAL_SDK))).isInstanceOf(GitHubFailure.NotFound.class);
        assertThat(gitHub.environment(ROCKET, new EnvironmentName("pypi"))).isEmpty();
        assertThat(refused(() -> put(gitHub))).isInstanceOf(GitHubFailure.NotFound.class);
        assertThat(states(gitHub))
                .containsEntry("scope repo", State.MISSING)
                .containsEntry("scope workflow", State.PRESENT);
    }

    /// Everybody reads the files of a public repository, so there nothing can be known.
    @Test
    void withoutContentsAPrivateRepositorysWorkflowsAreKnownToBeOutOfReach() {
        String without = ALL.replace("contents=write,", "");
        Map<String, State> hidden = states(fineGrained(without), INTERNAL_SDK);
        assertThat(hidden).containsEntry("Contents and Workflows: write", State.MISSING);
        assertThat(hidden).containsEntry("Pull requests: write", State.UNKNOWN);
        assertThat(states(fineGrained(without))).containsEntry("Contents and Workflows: write", State.UNKNOWN);
        assertThat(states(fineGrained(ALL), INTERNAL_SDK))
                .containsEntry("Contents and Workflows: write", State.UNKNOWN);
    }

    @Test
    void aFineGrainedTokenWithEveryPermissionMayAllThatTokenlessDoes() {
        GitHub gitHub = fineGrained(ALL);
        put(gitHub);
        assertThat(gitHub.propose(ROCKET, WORKFLOW).number()).isPositive();
        assertThat(gitHub.secrets(ROCKET).secrets()).isNotEmpty();
        gitHub.secrets(ROCKET).secrets().stream()
                .filter(secret -> secret.place().deletable())
                .forEach(secret -> gitHub.deleteSecret(ROCKET, secret));
        assertThat(gitHub.permissions(ROCKET)).noneMatch(each -> each.state() == State.MISSING);
    }

    @SuppressWarnings("ImmutableEnumChecker") // what it does is a method of no state
    enum Step {
        ENVIRONMENT("administration", PracticeRightsTest::put),
        DOCUMENT("contents", gitHub -> gitHub.propose(ROCKET, PracticeRightsTest.DOCUMENT)),
        WORKFLOW("workflows", gitHub -> gitHub.propose(ROCKET, PracticeRightsTest.WORKFLOW)),
        PULL_REQUEST("pull_requests", gitHub -> gitHub.propose(ROCKET, PracticeRightsTest.DOCUMENT)),
        DISPATCH("actions", gitHub -> gitHub.dispatch(ROCKET, new WorkflowFile("publish.yml"), "main", Map.of())),
        SECRET("secrets", gitHub -> gitHub.deleteSecret(ROCKET, PracticeRightsTest.SECRET_OF_ROCKET));

        private final String permission;
        private final Consumer<GitHub> does;

        Step(String permission, Consumer<GitHub> does) {
            this.permission = permission;
            this.does = does;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStepWithoutItsPermissionIsRefusedAsATokenThatMayNot(Step step) {
        GitHub gitHub = fineGrained(ALL.replace(step.permission + "=write", step.permission + "=read"));
        assertThat(refused(() -> step.does.accept(gitHub)).sentence()).contains(step.permission);
        assertThat(answers()).anyMatch(text -> text.contains("Resource not accessible by personal access token"));
    }

    @Test
    void withoutPullRequestsADraftStaysOne() {
        int number = fineGrained(ALL).propose(ROCKET, DOCUMENT).number();
        GitHub reading = fineGrained(ALL.replace("pull_requests=write", "pull_requests=read"));
        assertThat(refused(() -> reading.markReady(ROCKET, number)).sentence()).contains("pull_requests=write");
        assertThat(reading.openPullRequest(ROCKET, "tokenless/x").orElseThrow().draft())
                .isTrue();
    }

    @Test
    void aStoreThatTheTokenMayNotReadIsNamedAndNotTakenForEmpty() {
        GitHub gitHub = fineGrained("contents=write,dependabot_secrets=read");
        assertThat(gitHub.secrets(ROCKET).unreadable())
                .anyMatch(place -> place.words().equals("the repository"));
        assertThat(states(gitHub))
                .containsEntry("Secrets: write", State.MISSING)
                .containsEntry("Administration: write", State.MISSING)
                .containsEntry("Dependabot secrets: write", State.UNKNOWN);
    }

    private GitHub classic(String scopes) {
        return town.gitHub(town.newToken("/settings/tokens/new", "scopes", scopes));
    }

    private GitHub fineGrained(String permissions) {
        return town.gitHub(town.newToken("/settings/personal-access-tokens/new", "permissions", permissions));
    }

    private static GitHubFailure refused(Runnable work) {
        GitHubException refusal = catchThrowableOfType(GitHubException.class, work::run);
        assertThat(refusal).isNotNull();
        return refusal.failure();
    }

    private List<String> answers() {
        return town.door().exchanges().stream()
                .map(exchange -> new String(exchange.answer(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Map<String, State> states(GitHub gitHub) {
        return states(gitHub, ROCKET);
    }

    private static Map<String, State> states(GitHub gitHub, RepositoryName repository) {
        return gitHub.permissions(repository).stream()
                .collect(Collectors.toMap(Permission::name, Permission::state, (one, _) -> one));
    }

    private static void put(GitHub gitHub) {
        gitHub.putEnvironment(ROCKET, new EnvironmentName("pypi"), EnvironmentRules.of(new RefPolicy.AnyRef()));
    }

    private static Proposal proposal(Map<String, String> files) {
        return new Proposal("tokenless/x", "main", "Title", "Body", "Message", files, true);
    }
}
