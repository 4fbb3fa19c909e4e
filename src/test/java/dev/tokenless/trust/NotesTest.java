package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;
import static dev.tokenless.trust.Sample.tags;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is noted beside the verdicts: each note where it belongs, and nowhere else.
class NotesTest {

    private static final String RELEASE = "release:\n  types: [published]";

    record Row(String note, Sample with, Sample without) {
        @Override
        public String toString() {
            return note;
        }
    }

    static Stream<Row> rows() {
        Sample plain = on(RELEASE).rules(tags("v*"));
        return Stream.of(
                new Row("Another workflow of the repository may make the release", plain, on("workflow_dispatch:")),
                new Row("Nothing in these files starts job publish", on("workflow_call:"), plain),
                new Row("Workflows of other repositories may call this file", on(RELEASE + "\nworkflow_call:"), plain),
                new Row("prefer a name in lower case", plain.replace("environment: pypi", "environment: PyPI"), plain),
                new Row("Environment pypi protects nothing", on(RELEASE).rules(tags("*")), plain),
                new Row("Environment pypi protects nothing", on(RELEASE).rules(tags("**/*")), on(RELEASE)),
                new Row("A publish job names no environment", plain.replace("    environment: pypi\n", ""), plain));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isNoted(Row row) {
        assertThat(row.with().only().notes()).anyMatch(note -> note.contains(row.note()));
        assertThat(row.without().only().notes()).noneMatch(note -> note.contains(row.note()));
    }

    @Test
    void whereAllWorkflowsAreThereNoOtherIsSuspected() {
        Sample sample = on(RELEASE);
        assertThat(new Sample(sample.workflows(), sample.facts().whole(), sample.setup())
                        .only()
                        .notes())
                .noneMatch(note -> note.contains("Another workflow"));
    }
}
