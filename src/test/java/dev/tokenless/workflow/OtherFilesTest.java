package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A folder that holds more than distributions, a variable that a script still tests, a login that the environment's
/// name reaches.
class OtherFilesTest {

    private static String workflow(String before, String upload, String after) {
        return """
                on: {release: {types: [published]}}
                jobs:
                  ship:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@v4
                      - run: pipx run build
                %s      - run: %s
                        env:
                          TWINE_USERNAME: __token__
                          TWINE_PASSWORD: ${{ secrets.ANVIL }}
                %s""".formatted(before.indent(6), upload, after.indent(6));
    }

    private static Outcome outcome(String text) {
        return Rewriter.rewrite("p.yml", Sources.of("p.yml", text), RewriteChoices.defaults())
                .outcome();
    }

    private static String after(String text) {
        return ((Outcome.Rewritten) outcome(text)).text();
    }

    private static final String BOTH = "twine upload dist/*.whl dist/*.tar.gz";
    private static final String EXACT = "path: |\n            dist/*.whl\n            dist/*.tar.gz\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- run: anaconda upload dist/*.conda",
                "- run: sha256sum dist/*.whl > dist/SHA256SUMS",
                "- run: cp app.exe dist/app.exe",
                "- run: minisign -Sm ./dist/*.whl -x dist/${NAME}.minisig",
                "- uses: sigstore/gh-action-sigstore-python@v3.0.0\n  with: {inputs: ./dist/*.whl}"
            })
    void onlyWhatWasUploadedIsHandedOverWhereOtherFilesLieThere(String step) {
        assertThat(after(workflow(step, BOTH, ""))).contains(EXACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- run: ls dist/",
                "- run: twine check dist/*.whl dist/*.tar.gz",
                "- run: unzip -l dist/rocket.zip",
                "- run: cp NEWS.txt docs/dist/NEWS.txt",
                "- run: tar tf dist/*.tar.gz"
            })
    void otherwiseTheFolderIsHandedOver(String step) {
        assertThat(after(workflow(step, BOTH, ""))).contains("path: dist/\n").doesNotContain(EXACT);
    }

    @Test
    void aStepBehindThatWantsTheWholeFolderKeepsTheUploadWithItsTool() {
        String behind = "- run: gh release upload v1 dist/*\n  env: {GH_TOKEN: '${{ github.token }}'}";
        for (String text : List.of(
                workflow("", "twine upload dist/*.whl", behind),
                workflow("- run: cosign sign-blob x > dist/x.sig", BOTH, behind))) {
            assertThat(after(text)).doesNotContain("upload-artifact").contains("twine upload dist/*.whl");
        }
        assertThat(after(workflow("", BOTH, behind))).contains("upload-artifact", "after-publish");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pwsh | if ($env:TWINE_PASSWORD) { twine upload dist/one.whl }
                    pwsh | if ($Env:TWINE_PASSWORD -ne '') { twine upload dist/one.whl }
                    pwsh | if (-not ${env:TWINE_PASSWORD}) { exit 0 }
                    bash | [ -n "$TWINE_PASSWORD" ] || exit 0
                    bash | [ -n "${TWINE_PASSWORD}" ] || exit 0
                    cmd  | if "%TWINE_PASSWORD%"=="" exit /b 0
                    cmd  | if "!TWINE_PASSWORD!"=="" exit /b 0
                    """)
    void aScriptThatTestsTheCredentialIsRefusedInEveryShell(String shell, String line) {
        String text = """
                on: {release: {types: [published]}}
                jobs:
                  ship:
                    runs-on: windows-latest
                    steps:
                      - uses: actions/checkout@v4
                      - run: pip install build "twine>=6.1"
                      - run: python -m build
                      - shell: %s
                        run: |
                          %s
                          twine upload dist/one.whl
                        env:
                          TWINE_USERNAME: __token__
                          TWINE_PASSWORD: ${{ secrets.ANVIL }}
                """.formatted(shell, line);
        assertThat(outcome(text)).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome(text).left())
                .extracting(Left::message)
                .anyMatch(message -> message.contains("$TWINE_PASSWORD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    python          | subprocess.run(["twine", "upload", "dist/*"], check=True)             | true
                    python3 -u {0}  | os.system("twine upload dist/*")                                      | true
                    node {0}        | require("child_process").execSync("twine upload dist/*")              | true
                    python          | # subprocess.run(["twine", "upload", "dist/*"])                       | false
                    python          | print("nothing to see")                                               | false
                    bash            | echo "twine upload dist/*"                                            | false
                    """)
    void anUploadInAProgramIsSeenAndNamed(String shell, String line, boolean seen) {
        String text = """
                on: {release: {types: [published]}}
                jobs:
                  ship:
                    runs-on: ubuntu-latest
                    steps:
                      - run: pipx run build
                      - shell: %s
                        run: |
                          %s
                        env: {KEY: '${{ secrets.ANVIL }}'}
                """.formatted(shell, line);
        Rewriting rewriting = Rewriter.rewrite("p.yml", Sources.of("p.yml", text), RewriteChoices.defaults());
        if (seen) {
            assertThat(rewriting.publications())
                    .singleElement()
                    .satisfies(publication ->
                            assertThat(publication.credential().secrets()).containsExactly(new SecretName("ANVIL")));
            assertThat(rewriting.outcome().left()).extracting(Left::code).containsExactly("hidden-upload");
        } else {
            assertThat(rewriting.publications()).isEmpty();
        }
    }

    @Test
    void aLoginBesideTheUploadIsNamedWhereTheEnvironmentChangesItsSubject() {
        String login = """
                - uses: aws-actions/configure-aws-credentials@v4
                  with: {role-to-assume: 'arn:aws:iam::1:role/r', aws-region: eu-central-1}""";
        String behind = "- run: aws s3 cp dist/ s3://releases --recursive";
        String text =
                "permissions: {id-token: write, contents: read}\n" + workflow(login, "twine upload dist/*", behind);
        assertThat(outcome(text)).isInstanceOf(Outcome.Rewritten.class);
        assertThat(outcome(text).left())
                .extracting(Left::code, Left::line)
                .containsExactly(org.assertj.core.api.Assertions.tuple("identity-subject", 9));
        assertThat(outcome(workflow(login, "twine upload dist/*", behind)).left())
                .as("without an identity there was no login by it")
                .isEmpty();
    }
}
