package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Slips that mutants have shown.
class StrayTextTest {

    /// A workflow with this step behind its build.
    private static String with(String step) {
        return """
                on: push
                jobs:
                  release:
                    runs-on: ubuntu-latest
                    steps:
                      - run: python -m build
                """ + step.indent(6).replace("      \n", "\n");
    }

    private static Rewriting rewrite(String text) {
        Rewriting rewriting = GoldenCase.rewrite(text);
        assertThat(rewriting.publications()).isNotEmpty();
        assertThat(rewriting.outcome().left()).extracting(Left::code).doesNotContain("unexpected");
        return rewriting;
    }

    @Test
    void inputsThatAreEmptyBesideAComputedIndex() {
        rewrite(with("""
                - run: twine upload -r ${{ inputs.index }} dist/*
                  with:
                  env:
                    TWINE_PASSWORD: ${{ secrets.ANVIL_TOKEN }}
                """).replace("on: push", """
                on:
                  workflow_dispatch:
                    inputs:
                      index:
                        type: choice
                        options: [pypi, testpypi]"""));
    }

    @Test
    void threeBarsInACondition() {
        rewrite(with("""
                - uses: pypa/gh-action-pypi-publish@release/v1
                  if: github.ref == 'refs/heads/main' ||| github.event_name == 'push'
                  with:
                    password: ${{ secrets.ANVIL_TOKEN }}
                """));
    }

    @Test
    void aBlankLineInsideAStepThatLosesItsEndMakesNoNewFinalLine() {
        String text = with("""
                - uses: pypa/gh-action-pypi-publish@release/v1

                  with:
                    password: ${{ secrets.ANVIL_TOKEN }}
                """) + "    timeout-minutes: 5";
        assertThat(rewrite(text).after(text))
                .contains("id-token: write")
                .doesNotContain("secrets.")
                .doesNotEndWith("\n");
    }

    @Test
    void aCarriageReturnByItselfIsRefusedWithItsLine() {
        String text = with("""
                - run: |
                    twine check dist/*
                    twine upload +     -p ${{ secrets.ANVIL_TOKEN }} dist/*
                """).replace("+ ", "\\\r" + " ".repeat(12));
        Rewriting rewriting = rewrite(text);
        assertThat(rewriting.after(text)).isEqualTo(text);
        assertThat(rewriting.outcome().left()).singleElement().satisfies(left -> {
            assertThat(left.message()).contains("carriage return");
            assertThat(left.line()).isEqualTo(9);
        });
    }
}
