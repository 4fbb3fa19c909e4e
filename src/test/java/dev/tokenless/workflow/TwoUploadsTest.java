package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two uploads in one job: the second one of the same files fails as soon as attestations come, so each index gets a
/// job of its own, in the order and on the conditions that the steps had.
class TwoUploadsTest {

    private static final String TO_TESTPYPI = """
            - name: TestPyPI
              uses: pypa/gh-action-pypi-publish@v1.13.0
              with:
                password: ${{ secrets.TEST_TOKEN }}
                repository-url: https://test.pypi.org/legacy/
            """;
    private static final String TO_PYPI = """
            - name: PyPI
              uses: pypa/gh-action-pypi-publish@v1.13.0
              with:
                password: ${{ secrets.PYPI_API_TOKEN }}
            """;
    private static final String BUILD = "- uses: actions/checkout@v5\n- run: python -m build\n";
    private static final String FETCH =
            "- uses: actions/download-artifact@v5\n  with:\n    name: files\n    path: dist\n";

    private static String job(String settings, String steps) {
        return """
                on:
                  release:
                    types: [published]
                jobs:
                  build:
                    runs-on: ubuntu-latest
                    steps:
                      - run: make files
                  release:
                    needs: build
                    runs-on: ubuntu-latest
                """ + settings.indent(4) + "    steps:\n" + steps.indent(6);
    }

    private static Outcome.Rewritten rewritten(String text) {
        return (Outcome.Rewritten) GoldenCase.rewrite(text).outcome();
    }

    private static Job job(Outcome.Rewritten outcome, String id) {
        return ((Workflow) Workflow.read("publish.yml", outcome.text())).job(id).orElseThrow();
    }

    private static String trusted(String upload) {
        return upload.replaceFirst("    password: .*\n", "").replaceFirst("  with:\n$", "");
    }

    private static String on(String condition, String upload) {
        return upload.replace("\n  uses:", "\n  if: " + condition + "\n  uses:");
    }

