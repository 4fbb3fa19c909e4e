package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The spellings that other detectors miss, and the ones that they hit wrongly.
class CommandDetectionTest {

    private static List<Publication> publications(String script, String env) {
        String workflow = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n"
                + script.replace("\\n", "\n").indent(10)
                + (env.isEmpty() ? "" : "        env:\n" + env.indent(10));
        return GoldenCase.rewrite(workflow).publications();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            flit publish                                                 ~ flit
            maturin publish                                              ~ maturin
            maturin upload dist/*                                        ~ maturin
            rye publish --token x                                        ~ twine
            python setup.py sdist upload                                 ~ setuptools
            poetry run twine upload dist/*                               ~ twine
            pdm run twine upload dist/*                                  ~ twine
            hatch run twine upload dist/*                                ~ twine
            uvx hatch publish                                            ~ hatch
            uvx flit publish                                             ~ flit
            uv run flit publish                                          ~ flit
            uv run hatch publish                                         ~ hatch
            pipx run uv publish                                          ~ uv
            pipx run flit publish                                        ~ flit
            pipx run hatch publish                                       ~ hatch
            pipx run poetry publish                                      ~ poetry
            python -m flit publish                                       ~ flit
            python -m hatch publish                                      ~ hatch
            python3 -m poetry publish                                    ~ poetry
            py -m twine upload dist/*                                    ~ twine
            py -3 -m twine upload dist/*                                 ~ twine
            sudo twine upload dist/*                                     ~ twine
            sudo -H python3 -m twine upload dist/*                       ~ twine
            env X=1 twine upload dist/*                                  ~ twine
            X=1 twine upload dist/*                                      ~ twine
            tox -e release                                               ~ script
            nox -s publish                                               ~ script
            make upload                                                  ~ script
            invoke release                                               ~ script
            just publish                                                 ~ script
            ./scripts/publish.sh                                         ~ script
            bash scripts/release.sh                                      ~ script
            uv publish                                                   ~ uv
            uv run twine upload dist/*                                   ~ twine
            uvx twine upload dist/*                                      ~ twine
            uvx twine@6.1 upload dist/*                                  ~ twine
            pipx run twine==5 upload dist/*                              ~ twine
            pipx run --spec twine twine upload dist/*                    ~ twine
            uv tool run twine upload dist/*                              ~ twine
            if true; then\\n  twine upload dist/*\\nfi                   ~ twine
            for f in dist/*; do twine upload $f; done                    ~ twine
            twine \\\\n  upload \\\\n  dist/*                            ~ twine
            python -m build && twine upload dist/*                       ~ twine
            (cd x; twine upload dist/*)                                  ~ twine
            bash -c 'twine upload dist/*'                                ~ twine
            docker run -e X quay.io/x twine upload dist/*                ~ twine
            echo y || twine upload dist/*                                ~ twine
            /opt/python/bin/python -m twine upload dist/*                ~ twine
            ./venv/bin/twine upload dist/*                               ~ twine
            conda run -n x twine upload dist/*                           ~ twine
            time twine upload dist/*                                     ~ twine
            poetry --no-interaction publish                              ~ poetry
            poetry publish --build --no-interaction -u x -p y            ~ poetry
            hatch -v publish                                             ~ hatch
            uv --quiet publish                                           ~ uv
            pdm publish --no-build                                       ~ pdm
            python -W ignore -m twine upload dist/*                      ~ twine
            pixi run twine upload dist/*                                 ~ twine
            twine upload dist/* &> log                                   ~ twine
            twine upload dist/* <<< y                                    ~ twine
            pipx run uv publish dist/*                                   ~ uv
            uvx --from twine twine upload dist/*                         ~ twine
            python3.12 -m twine upload dist/*                            ~ twine
            $PY -m twine upload dist/*                                   ~ twine
            "${PYTHON}" -I -m twine upload dist/*                        ~ twine
            ${{ matrix.python }} -m twine upload dist/*                  ~ twine
            ${PREFIX}twine upload dist/*                                 ~ twine
            $VENV/bin/twine upload dist/*                                ~ twine
            sudo -E env PATH=x twine upload dist/*                       ~ twine
            keyring set <<< "$KEY"\\n  twine upload dist/*              ~ twine
            """)
    void findsTheUpload(String script, String tool) {
        assertThat(publications(script, "TWINE_PASSWORD: ${{ secrets.ANVIL }}\n"))
                .singleElement()
                .satisfies(p -> assertThat(p.tool().json()).isEqualTo(tool));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "semantic-release publish",
                "python -m semantic_release publish",
                "poetry run semantic-release publish",
                "uvx --from python-semantic-release semantic-release publish"
            })
    void semanticReleaseUploadsWhereItHasACredential(String script) {
        assertThat(publications(script, "PYPI_TOKEN: ${{ secrets.ANVIL }}\n"))
                .singleElement()
                .satisfies(p -> assertThat(p.tool()).isEqualTo(ToolName.SEMANTIC_RELEASE));
    }

    @ParameterizedTest
    @CsvSource({"UV_PUBLISH_TOKEN,uv publish", "TWINE_PASSWORD,twine upload dist/*", "PDM_PUBLISH_PASSWORD,pdm publish"
    })
    void anIdentityThatIsThereForSomethingElseHidesNoToken(String variable, String command) {
        String workflow = """
                on: push
                permissions:
                  id-token: write
                jobs:
                  a:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/attest-build-provenance@v3
                      - run: %s
                        env:
                          %s: ${{ secrets.ANVIL }}
                """.formatted(command, variable);

        assertThat(GoldenCase.rewrite(workflow).publications())
                .singleElement()
                .satisfies(p -> assertThat(p.credential().secrets()).containsExactly(new SecretName("ANVIL")));
    }

    @ParameterizedTest
    @CsvSource({
        "pwsh,twine upload dist/*",
        "cmd,twine upload dist\\*",
        "powershell,uv publish",
        "bash -l {0},twine upload dist/*"
    })
    void otherShellsAreReadToo(String shell, String command) {
        String workflow = """
                on: push
                jobs:
                  a:
                    runs-on: windows-latest
                    steps:
                      - shell: %s
                        run: %s
                """.formatted(shell, command);

        assertThat(GoldenCase.rewrite(workflow).publications()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo twine upload dist/*",
                "# twine upload dist/*",
                "twine check dist/*",
                "echo \"run twine upload dist/* yourself\"",
                "cat <<EOF\\ntwine upload dist/*\\nEOF",
                "pip install twine # twine upload",
                "poetry --dry-run publish",
                "poetry publish --dry-run",
                "uv --dry-run publish",
                "uv publish --dry-run",
                "hatch run publish",
                "hatch run release:publish",
                "cargo publish",
                "npm publish",
                "make docs",
                "tox -e py310",
                "git commit -m 'twine upload'",
                "grep 'twine upload' README.md",
                "make deploy-docs",
                "printf 'uv publish'",
                "dotnet publish",
                "flit build",
                "which twine upload",
                "$PY -m build",
                "$RUN upload",
                "${twine}",
                "twine upload --help",
                "twine --version",
                "uv publish --help",
                "poetry publish --help",
                "hatch env run publish",
                "gh release upload v1 dist/*",
                "yarn npm publish",
                "pnpm publish",
                "gem push x.gem",
                "nuget push x.nupkg",
                "git tag release",
                "docker push x",
                "echo 'poetry publish' > run.txt",
                "semantic-release version --print",
                "pip download twine && ls upload"
            })
    void doesNotTakeItForAnUpload(String script) {
        assertThat(publications(script, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            twine upload --repository-url https://nexus.acme.org/r dist/* | other
            twine upload --repository internal dist/*                     | other
            uv publish --publish-url https://x.example/                   | other
            poetry publish -r internal                                    | other
            hatch publish -r test                                         | testpypi
            twine upload -r testpypi dist/*                               | testpypi
            twine upload --repository-url https://test.pypi.org/legacy/ d/* | testpypi
            twine upload --repository-url ${{ vars.URL }} dist/*          | computed
            twine upload --repository-url https://upload.pypi.org/legacy/ dist/* | pypi
            uv publish --index testpypi                                   | testpypi
            poetry publish                                                | pypi
            """)
    void tellsTheIndex(String script, String index) {
        assertThat(publications(script, ""))
                .singleElement()
                .satisfies(p -> assertThat(p.index().json()).isEqualTo(index));
    }
}
