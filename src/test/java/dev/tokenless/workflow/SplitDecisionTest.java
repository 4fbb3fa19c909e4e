package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether the upload gets a job of its own, by what else the job does.
class SplitDecisionTest {

    private static final String UPLOAD = """
            - uses: pypa/gh-action-pypi-publish@v1.13.0
              with:
                password: ${{ secrets.PYPI_API_TOKEN }}
            """;

    private static String behind(String steps) {
        return job("", "- run: python -m build\n" + UPLOAD + steps);
    }

    private static String between(String steps) {
        return job("", "- run: python -m build\n" + steps + UPLOAD);
    }

    private static String job(String settings, String steps) {
        return """
                on: push
                jobs:
                  release:
                    runs-on: ubuntu-latest
                """ + settings.indent(4) + "    steps:\n      - uses: actions/checkout@v5\n" + steps.indent(6);
    }

    private static Outcome.Rewritten rewritten(String text) {
        return (Outcome.Rewritten) GoldenCase.rewrite(text).outcome();
    }

    private static void assertApart(String text) {
        assertThat(rewritten(text).text()).contains("  pypi-publish:\n");
    }

    private static void assertInPlace(String text) {
        Outcome.Rewritten outcome = rewritten(text);
        assertThat(outcome.text())
                .doesNotContain("  pypi-publish:\n")
                .contains("id-token: write")
                .doesNotContain("PYPI_API_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- run: ls dist",
                "- run: |\n    # done\n    echo uploaded\n    tree dist\n    find dist\n    cat dist/log\n",
                "- uses: actions/upload-artifact@v4\n  with:\n    path: dist",
                "- uses: actions/cache/save@v4\n  with:\n    path: x\n    key: y",
            })
    void stepsThatOnlyShowOrKeepStayBehindInTheBuild(String step) {
        String text = behind(step);

        assertApart(text);
        assertThat(rewritten(text).text()).doesNotContain("after-publish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- uses: softprops/action-gh-release@v2",
                "- uses: softprops/action-gh-release@v2\n  with:\n    files: dist/*",
                "- uses: softprops/action-gh-release@v2\n  with:\n    files: |\n      ./dist/*.whl\n      dist/x.tar.gz\n",
                "- uses: ncipollo/release-action@v1\n  with:\n    artifacts: \"dist/*.whl,dist/*.tar.gz\"",
                "- run: gh release upload v1 dist/*\n  env:\n    GH_TOKEN: ${{ github.token }}",
                "- run: sleep 60 && curl https://example.org/hook",
                "- run: WHAT=1 curl https://example.org/$WHAT/$GITHUB_REF_NAME/$CI",
                "- run: curl $HOOK\n  env:\n    HOOK: ${{ vars.HOOK }}",
                "- run: echo a\n- uses: softprops/action-gh-release@v2",
            })
    void stepsThatNeedOnlyTheDistributionsFollowInAJobOfTheirOwn(String step) {
        String text = behind(step);

        assertApart(text);
        assertThat(rewritten(text).text()).contains("  after-publish:\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // an action that nobody knows; a command that needs the checkout or what was installed
                "- uses: acme/tell-everybody@v1",
                "- run: git push --tags",
                "- run: python notify.py",
                // a file that is no distribution
                "- uses: softprops/action-gh-release@v2\n  with:\n    body_path: NOTES.md",
                "- uses: softprops/action-gh-release@v2\n  with:\n    files: |\n      dist/*\n      CHANGELOG.md\n",
                "- uses: softprops/action-gh-release@v2\n  with:\n    files: distribution/*",
                "- uses: ncipollo/release-action@v1\n  with:\n    artifacts: dist/*,docs/*",
                "- run: gh release create v1 --notes-file NOTES.md",
                "- run: gh release create v1 --notes-from-tag",
                "- run: curl -d @body.json https://example.org",
                "- run: echo x > there.txt",
                // a value of another step or of the shell
                "- run: curl https://example.org/$VERSION",
                "- run: curl https://example.org/$(cat version)",
                "- run: curl https://example.org/`cat version`",
                "- run: curl https://example.org/$GITHUB_ENV",
                "- run: Write-Output done; curl https://example.org\n  shell: pwsh",
                "- run: gh release upload v1\n  working-directory: docs",
                // it asks how the job went
                "- run: curl https://example.org\n  if: always()",
                "- run: ls dist\n  if: failure()",
                "- uses: softprops/action-gh-release@v2\n  if: ${{ !cancelled() }}",
                "- uses: softprops/action-gh-release@v2\n  if: hashFiles('x') != ''",
                // written so that its lines cannot be moved
                "- {uses: softprops/action-gh-release@v2}",
                // what stays must not come behind what follows
                "- uses: softprops/action-gh-release@v2\n- run: ls dist",
            })
    void stepsThatNeedMoreKeepTheUploadInItsPlace(String step) {
        assertInPlace(behind(step));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "container: python:3.13",
                "strategy:\n  matrix:\n    os: [ubuntu-latest]\n",
                "if: github.event_name == 'push'",
                "timeout-minutes: 5",
                "environment: release",
                "environment:\n  name: release\n  url: https://pypi.org/p/anvil\n",
                "permissions:\n  contents: read\n",
            })
    void settingsOfTheJobThatDoNoHarm(String settings) {
        assertApart(job(settings, "- run: python -m build\n" + UPLOAD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- run: python -m build\n  env:\n    KEY: ${{ secrets.SIGNING_KEY }}\n",
                "- run: python -m build\n  env:\n    MODE: ${{ vars.MODE }}\n",
            })
    void theEnvironmentStaysWithStepsThatUseItsSecrets(String build) {
        assertInPlace(job("environment: release", build + UPLOAD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- uses: actions/download-artifact@v4\n",
                "- uses: actions/download-artifact@v4\n- run: ls -R\n",
                "- uses: actions/setup-python@v6\n- run: pip install twine\n",
                "- uses: actions/download-artifact@v4\n- run: pip install build && twine check dist/*\n",
                "- run: twine check dist/*\n",
                "- run: pip3 install -U twine\n",
                "- run: echo here\n",
            })
    void aJobThatOnlyPublishesStaysOne(String steps) {
        assertInPlace(job("", steps + UPLOAD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- uses: actions/download-artifact@v4\n- run: python -m build\n",
                "- run: make dist\n",
                "- run: python setup.py sdist\n",
                "- run: tox -e build\n",
                "- run: pip wheel .\n",
                "- uses: acme/build@v1\n",
                "- run: pip install build\n",
                "- run: python fetch.py\n",
            })
    void aJobThatDoesMoreIsSplit(String steps) {
        assertApart(job("", steps + UPLOAD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- uses: pypa/gh-action-pypi-publish@v1.13.0\n  with:\n    password: ${{ secrets.OTHER }}\n    repository-url: https://pypi.acme.example/\n",
                "- run: twine upload --repository-url https://pypi.acme.example/ -u x -p ${{ secrets.OTHER }} dist/*\n",
            })
    void anUploadElsewhereStaysInFront(String other) {
        assertApart(between(other));
        assertThat(rewritten(between(other)).text()).contains("secrets.OTHER");
    }
}
