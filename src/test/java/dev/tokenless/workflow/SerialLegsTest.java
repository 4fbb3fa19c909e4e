package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Legs of a matrix that run one after the other, each for its index.
class SerialLegsTest {

    private static final String TEXT = """
            name: publish
            on:
              release:
                types: [published]
            jobs:
              publish:
                runs-on: ubuntu-latest
                strategy:
                  max-parallel: 1
                  matrix:
                    include:
                      - url: https://test.pypi.org/legacy/
                        secret: TEST_PYPI_TOKEN
                      - url: https://upload.pypi.org/legacy/
                        secret: PYPI_TOKEN
                steps:
                  - uses: actions/checkout@v4
                  - run: pipx run build
                  - uses: pypa/gh-action-pypi-publish@release/v1
                    with:
                      repository-url: ${{ matrix.url }}
                      password: ${{ secrets[matrix.secret] }}
            """;

    private static final String RELEASE_WAITS = "  publish-pypi:\n    needs: [publish, publish-testpypi]\n";
    private static final String REHEARSAL_WAITS = "  publish-testpypi:\n    needs: [publish, publish-pypi]\n";

    @Test
    void theReleaseStillWaitsForTheRehearsalThatIsTheFirstLeg() {
        assertThat(after(TEXT)).contains(RELEASE_WAITS).contains("  publish-testpypi:\n    needs: publish\n");
    }

    @Test
    void theRehearsalStillComesSecondWhereItsLegIsTheSecond() {
        String turned = TEXT.replace("https://test.pypi", "https://x.pypi")
                .replace("https://upload.pypi", "https://test.pypi")
                .replace("https://x.pypi", "https://upload.pypi");

        assertThat(after(turned)).contains(REHEARSAL_WAITS).contains("  publish-pypi:\n    needs: publish\n");
    }

    /// Legs side by side, or legs of which one goes on when the other failed, wait for nothing.
    @ParameterizedTest
    @ValueSource(strings = {"fail-fast: true", "max-parallel: 2", "max-parallel: 1\n      fail-fast: false"})
    void noOrderIsMadeUp(String strategy) {
        assertThat(after(TEXT.replace("max-parallel: 1", strategy)))
                .contains("publish-testpypi:")
                .doesNotContain(RELEASE_WAITS)
                .doesNotContain(REHEARSAL_WAITS);
    }

    private static String after(String text) {
        Rewriting rewriting =
                Rewriter.rewrite("publish.yml", Sources.of("publish.yml", text), RewriteChoices.defaults());
        assertThat(rewriting.outcome()).isInstanceOf(Outcome.Rewritten.class);
        return rewriting.after(text);
    }
}
