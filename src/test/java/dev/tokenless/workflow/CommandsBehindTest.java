package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a script does behind its upload still comes behind it once PyPA's action uploads in a step of its own.
class CommandsBehindTest {

    private static String job(String script, String more) {
        return """
                on:
                  release:
                    types: [published]
                jobs:
                  release:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@v5
                      - name: Ship
                        run: |
                """ + script.indent(10) + """
                        env:
                          POETRY_PYPI_TOKEN_PYPI: ${{ secrets.ANVIL_TOKEN }}
                          GH_TOKEN: ${{ github.token }}
                """ + more.indent(8);
    }

    private static Workflow rewritten(String text) {
        Outcome.Rewritten outcome = (Outcome.Rewritten) GoldenCase.rewrite(text).outcome();
        assertThat(outcome.text()).doesNotContain("ANVIL_TOKEN");
        return (Workflow) Workflow.read("publish.yml", outcome.text());
    }

    private static String scripts(Job job) {
        List<String> all = job.steps().stream()
                .map(s -> s.run().map(Scalar::text).map(String::strip).orElse(s.action()))
                .toList();
        return String.join(" | ", all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"git push --tags", "rm -r dist", "./announce.sh", "python notify.py"})
    void commandsThatNeedTheCheckoutStayBehindTheUploadInTheSameJob(String command) {
        Workflow workflow = rewritten(job("poetry build\npoetry publish\n" + command + "\n", ""));

        assertThat(scripts(workflow.job("release").orElseThrow()))
                .isEqualTo("actions/checkout | poetry build | pypa/gh-action-pypi-publish | " + command);
    }

    @Test
    void commandsThatNeedTheDistributionsOnlyFollowInAJobOfTheirOwn() {
        Workflow workflow = rewritten(job("poetry build\npoetry publish\ngh release upload v1 dist/*\n", ""));

        assertThat(scripts(workflow.job("release").orElseThrow()))
                .isEqualTo("actions/checkout | poetry build | actions/upload-artifact");
        Job after = workflow.job("after-publish").orElseThrow();
        assertThat(after.needs()).contains("pypi-publish");
        assertThat(scripts(after)).isEqualTo("actions/download-artifact | gh release upload v1 dist/*");
        assertThat(after.steps().getLast().env()).containsKey("GH_TOKEN").doesNotContainKey("POETRY_PYPI_TOKEN_PYPI");
        assertThat(after.steps().getLast().name()).contains("Ship (behind the upload)");
    }

    @Test
    void theFolderIsEnteredAgain() {
        Workflow workflow = rewritten(job("cd python\npoetry build\npoetry publish\ngit push --tags\n", ""));

        assertThat(scripts(workflow.job("release").orElseThrow())).endsWith("| cd python\ngit push --tags");
    }

    @Test
    void whatIsShownOnlyDoesNotCount() {
        Workflow workflow = rewritten(job("poetry build\npoetry publish\necho done\nls dist\n", ""));

        assertThat(scripts(workflow.job("release").orElseThrow()))
                .isEqualTo("actions/checkout | poetry build\necho done\nls dist | actions/upload-artifact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V=$(poetry version -s)\npoetry publish\ngit tag $V\n",
                "export V=1\npoetry publish\ngit tag $V\n",
                "source env.sh\npoetry publish\ngit push\n",
                "poetry publish && git push\n",
                "poetry publish\nif true; then git push; fi\n",
                "echo x > dist/x; poetry publish\npoetry version -s | xargs git tag; for x in y; do git push; done\n",
            })
    void aScriptThatCannotBeCutThereIsRefusedWithWhatToDo(String script) {
        Outcome outcome = GoldenCase.rewrite(job(script, "")).outcome();

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.left()).singleElement().satisfies(left -> {
            assertThat(left.code()).isIn("commands-follow", "tangled-command");
            assertThat(left.message()).contains("then run this again");
        });
    }

    @Test
    void twineStaysWhereItsScriptCannotBeCut() {
        String script = "V=$(cat version)\npip install twine\ntwine upload dist/*\ngit tag $V\n";
        String text = job(script, "").replace("POETRY_PYPI_TOKEN_PYPI", "TWINE_PASSWORD");

        assertThat(scripts(rewritten(text).job("release").orElseThrow()))
                .contains("twine>=6.1")
                .contains("twine upload dist/*\ngit tag $V");
    }
}
