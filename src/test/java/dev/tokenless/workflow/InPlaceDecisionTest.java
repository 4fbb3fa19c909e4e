package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An upload that stays in its job, by choice: where it may, and where that would make it fail.
class InPlaceDecisionTest {

    private static final String ACTION = """
            - uses: pypa/gh-action-pypi-publish@release/v1
              with:
                password: ${{ secrets.KEY }}
            """;
    private static final String TWINE = """
            - run: twine upload dist/*
              env:
                TWINE_PASSWORD: ${{ secrets.KEY }}
            """;

    private static Outcome inPlace(String settings, String steps) {
        return rewrite(settings, steps, RewriteChoices.defaults().inPlace());
    }

    private static Outcome rewrite(String settings, String steps, RewriteChoices choices) {
        String text = "on: push\njobs:\n  release:\n" + settings.indent(4)
                + "    steps:\n      - run: python -m build\n" + steps.indent(6);
        return Rewriter.rewrite("publish.yml", Sources.of("publish.yml", text), choices)
                .outcome();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs-on: windows-latest",
                "runs-on: macos-15",
                "runs-on: ubuntu-slim",
                "runs-on: [self-hosted, Windows]",
                "runs-on: ubuntu-latest\ncontainer: python:3.13",
                "strategy:\n  matrix:\n    os: [ubuntu-latest, macos-latest]\nruns-on: ${{ matrix.os }}",
                "strategy:\n  matrix:\n    os: ${{ fromJSON(inputs.systems) }}\nruns-on: ${{ matrix.os }}",
            })
    void theDockerActionNeedsPlainLinux(String settings) {
        assertThat(inPlace(settings, ACTION)).isInstanceOf(Outcome.Refused.class);
        assertThat(inPlace(settings, ACTION).left()).extracting(Left::code).contains("not-linux");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            startsWith(github.ref, 'refs/tags/')                                  ; true
            ${{ startsWith( github.ref , 'refs/tags/v') && vars.GO }}             ; true
            github.ref_type == 'tag'                                              ; true
            github.event_name == 'push'                                           ; true
            github.event_name != 'pull_request_target'                            ; true
            github.ref == 'refs/heads/main'                                       ; false
            startsWith(github.ref, 'refs/heads/release')                          ; false
            github.event_name == 'pull_request_target'                            ; false
            github.event.pull_request.merged                                      ; false
            startsWith(github.ref, 'refs/tags/') || github.event.pull_request.merged ; false
            """)
    void aConditionMayKeepPullRequestsOfForksOut(String condition, boolean keeps) {
        String text = """
                on:
                  push:
                    tags: [v*]
                  pull_request_target:
                jobs:
                  release:
                    if: %s
                    runs-on: ubuntu-latest
                    steps:
                """.formatted(condition) + ACTION.indent(6);
        Outcome outcome = GoldenCase.rewrite(text).outcome();

        assertThat(outcome instanceof Outcome.Rewritten).isEqualTo(keeps);
        assertThat(outcome.left()).extracting(Left::code).isEqualTo(keeps ? List.of() : List.of("pull-request-target"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs-on: ubuntu-24.04-arm",
                "runs-on: [self-hosted, linux]",
                "strategy:\n  matrix:\n    os: [ubuntu-latest]\nruns-on: ${{ matrix.os }}",
            })
    void whichTheseAre(String settings) {
        assertThat(inPlace(settings, ACTION)).isInstanceOf(Outcome.Rewritten.class);
    }

    @ParameterizedTest
    @CsvSource({"windows-latest, true", "macos-15, true", "ubuntu-latest, false"})
    void aToolThatCanDoItItselfStaysWhereTheActionCannotRun(String system, boolean stays) {
        Outcome outcome = inPlace("runs-on: " + system, "- run: pip install twine\n" + TWINE);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rewritten.class, rewritten -> {
            assertThat(rewritten.text().contains("twine upload")).isEqualTo(stays);
            assertThat(rewritten.text().contains("pypa/gh-action-pypi-publish")).isNotEqualTo(stays);
        });
    }

    private static String to(String url, String condition, String folder) {
        return "- uses: pypa/gh-action-pypi-publish@release/v1\n"
                + (condition.isEmpty() ? "" : "  if: " + condition + "\n")
                + "  with:\n    password: ${{ secrets.KEY }}\n"
                + (url.isEmpty() ? "" : "    repository-url: " + url + "\n")
                + (folder.isEmpty() ? "" : "    packages-dir: " + folder + "\n");
    }

    private static final String TEST_URL = "https://test.pypi.org/legacy/";

    @Test
    void twoUploadsOfOneFolderWouldFail() {
        assertThat(inPlace("runs-on: ubuntu-latest", to(TEST_URL, "", "") + to("", "", ""))
                        .left())
                .extracting(Left::code)
                .contains("two-uploads");
        assertThat(inPlace("runs-on: ubuntu-latest", to(TEST_URL, "inputs.dry", "") + to("", "", ""))
                        .left())
                .extracting(Left::code)
                .contains("two-uploads");
        assertThat(inPlace("runs-on: ubuntu-latest", to(TEST_URL, "", "") + to("", "inputs.real", ""))
                        .left())
                .extracting(Left::code)
                .contains("two-uploads");
    }

    @Test
    void unlessTheyAreOfTwoFoldersOrNoRunMakesBoth() {
        assertThat(inPlace("runs-on: ubuntu-latest", to(TEST_URL, "", "one") + to("", "", "other")))
                .isInstanceOf(Outcome.Rewritten.class);
        assertThat(inPlace(
                        "runs-on: ubuntu-latest",
                        to(TEST_URL, "github.ref == 'refs/heads/main'", "")
                                + to("", "startsWith(github.ref, 'refs/tags/')", "")))
                .isInstanceOf(Outcome.Rewritten.class);
    }

    @Test
    void orOneGoesWithoutAttestationsByANamedChoice() {
        RewriteChoices defaults = RewriteChoices.defaults();
        RewriteChoices quiet = new RewriteChoices(
                defaults.environment(), defaults.testEnvironment(), false, false, false, false, true, List.of());

        assertThat(rewrite("runs-on: ubuntu-latest", to(TEST_URL, "", "") + to("", "", ""), quiet))
                .isInstanceOfSatisfying(Outcome.Rewritten.class, rewritten -> {
                    assertThat(rewritten.text()).containsOnlyOnce("attestations: false");
                    assertThat(rewritten.text().indexOf("attestations: false"))
                            .isLessThan(rewritten.text().lastIndexOf("pypa/gh-action-pypi-publish"));
                    assertThat(rewritten.changes())
                            .anyMatch(change -> change.summary().contains("attestations false"));
                });
        assertThat(rewrite(
                        "runs-on: ubuntu-latest",
                        to(TEST_URL, "", "") + to("", "", "").replace("  with:\n", "  with:\n    attestations: true\n"),
                        quiet))
                .isInstanceOf(Outcome.Rewritten.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twine upload dist/*.whl", "twine upload ${{ env.OUT }}/*"})
    void filesThatTheActionCouldNotNameAreUploadedByTheirToolAsBefore(String command) {
        assertThat(inPlace("runs-on: ubuntu-latest", TWINE.replace("twine upload dist/*", command)))
                .isInstanceOfSatisfying(
                        Outcome.Rewritten.class,
                        rewritten -> assertThat(rewritten.text())
                                .contains("twine>=6.1")
                                .contains(command));
    }

    @Test
    void aComputedIndexIsLeftToAPerson() {
        String command = "twine upload dist/* --repository-url ${{ inputs.url }}";

        assertThat(inPlace("runs-on: ubuntu-latest", TWINE.replace("twine upload dist/*", command))
                        .left())
                .extracting(Left::code)
                .contains("computed-index");
    }
}
