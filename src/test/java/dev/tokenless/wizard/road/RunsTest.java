package dev.tokenless.wizard.road;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.github.GitHub;
import dev.tokenless.github.RunStatus;
import dev.tokenless.github.WorkflowRun;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final RepositoryName ROCKET = new RepositoryName("acme", "rocket");
    private static final List<WorkflowFile> FILES = List.of(new WorkflowFile("publish.yml"));
    private static final String LOG = """
            Trusted publishing exchange failure:
            * `invalid-publisher`: valid token, but no corresponding publisher (Publisher with matching claims was not found)
            """;

    @Test
    void aFailedRunIsExplainedFromItsLog() {
        Optional<Diagnosis> found = Runs.newestFailure(gitHub("failure"), ROCKET, FILES);
        assertThat(found).hasValueSatisfying(diagnosis -> {
            assertThat(diagnosis.run().id()).isEqualTo(7);
            assertThat(diagnosis.causes()).anyMatch(cause -> cause.code().equals("invalid-publisher"));
        });
    }

    @Test
    void aRunThatEndedWellNeedsNoDoctor() {
        assertThat(Runs.newestFailure(gitHub("success"), ROCKET, FILES)).isEmpty();
    }

    private static GitHub gitHub(String conclusion) {
        WorkflowRun run = new WorkflowRun(
                7,
                "https://github.com/acme/rocket/actions/runs/7",
                "release",
                "c0ffee",
                "v1.0.0",
                RunStatus.COMPLETED,
                Optional.of(conclusion),
                Instant.EPOCH,
                ".github/workflows/publish.yml");
        return (GitHub) Proxy.newProxyInstance(
                GitHub.class.getClassLoader(),
                new Class<?>[] {GitHub.class},
                (_, method, _) -> switch (method.getName()) {
                    case "runs" -> List.of(run);
                    case "log" -> LOG;
                    default -> throw new IllegalStateException(method.getName());
                });
    }
}
