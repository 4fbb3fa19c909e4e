package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Actions besides the known tools that build and upload by themselves: found, by name or by a speaking input, and
/// refused with what to put in their place.
class OtherActionsTest {

    private static Rewriting rewrite(String uses, String... inputs) {
        return GoldenCase.rewrite("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: " + uses
                + "\n        with:\n" + String.join("\n", inputs).indent(10));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
            code-specialist/pypi-poetry-publish@v1             | PYPI_TOKEN     | PYPI
            code-specialist/pypi-poetry-publish@v1             | REPOSITORY_PASSWORD | PYPI
            CasperDCL/deploy-pypi@v2                           | password       | PYPI
            mariamrf/py-package-publish-action@v1.1.0          | pypi-token     | PYPI
            FeatureLabs/gh-action-pypi-upload@v2               | pypi_password  | PYPI
            alteryx/gh-action-pypi-upload@main                 | pypi_password  | PYPI
            adafruit/workflows-circuitpython-libs/release-pypi@main | pypi-password | PYPI
            autopub/autopub-action@v1                          | PYPI_PASSWORD  | PYPI
            ansys/actions/release-pypi-public@v6               | twine-token    | PYPI
            ansys/actions/release-pypi-test@v6                 | twine-token    | TESTPYPI
            Conchylicultor/pypi-auto-publish@v1                | pypi-token     | PYPI
            etils-actions/pypi-auto-publish@v1                 | pypi-token     | PYPI
            niraj-kamdar/manylinux-wheel-builder@v1            | password       | PYPI
            acme/ship@v1                                       | pypi_token     | PYPI
            acme/ship@v1                                       | pypi-api-token | PYPI
            acme/ship@v1                                       | my-pypi-password | PYPI
            acme/ship@v1                                       | twine_password | PYPI
            acme/ship@v1                                       | test-pypi-token | TESTPYPI
            """)
    void areFoundAndRefusedWithAdvice(String uses, String input, IndexKind index) {
        Rewriting rewriting = rewrite(uses, input + ": ${{ secrets.SHIP }}");

        assertThat(rewriting.publications()).singleElement().satisfies(publication -> {
            assertThat(publication.tool()).isEqualTo(ToolName.OTHER_ACTION);
            assertThat(publication.index()).isEqualTo(index);
            assertThat(publication.credential().secrets()).containsExactly(new SecretName("SHIP"));
            assertThat(publication.version()).contains(uses.substring(uses.indexOf('@') + 1));
        });
        assertThat(rewriting.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(rewriting.outcome().left())
                .anySatisfy(left -> assertThat(left.message())
                        .contains("the inputs " + input)
                        .contains(uses.startsWith("CasperDCL") ? "version 3" : "pypa/gh-action-pypi-publish")
                        .contains("id-token: write"));
    }

    @Test
    void anActionThatMakesAReleaseToLosesItsUploadOnly() {
        String text = """
                on: push
                permissions:
                  contents: write
                jobs:
                  a:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/download-artifact@v5
                        with:
                          name: dist
                          path: wheels
                      - name: Make Release # of the day
                        uses: aio-libs/create-release@v1.6.6
                        with:
                          changes_file: CHANGES.rst
                          github_token: ${{ secrets.GITHUB_TOKEN }}
                          pypi_token: ${{ secrets.SHIP }}
                          dist_dir: wheels
                """;
        String after = GoldenCase.rewrite(text).after(text);

        assertThat(after)
                .contains("      - name: Make Release # of the day\n        uses: aio-libs/create-release@v1.6.6\n")
                .contains("          dist_dir: wheels\n      - name: Publish to PyPI\n")
                .contains("gh-action-pypi-publish@release/v1\n        with:\n          packages-dir: wheels\n")
                .contains("      contents: write\n      id-token: write\n")
                .doesNotContain("pypi_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.6.5", "v1.2.1", "master", "v1"})
    void ofWhichNobodyKnowsWhetherItDoesWithoutIsRefused(String version) {
        Rewriting rewriting = rewrite("aio-libs/create-release@" + version, "pypi_token: ${{ secrets.SHIP }}");

        assertThat(rewriting.outcome()).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "PYPI_USERNAME", "twine-username", "repository_user"})
    void aUserNameBesideItMakesItAPassword(String user) {
        String uses = user.equals("user") ? "CasperDCL/deploy-pypi@v2" : "acme/ship@v1";
        String input = user.equals("user") ? "password" : "pypi_token";

        assertThat(rewrite(uses, input + ": ${{ secrets.SHIP }}", user + ": ada")
                        .publications())
                .singleElement()
                .satisfies(p -> assertThat(p.credential()).isInstanceOf(Credential.Password.class));
        assertThat(rewrite(uses, input + ": ${{ secrets.SHIP }}", user + ": __token__")
                        .publications())
                .singleElement()
                .satisfies(p -> assertThat(p.credential()).isInstanceOf(Credential.Token.class));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiterString = " / ", quoteCharacter = '`', textBlock = """
            repository_url / https://test.pypi.org/legacy/ / TESTPYPI
            repository-url / https://pypi.acme.example/ / OTHER
            PUBLISH_REGISTRY / https://test.pypi.org/legacy/ / TESTPYPI
            repository / testpypi / TESTPYPI
            repository_name / testpypi / TESTPYPI
            """)
    void theIndexIsReadFromItsInputs(String input, String value, IndexKind index) {
        assertThat(rewrite("CasperDCL/deploy-pypi@v2", "password: ${{ secrets.SHIP }}", input + ": " + value)
                        .publications())
                .singleElement()
                .satisfies(p -> assertThat(p.index()).isEqualTo(index));
    }

    @Test
    void oneThatIsToldNotToUploadUploadsNothing() {
        assertThat(rewrite("CasperDCL/deploy-pypi@v2", "password: ${{ secrets.SHIP }}", "upload: false")
                        .publications())
                .isEmpty();
        assertThat(rewrite("CasperDCL/deploy-pypi@v2", "password: ${{ secrets.SHIP }}", "upload: true")
                        .publications())
                .isNotEmpty();
    }

    @Test
    void oneThatIsGivenNoInputIsToldWhatToDoAllTheSame() {
        assertThat(rewrite("mariamrf/py-package-publish-action@v1", "python_version: 3.13")
                        .publications())
                .singleElement()
                .satisfies(p -> assertThat(p.credential()).isInstanceOf(Credential.Unknown.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/ship@v1 / pypi_token: plain",
                "acme/ship@v1 / token: ${{ secrets.X }}",
                "acme/ship@v1 / pypi-mirror: ${{ secrets.X }}",
                "acme/ship@v1 / pypi: ${{ secrets.X }}",
                "docker/build-push-action@v6 / pypi_token: ${{ secrets.X }}",
                "python-semantic-release/publish-action@v10 / github_token: ${{ secrets.GITHUB_TOKEN }}",
            })
    void anotherActionIsNone(String step) {
        String[] parts = step.split(" / ", 2);

        assertThat(rewrite(parts[0], parts[1]).publications()).noneMatch(p -> p.tool() == ToolName.OTHER_ACTION);
    }
}
