package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every tool with its credential in every place that it can be in, in every form of YAML.
class MatrixTest {

    static List<MatrixCell> cells() {
        return MatrixCell.all();
    }

    static Stream<Arguments> forms() {
        return cells().stream()
                .filter(c -> c.form().isEmpty())
                .flatMap(cell -> Stream.of(YamlForm.values())
                        .filter(form -> cell.alone() || !form.ofOneFile())
                        .map(form -> Arguments.of(cell, form)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void becomesWhatStandsBesideIt(MatrixCell cell) {
        Rewriting rewriting = cell.rewrite(cell.before());

        assertThat(rewriting.after(cell.before())).isEqualTo(cell.after());
        assertThat(GoldenCase.said(rewriting)).isEqualTo(cell.said());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void staysAsItIsFromThenOn(MatrixCell cell) {
        assertThat(cell.rewrite(cell.after()).after(cell.after())).isEqualTo(cell.after());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void holdsNoCredentialAnyMoreOrSaysWhatIsLeft(MatrixCell cell) {
        Rewriting again = cell.rewrite(cell.after());

        if (cell.said().startsWith("rewritten")) {
            assertThat(cell.after()).doesNotContain("ANVIL").doesNotContain("__token__");
            assertThat(again.publications())
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.credential()).isInstanceOf(Credential.Trusted.class));
        } else {
            assertThat(again.outcome().left()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void givesAReasonForEveryChange(MatrixCell cell) {
        if (cell.rewrite(cell.before()).outcome() instanceof Outcome.Rewritten rewritten) {
            assertThat(rewritten.changes())
                    .allSatisfy(change -> assertThat(change.reason()).matches("\\S.*\\S\\."));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void comesOutTheSameInEveryForm(MatrixCell cell, YamlForm form) {
        Map<String, String> further = new HashMap<>(cell.further());
        if (form == YamlForm.CARRIAGE_RETURNS || form == YamlForm.OTHER_ALPHABETS) {
            further.replaceAll((_, text) -> form.of(text));
        }
        String before = form.of(cell.before());

        assertThat(MatrixCell.rewrite(before, further).after(before)).isEqualTo(form.of(cell.after()));
    }
}
