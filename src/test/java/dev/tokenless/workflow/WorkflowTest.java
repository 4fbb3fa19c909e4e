package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkflowTest {

    private static final String SAMPLE = """
            name: Ship it 🚢
            on:
              release:
                types: [published]
              push:
                tags: 'v*'
            permissions:
              contents: read
            env: {COLOUR: "1"}
            jobs:
              deploy:
                needs: [test, lint]
                if: github.repository == 'acme/anvil'
                runs-on: ubuntu-latest
                environment: {name: pypi, url: https://pypi.org/p/anvil}
                strategy:
                  matrix:
                    python: ['3.12', 3.13]
                steps:
                - uses: actions/checkout@v4
                - name: 🚀 Upload
                  uses: pypa/gh-action-pypi-publish@release/v1
                  with:
                    password: ${{ secrets.ANVIL }}
              called:
                uses: ./.github/workflows/other.yml
                secrets: inherit
            """;

    @Test
    void readsTriggersJobsAndStepsWithTheirLines() {
        Workflow workflow = (Workflow) Workflow.read("x.yml", SAMPLE);

        assertThat(workflow.triggers()).extracting(Trigger::event).containsExactly("release", "push");
        assertThat(workflow.trigger("push").orElseThrow().tags()).containsExactly("v*");
        assertThat(workflow.permissions()).isEqualTo(new Permissions.Scopes(Map.of("contents", Access.READ)));
        assertThat(workflow.env().get("COLOUR")).hasToString("1");
        Job job = workflow.job("deploy").orElseThrow();
        assertThat(job.needs()).containsExactly("test", "lint");
        assertThat(job.condition()).hasValue("github.repository == 'acme/anvil'");
        assertThat(job.environment().orElseThrow().name()).isEqualTo(new EnvironmentName("PyPI"));
        assertThat(job.matrix().orElseThrow()).isEqualTo(Map.of("python", java.util.List.of("3.12", "3.13")));
        assertThat(job.steps()).extracting(Step::line).containsExactly(20, 21);
        assertThat(job.steps().get(1).action()).isEqualTo("pypa/gh-action-pypi-publish");
        assertThat(job.steps().get(1).with().get("password")).isEqualTo(new Scalar("${{ secrets.ANVIL }}", 24, 19));
        assertThat(workflow.job("called").orElseThrow().inheritsSecrets()).isTrue();
    }

    @Test
    void readsTheSameWithByteOrderMarkAndCarriageReturns() {
        Workflow workflow = (Workflow) Workflow.read("x.yml", "\ufeff" + SAMPLE.replace("\n", "\r\n"));

        assertThat(workflow.job("deploy").orElseThrow().steps())
                .extracting(Step::line)
                .containsExactly(20, 21);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("empty", "", "empty"),
                Arguments.of("text only", "hello", "not-a-workflow"),
                Arguments.of("a list", "- a\n- b\n", "not-a-workflow"),
                Arguments.of("a mapping without jobs", "name: x\n", "not-a-workflow"),
                Arguments.of("a tab as indentation", "jobs:\n\ta: b\n", "not-yaml"),
                Arguments.of("an open quote", "jobs: \"x\n", "not-yaml"),
                Arguments.of("an open bracket", "jobs: [x\n", "not-yaml"),
                Arguments.of("duplicate keys", "jobs:\n  a:\n    if: x\n    if: y\n", "duplicate-key"),
                Arguments.of("two documents", "jobs: {}\n---\njobs: {}\n", "several-documents"),
                Arguments.of("an unknown alias", "jobs:\n  a: *b\n", "unknown-alias"),
                Arguments.of("a self-referencing anchor", "jobs: &a\n  x: *a\n", "circular-alias"),
                Arguments.of("an alias bomb", bomb(), "alias-bomb"),
                Arguments.of("flow nesting 10,000 deep", "jobs: " + "[".repeat(10_000), "too-deep"),
                Arguments.of("flow maps 10,000 deep", "jobs: " + "{a: ".repeat(10_000), "too-deep"),
                Arguments.of("block nesting 10,000 deep", "- ".repeat(10_000), "too-deep"),
                Arguments.of("keys 10,000 deep", "? ".repeat(10_000), "too-deep"),
                Arguments.of("twenty megabytes", "# padding\n".repeat(2_000_000), "too-large"),
                Arguments.of("a line of a megabyte", "jobs: " + "x".repeat(1 << 20), "too-large"),
                Arguments.of("a long line", "jobs: " + "x ".repeat(450_000), "not-a-workflow"),
                Arguments.of("many brackets in a line", "jobs: " + "[] ".repeat(300_000), "not-yaml"),
                Arguments.of("a binary file", "PK\u0003\u0004\0\0\0", "binary"),
                Arguments.of("control characters", "jobs: \u0007\n", "not-yaml"),
                Arguments.of("an unpaired surrogate", "jobs: \ud800\n", "not-yaml"),
                Arguments.of("a key that is a list", "? [a]\n: b\njobs: {}\n", "not-a-workflow"));
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            text.append("a%d: &a%d [%s]\n"
                    .formatted(level, level, ("*a" + (level - 1) + ", ").repeat(9) + "*a" + (level - 1)));
        }
        return text.append("jobs: {}\n").toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            duplicate keys           | jobs:~  a:~    if: x~    if: y~      | 4 | 5
            duplicate keys in braces | jobs: {a: {if: x, if: y}}~           | 1 | 19
            two documents            | jobs: {}~---~jobs: {}~               | 2 | 1
            a tab as indentation     | jobs:~\ta: b~                        | 2 | 1
            an unknown alias         | jobs:~  a: *b~                       | 2 | 6
            """)
    void namesThePlace(String name, String text, int line, int column) {
        assertThat(Workflow.read("x.yml", text.replace("~", "\n").replace("\\t", "\t")))
                .isInstanceOfSatisfying(Unreadable.class, unreadable -> {
                    assertThat(unreadable.line()).isEqualTo(line);
                    assertThat(unreadable.column()).isEqualTo(column);
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    @Timeout(5)
    void saysInASentenceWhyATextIsNoWorkflow(String name, String text, String code) {
        long start = System.nanoTime();
        Reading reading = Workflow.read("x.yml", text);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(reading).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.code()).isEqualTo(code);
            assertThat(unreadable.message()).endsWith(".").doesNotContain("\n");
            assertThat(unreadable.line()).isPositive();
            assertThat(unreadable.column()).isPositive();
        });
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }
}
