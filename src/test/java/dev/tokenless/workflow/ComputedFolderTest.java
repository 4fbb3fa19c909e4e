package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A folder that an expression names is known to the job that builds only: from there its files travel as an artifact
/// and land in `dist` of the job that publishes.
class ComputedFolderTest {

    private static final String MATRIX = "strategy:\n  matrix:\n    package: [anvil, hammer]\n";

    private static String job(String settings, String steps) {
        return """
                on:
                  release:
                    types: [published]
                env:
                  DIR: python
                jobs:
                  release:
                    runs-on: ubuntu-latest
                """ + settings.indent(4) + "    steps:\n      - uses: actions/checkout@v5\n      - run: make wheels\n"
                + steps.indent(6);
    }

    private static String twine(String folder, String options) {
        return """
                - working-directory: %s
                  run: twine upload dist/*%s
                  env:
                    TWINE_USERNAME: __token__
                    TWINE_PASSWORD: ${{ secrets.ANVIL_TOKEN }}
                """.formatted(folder, options);
    }

    private static String input(Step step, String key) {
        return Optional.ofNullable(step.with().get(key)).map(Scalar::text).orElse("");
    }

    private static Workflow rewritten(String text) {
        Outcome.Rewritten outcome = (Outcome.Rewritten) GoldenCase.rewrite(text).outcome();
        assertThat(outcome.text()).doesNotContain("ANVIL_TOKEN");
        return (Workflow) Workflow.read("publish.yml", outcome.text());
    }

    private static void assertLandsInDist(Workflow workflow, String folder) {
        Job build = workflow.job("release").orElseThrow();
        Job publish = workflow.job("pypi-publish").orElseThrow();
        assertThat(input(build.steps().getLast(), "path")).isEqualTo(folder);
        assertThat(input(publish.steps().getFirst(), "path")).isEqualTo("dist/");
        Step upload = publish.steps().getLast();
        assertThat(upload.action()).isEqualTo(PublishActionRefs.ACTION);
        assertThat(upload.toString())
                .doesNotContain("matrix")
                .doesNotContain("steps.")
                .doesNotContain("env.");
        assertThat(upload.with().containsKey("packages-dir") ? input(upload, "packages-dir") : "dist")
                .isEqualTo("dist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${{ matrix.package }}", "${{ env.DIR }}", "${{ inputs.folder }}", "${{ steps.find.outputs.it }}"
            })
    void theWorkingFolderOfTheUpload(String folder) {
        assertLandsInDist(rewritten(job(MATRIX, twine(folder, ""))), folder + "/dist/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            packages/${{ matrix.package }}          | packages/${{ matrix.package }}/dist/
            ./packages/${{ matrix.package }}/py     | packages/${{ matrix.package }}/py/dist/
            """)
    void aPartOfThePath(String folder, String path) {
        assertLandsInDist(rewritten(job(MATRIX, twine(folder, ""))), path);
    }

    @Test
    void theDefaultFolderOfTheJob() {
        String text = job(MATRIX + "defaults:\n  run:\n    working-directory: ${{ matrix.package }}\n", """
                - run: poetry publish --build
                  env:
                    POETRY_PYPI_TOKEN_PYPI: ${{ secrets.ANVIL_TOKEN }}
                """);

        assertLandsInDist(rewritten(text), "${{ matrix.package }}/dist/");
    }

    @Test
    void theActionsOwnInput() {
        String text = job(MATRIX, """
                - uses: pypa/gh-action-pypi-publish@v1.13.0
                  with:
                    packages-dir: ${{ matrix.package }}/dist/
                    password: ${{ secrets.ANVIL_TOKEN }}
                """);

        assertLandsInDist(rewritten(text), "${{ matrix.package }}/dist/");
    }

    @Test
    void eachLegKeepsItsFilesUnderAnotherName() {
        Workflow workflow = rewritten(job(MATRIX, twine("${{ matrix.package }}", " --skip-existing")));

        Step kept = workflow.job("release").orElseThrow().steps().getLast();
        assertThat(input(kept, "name")).isEqualTo("dist-${{ strategy.job-index }}");
        Job publish = workflow.job("pypi-publish").orElseThrow();
        assertThat(input(publish.steps().getFirst(), "merge-multiple")).isEqualTo("true");
        assertThat(input(publish.steps().getLast(), "skip-existing")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // known to the upload's own step, or to its shell
                "- working-directory: ${{ env.WHERE }}\n  run: twine upload dist/*\n  env:\n    WHERE: here\n    TWINE_PASSWORD: ${{ secrets.ANVIL_TOKEN }}\n",
                "- run: cd $WHERE && twine upload dist/*\n  env:\n    TWINE_PASSWORD: ${{ secrets.ANVIL_TOKEN }}\n",
                "- working-directory: ${{ matrix.package }}/..\n  run: twine upload dist/*\n  env:\n    TWINE_PASSWORD: ${{ secrets.ANVIL_TOKEN }}\n",
                "- working-directory: ${{ matrix.package }}\n  run: cd .. && twine upload ../dist/*\n  env:\n    TWINE_PASSWORD: ${{ secrets.ANVIL_TOKEN }}\n",
            })
    void aFolderThatTheJobCannotNameKeepsTheUploadInItsPlace(String step) {
        String text = job(MATRIX, step);

        assertThat(GoldenCase.rewrite(text).after(text)).doesNotContain("pypi-publish:");
    }

    @Test
    void aReleaseThatTakesTheFilesFromThereKeepsTheUploadInItsPlace() {
        String release = "- uses: softprops/action-gh-release@v2\n  with:\n    files: ${{ env.DIR }}/dist/*\n";

        assertThat(rewritten(job("", twine("${{ env.DIR }}", "") + release)).job("pypi-publish"))
                .isEmpty();
    }

    @Test
    void twoComputedFoldersWouldLandOnEachOther() {
        String text = job(MATRIX, twine("${{ matrix.package }}", "") + twine("more/${{ matrix.package }}", ""));

        assertThat(rewritten(text).job("pypi-publish")).isEmpty();
    }
}
