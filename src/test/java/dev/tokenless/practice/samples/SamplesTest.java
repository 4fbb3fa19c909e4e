package dev.tokenless.practice.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.Workflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    @ParameterizedTest
    @MethodSource("dev.tokenless.practice.samples.Samples#all")
    void everyWorkflowCanBeRead(Sample sample) {
        assertThat(sample.files().keySet()).anyMatch(path -> path.startsWith(".github/workflows/"));
        sample.files().forEach((path, text) -> {
            if (path.startsWith(".github/workflows/")) {
                assertThat(Workflow.read(path, text)).as(path).isInstanceOf(Workflow.class);
            }
        });
    }

    @Test
    void theFleetIsNamedAndPublishesUnderItsOwnNames() {
        assertThat(Samples.generated(8))
                .extracting(Sample::fullName)
                .doesNotHaveDuplicates()
                .hasSize(8);
        Sample second = Samples.generated(2).get(1);
        assertThat(second.files().get("pyproject.toml")).contains("name = \"fleet-0002\"");
        assertThat(second.projects().getFirst().name()).isEqualTo("fleet-0002");
    }

    @Test
    void theLeakedTokenStandsInTheWorkflow() {
        assertThat(Samples.leaked("pypi-sentinel").files().get(".github/workflows/release.yml"))
                .contains("password: pypi-sentinel")
                .doesNotContain("TOKEN_IN_CLEAR");
    }
}
