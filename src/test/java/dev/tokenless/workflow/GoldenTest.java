package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void becomesWhatAMaintainerWouldWrite(GoldenCase golden) {
        assertThat(GoldenCase.rewrite(golden.before()).after(golden.before())).isEqualTo(golden.after());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatItFoundChangedAndLeft(GoldenCase golden) {
        assertThat(GoldenCase.said(GoldenCase.rewrite(golden.before()))).isEqualTo(golden.expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSecondRewriteChangesNothing(GoldenCase golden) {
        Rewriting again = GoldenCase.rewrite(golden.after());

        assertThat(again.after(golden.after())).isEqualTo(golden.after());
        assertThat(again.outcome()).isNotInstanceOf(Outcome.Rewritten.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyRewrittenUploadShowsItsIdentityInANamedEnvironment(GoldenCase golden) {
        assumeThat(golden.expected())
                .startsWith("rewritten")
                .doesNotContain("\nleft ")
                .doesNotContain(" other ");
        Workflow workflow = (Workflow) Workflow.read("publish.yml", golden.after());

        assertThat(GoldenCase.rewrite(golden.after()).publications())
                .isNotEmpty()
                .allSatisfy(publication -> {
                    assertThat(publication.credential()).isInstanceOf(Credential.Trusted.class);
                    assertThat(publication.job().effectivePermissions(workflow).grantsIdToken())
                            .isTrue();
                    assertThat(publication.job().environment()).isPresent();
                });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutTheSameWithCarriageReturns(GoldenCase golden) {
        assumeThat(golden.before()).doesNotContain("\r");
        String before = golden.before().replace("\n", "\r\n");

        assertThat(GoldenCase.rewrite(before).after(before))
                .isEqualTo(golden.after().replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutTheSameWithAByteOrderMark(GoldenCase golden) {
        assumeThat(golden.before()).doesNotStartWith("\ufeff");
        String before = "\ufeff" + golden.before();

        assertThat(GoldenCase.rewrite(before).after(before)).isEqualTo("\ufeff" + golden.after());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutTheSameBehindAnEmojiThatCountsTwice(GoldenCase golden) {
        assumeThat(golden.before()).doesNotStartWith("\ufeff").doesNotContain("\r");
        String line = "# 🚢🚢🚢 ships\n";

        assertThat(GoldenCase.rewrite(line + golden.before()).after(line + golden.before()))
                .isEqualTo(line + golden.after());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutTheSameWithoutAFinalNewline(GoldenCase golden) {
        assumeThat(golden.before()).endsWith("\n").doesNotEndWith("\n\n");
        String before = golden.before().stripTrailing();

        assertThat(GoldenCase.rewrite(before).after(before))
                .isEqualTo(golden.after().stripTrailing());
    }

    @Test
    void quotesNoTokenThatStandsInClear() {
        String token = "pypi-AgENdGVzdC1zZW50aW5lbC1vbmx5LW5vdC1yZWFs";
        GoldenCase golden = GoldenCase.all().stream()
                .filter(c -> c.name().equals("token-in-clear"))
                .findFirst()
                .orElseThrow();
        Rewriting rewriting = GoldenCase.rewrite(golden.before());

        assertThat(golden.before()).contains(token);
        assertThat(rewriting.outcome().left().getFirst().code()).isEqualTo("token-in-clear");
        assertThat(rewriting.outcome().left().toString()).doesNotContain(token).contains("pypi-…");
    }
}
