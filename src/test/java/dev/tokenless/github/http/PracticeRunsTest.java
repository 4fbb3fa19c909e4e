package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.DOCS_THEME;
import static dev.tokenless.github.http.PracticeTown.ROCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.contract.Exchange;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.RunJob;
import dev.tokenless.github.RunStatus;
import dev.tokenless.github.WaitingApproval;
import dev.tokenless.github.WorkflowRun;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Workflow runs against the practice GitHub, each exchange held against GitHub's contract.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class PracticeRunsTest {

    private static final RepositoryName AUTOPILOT = new RepositoryName("acme", "autopilot");
    private static final WorkflowFile PUBLISH = WorkflowFile.of("publish.yml");
    private static final WorkflowFile RELEASE = WorkflowFile.of("release.yml");
    private static final EnvironmentName PYPI = new EnvironmentName("pypi");

    private PracticeTown town;
    private GitHub gitHub;

    @BeforeAll
    void start() throws IOException {
        town = PracticeTown.start(PracticeOptions.defaults().withSpeed(60));
    }

    @BeforeEach
    void begin() {
        town.world().reset();
        gitHub = town.gitHub();
    }

    @AfterAll
    void stop() {
        town.assertContractKept();
        town.close();
    }

    @Test
    void aReleaseRunsAndItsLogIsRead() {
        assertThat(gitHub.runs(ROCKET, PUBLISH)).isEmpty();
        String tag = town.person().release("acme/rocket");
        WorkflowRun run = finished(ROCKET, PUBLISH);
        assertThat(run.event()).isEqualTo("release");
        assertThat(run.headBranch()).isEqualTo(tag);
        assertThat(run.path()).isEqualTo(PUBLISH.path());
        assertThat(run.headSha()).hasSize(40);
        assertThat(run.htmlUrl()).endsWith("/acme/rocket/actions/runs/" + run.id());
        assertThat(run.succeeded()).isTrue();
        assertThat(gitHub.run(ROCKET, run.id())).isEqualTo(run);
        assertThat(gitHub.jobs(ROCKET, run.id()))
                .isNotEmpty()
                .allMatch(job -> job.status() == RunStatus.COMPLETED)
                .allMatch(job -> job.conclusion().equals(Optional.of("success")));
        assertThat(gitHub.log(ROCKET, run.id())).contains("== deploy ==").contains("rocket " + tag.substring(1));
        assertThat(gitHub.waitingApprovals(ROCKET, run.id())).isEmpty();
    }

    @Test
    void aReleaseThatTheTagRuleRefusesSaysSoInItsLog() {
        var main = new RefPolicy.Custom(List.of(RefPattern.branch("main")));
        gitHub.putEnvironment(DOCS_THEME, PYPI, EnvironmentRules.of(main));
        town.person().release("acme/docs-theme");
        WorkflowRun run = finished(DOCS_THEME, RELEASE);
        assertThat(run.succeeded()).isFalse();
        assertThat(gitHub.log(DOCS_THEME, run.id()))
                .as("a refused job has no log of its own, only a note")
                .contains("== publish ==\n##[error]Tag \"", "is not allowed to deploy to pypi");
    }

    @Test
    void aRunThatWaitsSaysForWhom() {
        var ada = new Reviewer("ada-practice", gitHub.account().id(), Reviewer.Kind.USER);
        var tags = new RefPolicy.Custom(List.of(RefPattern.tag("v*")));
        gitHub.putEnvironment(DOCS_THEME, PYPI, new EnvironmentRules(true, tags, List.of(ada), false, 0, true));
        town.person().release("acme/docs-theme");
        WorkflowRun waiting = newest(DOCS_THEME, RELEASE, RunStatus.WAITING);
        assertThat(gitHub.waitingApprovals(DOCS_THEME, waiting.id()))
                .containsExactly(new WaitingApproval(PYPI, List.of("ada-practice"), true, 0));
        assertThat(gitHub.jobs(DOCS_THEME, waiting.id()))
                .extracting(RunJob::status)
                .contains(RunStatus.WAITING);
        assertThat(gitHub.log(DOCS_THEME, waiting.id()))
                .as("what has run so far")
                .contains("== build ==")
                .doesNotContain("== publish ==");
        town.person().approve("acme/docs-theme", waiting.id());
        assertThat(finished(DOCS_THEME, RELEASE).succeeded()).isTrue();
    }

    @Test
    void aDispatchAnswersItsRun() {
        WorkflowRun run = gitHub.dispatch(AUTOPILOT, PUBLISH, "main", Map.of());
        assertThat(run.event()).isEqualTo("workflow_dispatch");
        assertThat(run.headBranch()).isEqualTo("main");
        assertThat(finished(AUTOPILOT, PUBLISH).id()).isEqualTo(run.id());
    }

    @Test
    void whereTheNumberIsNotToldTheNewRunIsFound() {
        town.door()
                .falsify(exchange -> exchange.path().endsWith("/dispatches")
                        ? new Exchange(
                                exchange.method(),
                                exchange.path(),
                                exchange.headers(),
                                exchange.body(),
                                204,
                                exchange.contentType(),
                                new byte[0])
                        : exchange);
        try {
            WorkflowRun first = gitHub.dispatch(AUTOPILOT, PUBLISH, "main", Map.of());
            assertThat(gitHub.dispatch(AUTOPILOT, PUBLISH, "main", Map.of()).id())
                    .isNotEqualTo(first.id());
        } finally {
            town.door().falsify(UnaryOperator.identity());
        }
    }

    @Test
    void aDispatchWithoutItsTriggerIsDeclined() {
        assertThatThrownBy(() -> gitHub.dispatch(ROCKET, PUBLISH, "main", Map.of()))
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure()).isInstanceOf(GitHubFailure.Invalid.class))
                .hasMessageContaining("workflow_dispatch");
        assertThatThrownBy(() -> gitHub.dispatch(AUTOPILOT, PUBLISH, "no-such-branch", Map.of()))
                .hasMessageContaining("No ref found");
    }

    @Test
    void whatIsNotThereIsToldOrEmpty() {
        assertThat(gitHub.runs(ROCKET, WorkflowFile.of("absent.yml"))).isEmpty();
        assertThatThrownBy(() -> gitHub.run(ROCKET, 1))
                .isInstanceOfSatisfying(
                        GitHubException.class,
                        thrown -> assertThat(thrown.failure()).isInstanceOf(GitHubFailure.NotFound.class));
    }

    @Test
    void anErrorThatTheLogHasIsNotRepeated() {
        town.world().reset();
        gitHub.deleteSecret(
                ROCKET,
                gitHub.secrets(ROCKET).secrets().stream()
                        .filter(secret -> secret.name().value().equals("PYPI_API_TOKEN"))
                        .findFirst()
                        .orElseThrow());
        town.person().release("acme/rocket");
        String log = gitHub.log(ROCKET, finished(ROCKET, PUBLISH).id());
        assertThat(log.lines().filter(line -> line.contains("##[error]")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(log.lines().filter(line -> line.startsWith("##[error]"))).isEmpty();
    }

    private WorkflowRun finished(RepositoryName repository, WorkflowFile file) {
        return newest(repository, file, RunStatus.COMPLETED);
    }

    private WorkflowRun newest(RepositoryName repository, WorkflowFile file, RunStatus status) {
        while (true) {
            List<WorkflowRun> runs = gitHub.runs(repository, file);
            if (!runs.isEmpty() && runs.getFirst().status() == status) {
                return runs.getFirst();
            }
            Pace.real().sleep(Duration.ofMillis(50), new Cancellation());
        }
    }
}