    private static void assertOneJobEach(Outcome.Rewritten outcome) {
        assertThat(GoldenCase.rewrite(outcome.text()).publications())
                .allSatisfy(p -> assertThat(p.credential()).isInstanceOf(Credential.Trusted.class))
                .extracting(Publication::jobId)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(outcome.text()).doesNotContain("_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, FETCH})
    void oneThatIsTrustedAlreadyGetsItsOwnJobToo(String first) {
        Outcome.Rewritten outcome =
                rewritten(job("permissions:\n  id-token: write\n", first + trusted(TO_TESTPYPI) + TO_PYPI));

        assertOneJobEach(outcome);
        assertThat(job(outcome, "publish-testpypi").permissions().orElseThrow().grantsIdToken())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, FETCH})
    void aTrustedOneBehindTheOtherGetsItsOwnJobToo(String first) {
        assertOneJobEach(rewritten(job("permissions:\n  id-token: write\n", first + TO_TESTPYPI + trusted(TO_PYPI))));
    }

    @Test
    void aTrustedOneKeepsTheEnvironmentThatItsPublisherMayNameToo() {
        Outcome.Rewritten outcome = rewritten(
                job("environment: ship\npermissions:\n  id-token: write\n", FETCH + trusted(TO_TESTPYPI) + TO_PYPI));

        assertOneJobEach(outcome);
        assertThat(job(outcome, "publish-testpypi").environment().orElseThrow().name())
                .isEqualTo(new EnvironmentName("ship"));
    }

    @Test
    void theRehearsalStillComesFirstAndTheChangeSaysSo() {
        Outcome.Rewritten outcome = rewritten(job("", BUILD + TO_TESTPYPI + TO_PYPI));

        assertOneJobEach(outcome);
        assertThat(job(outcome, "publish-pypi").needs()).contains("publish-testpypi");
        assertThat(outcome.changes())
                .contains(new NamedChange(
                        "job publish-pypi: needs publish-testpypi", "The rehearsal still comes first."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "[build]", "[build, lint]", "\n  - build\n  - lint"})
    void theReleaseWaitsForTheRehearsalBesideAllThatItWaitedFor(String needs) {
        String text =
                job("", FETCH + TO_TESTPYPI + TO_PYPI).replace("    needs: build\n", ("needs: " + needs).indent(4));
        Outcome.Rewritten outcome = rewritten(text);

        assertOneJobEach(outcome);
        assertThat(job(outcome, "release").needs()).startsWith("build").endsWith("publish-testpypi");
        assertThat(job(outcome, "publish-testpypi").needs()).startsWith("build").doesNotContain("publish-testpypi");
    }

    @Test
    void aReleaseInFrontOfItsRehearsalStaysThereAndTheChangeSaysSo() {
        Outcome.Rewritten outcome = rewritten(job("", BUILD + TO_PYPI + TO_TESTPYPI));

        assertOneJobEach(outcome);
        assertThat(job(outcome, "publish-testpypi").needs()).contains("publish-pypi");
        assertThat(outcome.changes()).anySatisfy(change -> {
            assertThat(change.summary()).isEqualTo("job publish-testpypi: needs publish-pypi");
            assertThat(change.reason()).contains("release still comes first").contains("turn the two round");
        });
    }

    @Test
    void aReleaseInFrontOfItsRehearsalStaysThereWhereNothingIsBuilt() {
        Outcome.Rewritten outcome = rewritten(job("", FETCH + TO_PYPI + TO_TESTPYPI));

        assertOneJobEach(outcome);
        assertThat(job(outcome, "publish-testpypi").needs()).containsExactly("build", "release");
        assertThat(outcome.changes()).anySatisfy(change -> {
            assertThat(change.summary()).isEqualTo("job publish-testpypi: needs release");
            assertThat(change.reason()).contains("turn the two round");
        });
    }

    @Test
    void whoWaitedForBothUploadsWaitsForBothJobs() {
        String tell = """
                  tell:
                    needs: release
                    runs-on: ubuntu-latest
                    steps:
                      - run: echo out
                """;
        Outcome.Rewritten outcome = rewritten(job("", FETCH + TO_PYPI + TO_TESTPYPI) + tell);

        assertOneJobEach(outcome);
        assertThat(job(outcome, "tell").needs()).containsExactly("release", "publish-testpypi");
    }

    @Test
    void stepsBehindALateRehearsalKeepTheTwoTogetherAndItIsRefused() {
        Outcome outcome = GoldenCase.rewrite(job("", FETCH + TO_PYPI + TO_TESTPYPI + "- run: ./after\n"))
                .outcome();

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.left()).extracting(Left::code).containsExactly("two-uploads");
    }

    @ParameterizedTest
    @ValueSource(strings = {BUILD, FETCH})
    void successAsksForNoMoreThanTheJobsDo(String first) {
        Outcome.Rewritten outcome = rewritten(job("", first + TO_TESTPYPI + on("success()", TO_PYPI)));

        assertOneJobEach(outcome);
        assertThat(outcome.text()).doesNotContain("always()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"always()", "${{ always() }}", "${{ !cancelled() }}"})
    void aReleaseInSpiteOfItsRehearsalStillComesInSpiteOfIt(String condition) {
        Outcome.Rewritten outcome = rewritten(job("", BUILD + TO_TESTPYPI + on(condition, TO_PYPI)));

        assertOneJobEach(outcome);
        Job release = job(outcome, "publish-pypi");
        assertThat(release.needs()).containsExactly("release", "publish-testpypi");
        assertThat(release.condition().orElseThrow())
                .isEqualTo("${{ !cancelled() && needs.release.result == 'success' }}");
        assertThat(release.steps().getLast().condition()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"always()", "${{ !cancelled() }}"})
    void aReleaseInSpiteOfItsRehearsalWaitsForNothingWhereNothingIsBuilt(String condition) {
        Outcome.Rewritten outcome = rewritten(job("", FETCH + TO_TESTPYPI + on(condition, TO_PYPI)));

        assertOneJobEach(outcome);
        assertThat(job(outcome, "release").needs()).containsExactly("build");
    }

    @Test
    void aSecondUploadOnlyAfterAFailureIsRefusedWithWhatToDo() {
        Outcome outcome = GoldenCase.rewrite(job("", BUILD + TO_TESTPYPI + on("failure()", TO_PYPI)))
                .outcome();

        assertThat(outcome.left()).extracting(Left::code).containsExactly("two-uploads");
        assertThat(outcome.left().getFirst().message()).contains("one job per index");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                - run: |
                    twine upload dist/a*
                    twine upload dist/b*
                  env:
                    TWINE_USERNAME: __token__
                    TWINE_PASSWORD: ${{ secrets.PYPI_API_TOKEN }}
                """, """
                - run: twine upload dist/a*
                  env:
                    TWINE_USERNAME: __token__
                    TWINE_PASSWORD: ${{ secrets.PYPI_API_TOKEN }}
                - run: twine upload dist/b*
                  env:
                    TWINE_USERNAME: __token__
                    TWINE_PASSWORD: ${{ secrets.OTHER_TOKEN }}
                """})
    void twoPartsOfOneFolderGoUpTogether(String uploads) {
        Outcome.Rewritten outcome = rewritten(job("", BUILD + uploads));

        assertThat(outcome.text()).contains("dist/a*\n").contains("dist/b*\n").doesNotContain("_TOKEN");
        assertThat(job(outcome, "pypi-publish").steps())
                .filteredOn(s -> s.action().equals("pypa/gh-action-pypi-publish"))
                .hasSize(1);
        assertThat(outcome.changes())
                .extracting(NamedChange::summary)
                .contains("job pypi-publish: one upload for all files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // what lies between may make the other part
                """
                - run: twine upload dist/a*
                  env: {TWINE_PASSWORD: '${{ secrets.ONE }}'}
                - run: make more
                - run: twine upload dist/b*
                  env: {TWINE_PASSWORD: '${{ secrets.TWO }}'}
                """,
                "- run: |\n    twine upload dist/a*\n    make more\n    twine upload dist/b*\n  env:\n    TWINE_PASSWORD: ${{ secrets.ONE }}\n",
                // only one of them passes over what is there
                "- run: |\n    twine upload dist/a*\n    twine upload --skip-existing dist/b*\n  env:\n    TWINE_PASSWORD: ${{ secrets.ONE }}\n",
            })
    void partsThatAreNotTheSameUploadStayApart(String uploads) {
        Outcome.Rewritten outcome = rewritten(job("", BUILD + uploads));

        assertThat(outcome.text())
                .contains("twine upload dist/a*")
                .contains("dist/b*")
                .doesNotContain("secrets.");
    }
}
