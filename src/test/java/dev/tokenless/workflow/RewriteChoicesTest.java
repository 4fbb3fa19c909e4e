package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person may choose about a rewrite, each choice alone.
class RewriteChoicesTest {

    private static final RewriteChoices DEFAULTS = RewriteChoices.defaults();
    private static final String BUILD = """
            on: {release: {types: [published]}}
            jobs:
              ship:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - run: pip install build twine && python -m build
            """;

    private static String action(String ref) {
        return BUILD + "      - uses: pypa/gh-action-pypi-publish@" + ref
                + "\n        with:\n          password: ${{ secrets.ANVIL }}\n";
    }

    private static String command(String run) {
        return BUILD + "      - run: " + run + "\n        env:\n          " + variable(run)
                + ": ${{ secrets.ANVIL }}\n";
    }

    private static String variable(String run) {
        return run.startsWith("twine")
                ? "TWINE_PASSWORD"
                : run.startsWith("uv")
                        ? "UV_PUBLISH_TOKEN"
                        : run.startsWith("pdm")
                                ? "PDM_PUBLISH_PASSWORD"
                                : run.startsWith("maturin")
                                        ? "MATURIN_PYPI_TOKEN"
                                        : run.startsWith("poetry")
                                                ? "POETRY_PYPI_TOKEN_PYPI"
                                                : run.startsWith("hatch") ? "HATCH_INDEX_AUTH" : "FLIT_PASSWORD";
    }

    private static String after(String text, RewriteChoices choices) {
        return Rewriter.rewrite("publish.yml", Sources.of("publish.yml", text), choices)
                .after(text);
    }

    private static RewriteChoices with(boolean split, boolean keep, boolean pin, boolean rename, boolean quiet) {
        return new RewriteChoices(
                DEFAULTS.environment(), DEFAULTS.testEnvironment(), split, keep, pin, rename, quiet, List.of());
    }

    @Test
    void pinsWhatItWritesWhereEveryActionIsPinned() {
        String commit = "0123456789012345678901234567890123456789";
        String text = command("twine upload dist/*").replace("checkout@v4", "checkout@" + commit + " # v4.9.9");

        assertThat(after(text, DEFAULTS))
                .containsPattern("upload-artifact@[0-9a-f]{40} # v")
                .containsPattern("download-artifact@[0-9a-f]{40} # v")
                .containsPattern("gh-action-pypi-publish@[0-9a-f]{40} # v");
        assertThat(after(text.replace("      - run: pip", "      - uses: ./here\n      - run: pip"), DEFAULTS))
                .containsPattern("gh-action-pypi-publish@[0-9a-f]{40} # v");
        assertThat(after(text.replace(commit, "v4"), DEFAULTS)).contains("@release/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release/v1", "master", "v1.13.0", "v1.4.2"})
    void pinsTheActionByTheCommitOfAReleaseWithItsVersion(String ref) {
        assertThat(after(action(ref), with(true, false, true, false, false)))
                .contains("uses: pypa/gh-action-pypi-publish@dc37677b2e1c63e2034f94d8a5b11f265b73ba33 # v1.14.2\n");
    }

    @Test
    void pinsEveryActionThatItWrites() {
        String after = after(command("twine upload dist/*"), with(true, false, true, false, false));
        assertThat(after.lines().filter(line -> line.contains("artifact@")))
                .hasSize(2)
                .allMatch(line -> line.matches(".*@[0-9a-f]{40} # v4\\.\\d+\\.\\d+"));
    }

