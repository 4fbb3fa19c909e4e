package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Uploads behind make, tox, nox, invoke and scripts, read in the files of the checkout.
class HiddenUploadTest {

    private static final String PATH = ".github/workflows/publish.yml";

    private static Rewriting rewrite(String command, String env, Map<String, String> files) {
        String workflow = "on: push\njobs:\n  ship:\n    runs-on: ubuntu-latest\n    steps:\n      - run: " + command
                + "\n" + (env.isEmpty() ? "" : "        env:\n          " + env + "\n");
        Map<String, String> texts = new java.util.HashMap<>(files);
        texts.put(PATH, workflow);
        return Rewriter.rewrite(PATH, new Sources(texts), RewriteChoices.defaults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            make upload                ~ Makefile       ~ `upload: build\\n\\ttwine upload dist/*\\nbuild:\\n\\tpython -m build`
            make -C . release          ~ Makefile       ~ `release: dist\\n\\techo\\ndist:\\n\\tuv publish`
            make publish VERSION=1     ~ GNUmakefile    ~ `publish:\\n\\t@poetry publish`
            just publish               ~ justfile       ~ `publish:\\n  flit publish`
            tox -e release             ~ tox.ini        ~ `[testenv:release]\\ncommands =\\n  python -m build\\n  twine upload dist/*`
            tox run -e release         ~ tox.ini        ~ `[testenv:release]\\ncommands = twine upload dist/*`
            tox -e release             ~ pyproject.toml ~ `[tool.tox.env.release]\\ncommands = [["twine", "upload", "dist/*"]]`
            nox -s publish             ~ noxfile.py     ~ `def publish(session):\\n    session.run("twine", "upload", "dist/x")`
            inv release                ~ tasks.py       ~ `@task\\ndef release(c):\\n    c.run("twine upload dist/*")`
            invoke pkg.release         ~ tasks.py       ~ `@task\\ndef release(c):\\n    c.run("twine upload dist/*")`
            ./scripts/publish          ~ scripts/publish ~ `#!/bin/sh\\nhatch publish`
            bash -x scripts/release.sh ~ scripts/release.sh ~ `twine upload dist/*`
            python tools/release.py    ~ tools/release.py ~ `run(["twine", "upload", "dist/*"])`
            source ./deploy.sh         ~ deploy.sh      ~ `pdm publish`
            pdm run release            ~ pyproject.toml ~ `[tool.pdm.scripts]\\nrelease = "twine upload dist/*"`
            poe publish                ~ pyproject.toml ~ `[tool.poe.tasks]\\npublish = "maturin publish"`
            hatch run release          ~ pyproject.toml ~ `[tool.hatch.envs.default.scripts]\\nrelease = "hatch publish"`
            """)
    void findsTheUploadAndNamesItsPlace(String command, String file, String text) {
        String content = text.replace("\\n", "\n").replace("\\t", "\t");
        Rewriting rewriting = rewrite(command, "", Map.of(file, content));

        assertThat(rewriting.publications())
                .singleElement()
                .satisfies(p -> assertThat(p.tool()).isEqualTo(ToolName.SCRIPT));
        assertThat(rewriting.outcome().left()).singleElement().satisfies(l -> {
            assertThat(l.code()).isEqualTo("hidden-upload");
            assertThat(l.message()).contains("in " + file + " line ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            make dist            ~ Makefile   ~ `dist:\\n\\tpython -m build\\n\\nupload: dist\\n\\ttwine upload dist/*`
            make release-notes   ~ Makefile   ~ `release-notes:\\n\\ttowncrier\\nupload:\\n\\ttwine upload dist/*`
            tox -e dist          ~ tox.ini    ~ `[testenv:dist]\\ncommands = python -m build\\n[testenv:release]\\ncommands = twine upload dist/*`
            nox -s distributions ~ noxfile.py ~ `def distributions(s):\\n    s.run("build")\\ndef release(s):\\n    s.run("twine", "upload")`
            inv release-notes    ~ tasks.py   ~ `def release_notes(c):\\n    pass\\ndef upload(c):\\n    c.run("twine upload")`
            make test            ~ Makefile   ~ `test:\\n\\tpytest\\nupload:\\n\\ttwine upload dist/*`
            poetry run pytest    ~ pyproject.toml ~ `[tool.x]\\ny = "twine upload"`
            """)
    void readsOnlyThePartThatIsRun(String command, String file, String text) {
        String content = text.replace("\\n", "\n").replace("\\t", "\t");

        assertThat(rewrite(command, "", Map.of(file, content)).publications()).isEmpty();
    }

    @Test
    void takesACredentialInTheEnvironmentForAnUploadWhereTheFileIsNotAtHand() {
        Rewriting rewriting = rewrite("make ship", "TWINE_PASSWORD: ${{ secrets.ANVIL }}", Map.of());

        assertThat(rewriting.wanted()).contains("Makefile");
        assertThat(rewriting.publications())
                .singleElement()
                .satisfies(p -> assertThat(p.credential().secrets()).containsExactly(new SecretName("ANVIL")));
    }

    @Test
    void tellsHowToxLetsTheIdentityThrough() {
        Rewriting rewriting = rewrite(
                "tox -e release",
                "TWINE_PASSWORD: ${{ secrets.ANVIL }}",
                Map.of("tox.ini", "[testenv:release]\ncommands = twine upload dist/*\n"));

        assertThat(rewriting.outcome().left().getFirst().message())
                .contains("twine 6.1", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "id-token: write", "environment");
    }

    @Test
    void masksATokenInAFile() {
        String token = "pypi-AgENdGVzdC1zZW50aW5lbC1vbmx5LW5vdC1yZWFs";
        Rewriting rewriting =
                rewrite("make upload", "", Map.of("Makefile", "upload:\n\ttwine upload -p " + token + " dist/*\n"));

        assertThat(rewriting.outcome().left().toString()).contains("pypi-…").doesNotContain(token);
    }
}
