package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final Instant MERGED = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-21T00:00:00Z");
    private static final ProjectName PROJECT = new ProjectName("Rocket_Core");
    private static final Publisher EXPECTED =
            new Publisher(Plans.ROCKET, Plans.ON_PYPI.file(), Optional.of(Plans.PYPI));

    private final Rocket rocket = new Rocket();

    @Test
    void repositoryAndEnvironmentAreComparedWithoutCase() {
        publish("2.0.0", "ACME/Rocket", "publish.yml", Optional.of(new EnvironmentName("PyPI")));
        assertThat(verify()).isInstanceOfSatisfying(Verification.Proved.class, proved -> {
            assertThat(proved.version()).isEqualTo("2.0.0");
            assertThat(proved.run().orElseThrow().toString()).contains("/actions/runs/8830");
        });
    }

    @Test
    void theWorkflowFileIsComparedExactly() {
        publish("2.0.0", "Acme/rocket", "Publish.yml", Optional.of(Plans.PYPI));
        assertThat(verify()).isInstanceOfSatisfying(Verification.ProvedDifferent.class, different -> {
            assertThat(different.sentence()).contains("Publish.yml").contains("publish.yml");
            assertThat(different.onlyEnvironmentOpen()).isFalse();
        });
    }

    @Test
    void aPublisherWithoutEnvironmentIsProvedDifferent() {
        publish("2.0.0", "Acme/rocket", "publish.yml", Optional.empty());
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.ProvedDifferent.class,
                        different -> assertThat(different.onlyEnvironmentOpen()).isTrue());
    }

    @Test
    void noProvenanceIsInconclusiveNotFailed() {
        rocket.pypi.upload(PROJECT, "2.0.0", AFTER);
        assertThat(verify()).isInstanceOf(Verification.Inconclusive.class);
    }

    @Test
    void allFilesOfTheNewestVersionCount() {
        publish("2.0.0", "Acme/rocket", "publish.yml", Optional.of(Plans.PYPI));
        rocket.pypi.file(
                PROJECT, "2.0.0", "rocket_core-2.0.0-py3-none-any.whl", AFTER.plusSeconds(1), Optional.empty());
        assertThat(verify()).isInstanceOf(Verification.Inconclusive.class);
    }

    @Test
    void anOldFileIsNotYetAnAnswer() {
        rocket.pypi.upload(PROJECT, "1.0.0", MERGED.minusSeconds(1));
        assertThat(verify()).isInstanceOf(Verification.NotYet.class);
    }

    @Test
    void aProjectThatIsNotThereIsNotYetAnAnswer() {
        assertThat(verify()).isInstanceOf(Verification.NotYet.class);
    }

    @Test
    void aPreReleaseThatIsNewerThanTheNewestReleaseCounts() {
        rocket.pypi.upload(PROJECT, "1.0.0", MERGED.minusSeconds(1));
        publish("0.9.0rc1", "Acme/rocket", "publish.yml", Optional.of(Plans.PYPI));
        assertThat(verify()).isInstanceOf(Verification.Proved.class);
    }

    private void publish(String version, String repository, String workflow, Optional<EnvironmentName> environment) {
        rocket.pypi.publish(PROJECT, version, AFTER, repository, workflow, environment, rocket.github.head());
    }

    private Verification verify() {
        return Verifier.verify(rocket.ports, PROJECT, IndexKind.PYPI, EXPECTED, Optional.of(MERGED));
    }
}