    @Test
    void pinsTheActionThatTakesThePlaceOfATool() {
        assertThat(after(command("twine upload dist/*"), with(true, false, true, false, false)))
                .contains("uses: pypa/gh-action-pypi-publish@dc37677b2e1c63e2034f94d8a5b11f265b73ba33 # v1.14.2\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            release/v1                                 | release/v1
            v1.13.0                                    | v1.13.0
            master                                     | release/v1
            v1.4.2                                     | release/v1
            ed0c53931b1dc9bd32cbe73a98c7f6766f8a527e   | ed0c53931b1dc9bd32cbe73a98c7f6766f8a527e
            27b31702a0e7fc50959f5ad993c78deac1bdfc29   | dc37677b2e1c63e2034f94d8a5b11f265b73ba33 # v1.14.2
            """)
    void leavesARefThatKnowsTrustedPublishingUnlessPinningIsChosen(String ref, String expected) {
        assertThat(after(action(ref), DEFAULTS)).contains("pypa/gh-action-pypi-publish@" + expected + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twine upload dist/*", "uv publish", "pdm publish", "maturin upload dist/*"})
    void keepsAToolThatCanDoTrustedPublishing(String run) {
        String after = after(command(run), with(false, true, false, false, false));

        assertThat(after)
                .contains("- run: " + run + "\n")
                .contains("id-token: write")
                .doesNotContain("secrets.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"poetry publish", "hatch publish", "flit publish"})
    void replacesAToolThatCannotWhateverIsChosen(String run) {
        String after = after(command(run), with(false, true, false, false, false));

        assertThat(after)
                .contains("pypa/gh-action-pypi-publish@release/v1")
                .doesNotContain("publish\n")
                .doesNotContain("secrets.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"twine upload dist/*", "uv publish", "poetry publish", "hatch publish", "pdm publish --no-build"
            })
    void putsTheUploadIntoAJobOfItsOwnOrLabelsIt(String run) {
        assertThat(after(command(run), DEFAULTS)).contains("  pypi-publish:\n    needs: ship\n");
        Outcome inPlace = Rewriter.rewrite("publish.yml", Sources.of("publish.yml", command(run)), DEFAULTS.inPlace())
                .outcome();

        assertThat(((Outcome.Rewritten) inPlace).text()).doesNotContain("pypi-publish:\n");
        assertThat(((Outcome.Rewritten) inPlace).changes())
                .anySatisfy(c -> assertThat(c.reason()).isEqualTo("Everything this job installs can publish as you."));
    }

    @Test
    void namesTheEnvironmentThatWasChosenForEachIndex() {
        RewriteChoices choices = new RewriteChoices(
                new EnvironmentName("live"),
                new EnvironmentName("rehearsal"),
                true,
                false,
                false,
                false,
                false,
                List.of());

        assertThat(after(action("release/v1"), choices)).contains("    environment: live\n");
        assertThat(after(command("twine upload -r testpypi dist/*"), choices)).contains("    environment: rehearsal\n");
    }

    @Test
    void renamesOldInputsOnlyWhereChosen() {
        String old = action("release/v1") + """
                |          repository_url: https://test.pypi.org/legacy/ # rehearsal
                |          packages_dir: dist
                |          skip_existing: true
                |          verify_metadata: false
                |          print_hash: true
                """.replaceAll("(?m)^[|]", "");

        assertThat(after(old, DEFAULTS)).contains("repository_url: ", "packages_dir: ", "skip_existing: ");
        assertThat(after(old, with(true, false, false, true, false))).contains("""
                |          repository-url: https://test.pypi.org/legacy/ # rehearsal
                |          packages-dir: dist
                |          skip-existing: true
                |          verify-metadata: false
                |          print-hash: true
                """.replaceAll("(?m)^[|]", ""));
    }

    @Test
    void renamesInputsOfAStepInBraces() {
        String flow = BUILD
                + "      - {uses: pypa/gh-action-pypi-publish@release/v1, with: {skip_existing: true, password: '${{ secrets.ANVIL }}'}}\n";

        assertThat(after(flow, with(false, false, false, true, false))).contains("with: {skip-existing: true}");
    }

    @Test
    void switchesAttestationsOffOnlyByNameAndOnlyWhereTwoUploadsNeedIt() {
        String two = """
                |on: {push: {tags: ['v*']}}
                |jobs:
                |  ship:
                |    runs-on: ubuntu-latest
                |    container: python:3.13
                |    steps:
                |      - uses: actions/checkout@v4
                |      - run: pip install build && python -m build
                |      - uses: pypa/gh-action-pypi-publish@release/v1
                |        with:
                |          password: ${{ secrets.TEST }}
                |          repository-url: https://test.pypi.org/legacy/
                |      - uses: acme/look@v1
                |      - uses: pypa/gh-action-pypi-publish@release/v1
                |        with:
                |          password: ${{ secrets.ANVIL }}
                """.replaceAll("(?m)^[|]", "").replace("    container: python:3.13\n", "");

        assertThat(after(two, DEFAULTS)).isEqualTo(two);
        assertThat(after(two, with(true, false, false, false, true)))
                .contains("attestations: false")
                .doesNotContain("secrets.");
    }

    @Test
    void neverSwitchesAttestationsOffForAnyToolAsLongAsNobodyAsks() {
        for (String run : List.of(
                "twine upload dist/*",
                "uv publish",
                "pdm publish",
                "poetry publish",
                "hatch publish",
                "flit publish",
                "maturin upload dist/*")) {
            for (boolean split : List.of(true, false)) {
                for (boolean keep : List.of(true, false)) {
                    assertThat(after(command(run), with(split, keep, false, false, false)))
                            .as(run)
                            .doesNotContain("attestations");
                }
            }
        }
    }
}
