package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An upload hidden in a plain script or make target of the checkout: its commands come into the workflow and are
/// migrated there; what only the script or make can run stays a person's.
class InlinedScriptTest {

    private static final String PATH = ".github/workflows/publish.yml";

    private static Rewriting rewrite(String run, String file, String text) {
        String workflow = """
                on:
                  release:
                    types: [published]
                jobs:
                  ship:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@v5
                      - name: Ship
                        run: %s
                        env:
                          TWINE_USERNAME: __token__
                          TWINE_PASSWORD: ${{ secrets.ANVIL_TOKEN }}
                """.formatted(run);
        return Rewriter.rewrite(
                PATH,
                new Sources(
                        Map.of(PATH, workflow, file, text.replace("\\n", "\n").replace("\\t", "\t"))),
                RewriteChoices.defaults());
    }

    private static Workflow rewritten(String run, String file, String text) {
        Outcome.Rewritten outcome = (Outcome.Rewritten) rewrite(run, file, text).outcome();
        assertThat(outcome.text()).doesNotContain("ANVIL_TOKEN").doesNotContain("twine upload");
        assertThat(outcome.changes())
                .extracting(NamedChange::summary)
                .contains("job ship: the commands of " + file + " stand here now");
        Workflow workflow = (Workflow) Workflow.read(PATH, outcome.text());
        assertThat(workflow.job("pypi-publish").orElseThrow().steps().getLast().action())
                .isEqualTo(PublishActionRefs.ACTION);
        return workflow;
    }

    private static String build(Workflow workflow) {
        return workflow.job("ship")
                .orElseThrow()
                .steps()
                .get(1)
                .run()
                .orElseThrow()
                .text()
                .strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            ./scripts/publish      ~ scripts/publish    ~ `#!/bin/sh -e\\npython -m build\\ntwine check dist/*\\ntwine upload dist/*\\n`
            scripts/publish.sh     ~ scripts/publish.sh ~ `#!/usr/bin/env bash\\n\\nset -euo pipefail\\n\\npython -m build\\ntwine check dist/*\\ntwine upload dist/*`
            bash scripts/go.sh     ~ scripts/go.sh      ~ `set -e\\npython -m build\\ntwine check dist/*\\n${PREFIX}twine upload dist/*`
            source ./go.sh         ~ go.sh              ~ `python -m build\\ntwine check dist/*\\ntwine upload dist/*`
            """)
    void theCommandsOfAScript(String run, String file, String text) {
        assertThat(build(rewritten(run, file, text))).endsWith("python -m build\ntwine check dist/*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            `publish:\\n\\tpython -m build\\n\\ttwine upload dist/*\\n`                                      ~ `python -m build`
            `publish: clean build ## ship it\\n\\t@twine upload dist/*\\nclean:\\n\\trm -r dist\\nbuild:\\n\\tx` ~ `make clean build`
            `.PHONY: publish\\npublish: build upload\\n\\nupload: check\\n\\ttwine upload dist/*\\n\\ncheck:\\n\\ttwine check dist/*\\nbuild:\\n\\tx` ~ `make build\nmake check`
            """)
    void theCommandsOfAMakeTargetBehindWhatItNeeds(String makefile, String left) {
        assertThat(build(rewritten("make publish", "Makefile", makefile))).isEqualTo(left.replace("\\n", "\n"));
    }

    @Test
    void otherCommandsOfTheStepStayAroundThem() {
        Workflow workflow = rewritten(
                "|\n          python -m build\n          ./publish.sh\n          echo done",
                "publish.sh",
                "#!/bin/sh\\ntwine upload dist/*");

        assertThat(build(workflow)).isEqualTo("python -m build\necho done");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            its own name       ~ ./go.sh        ~ go.sh    ~ `#!/bin/sh -e\\ncd "$(dirname "$0")"\\ntwine upload dist/*`
            an argument        ~ ./go.sh        ~ go.sh    ~ `#!/bin/sh -e\\ntwine upload $1/*`
            an argument given  ~ ./go.sh dist   ~ go.sh    ~ `#!/bin/sh -e\\ntwine upload dist/*`
            an end             ~ ./go.sh        ~ go.sh    ~ `#!/bin/sh -e\\ntest -d dist\\nexit 0\\ntwine upload dist/*`
            no stop at a failure ~ ./go.sh      ~ go.sh    ~ `#!/bin/sh\\npython -m build\\ntwine upload dist/*`
            another shell      ~ ./go           ~ go       ~ `#!/usr/bin/env python\\nrun("twine upload")`
            a function         ~ ./go.sh        ~ go.sh    ~ `#!/bin/sh -e\\nup() {\\ntwine upload dist/*\\n}\\nup`
            behind a condition ~ true && ./go.sh ~ go.sh   ~ `#!/bin/sh -e\\ntwine upload dist/*`
            a variable of make ~ make publish   ~ Makefile ~ `publish:\\n\\t$(PY) -m twine upload dist/*`
            a failure passed   ~ make publish   ~ Makefile ~ `publish:\\n\\t-twine upload dist/*`
            a folder for one line ~ make publish ~ Makefile ~ `publish:\\n\\tcd x && twine upload dist/*`
            a value for make   ~ make publish V=1 ~ Makefile ~ `publish:\\n\\ttwine upload dist/*`
            two rules          ~ make publish   ~ Makefile ~ `publish: a\\npublish:\\n\\ttwine upload dist/*\\na:\\n\\tx`
            one shell for all  ~ make publish   ~ Makefile ~ `.ONESHELL:\\npublish:\\n\\ttwine upload dist/*`
            tox                ~ tox -e publish ~ tox.ini  ~ `[testenv:publish]\\ncommands = twine upload dist/*`
            """)
    void whatOnlyTheScriptOrMakeCanRunIsRefusedWithItsPlace(String why, String run, String file, String text) {
        Outcome outcome = rewrite(run, file, text).outcome();

        assertThat(outcome).as(why).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.left()).singleElement().satisfies(left -> {
            assertThat(left.code()).isEqualTo("hidden-upload");
            assertThat(left.message()).contains("let that only build");
        });
    }

    @Test
    void aScriptThatIsNotAtHandIsAskedFor() {
        Rewriting rewriting = rewrite("./scripts/publish.sh", "other", "");

        assertThat(rewriting.wanted()).contains("scripts/publish.sh");
        assertThat(rewriting.outcome()).isInstanceOf(Outcome.Refused.class);
    }
}
