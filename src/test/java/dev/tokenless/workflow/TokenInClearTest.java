package dev.tokenless.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A token that stands in a workflow as it is comes before all else, and is nowhere said again.
class TokenInClearTest {

    private static final String TOKEN = "pypi-AgENdGVzdC1zZW50aW5lbC1vbmx5LW5vdC1yZWFs";
    private static final String HEAD = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n";

    private static String quoted(Rewriting rewriting) {
        Outcome outcome = rewriting.outcome();
        String changes = outcome instanceof Outcome.Rewritten rewritten
                ? rewritten.changes().toString()
                : "";
        return changes + outcome.left() + rewriting.registrations();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "      - run: twine upload -u __token__ -p TOKEN dist/*\n",
                "      - run: TWINE_PASSWORD=TOKEN twine upload dist/*\n",
                "      - run: poetry config pypi-token.pypi TOKEN\n      - run: poetry publish\n",
                "      - run: make publish\n        env:\n          KEY: TOKEN\n",
                "      - uses: pypa/gh-action-pypi-publish@release/v1\n        with:\n          password: TOKEN\n",
                "      - uses: pypa/gh-action-pypi-publish@release/v1\n        # our key is TOKEN\n        with:\n          password: ${{ secrets.A }}\n",
                "      - name: Ship TOKEN\n        if: env.X != 'TOKEN'\n        run: uv publish --token TOKEN\n",
                "      - uses: acme/publish-TOKEN@v1\n        with:\n          pypi_token: TOKEN\n",
                "      - uses: ./actions/TOKEN\n        with:\n          pypi_token: ${{ secrets.A }}\n",
                "      - run: ./TOKEN/publish.sh\n        env:\n          TWINE_PASSWORD: ${{ secrets.A }}\n",
                "      - run: echo TOKEN\n",
                "      - run: twine upload --repository-url https://TOKEN.example/ dist/*\n",
            })
    void isReportedFirstAndMaskedWhereverItIsQuoted(String steps) {
        Rewriting rewriting = GoldenCase.rewrite(HEAD + steps.replace("TOKEN", TOKEN));

        assertThat(rewriting.outcome().left().getFirst()).satisfies(left -> {
            assertThat(left.code()).isEqualTo("token-in-clear");
            assertThat(left.line()).isGreaterThan(5);
            assertThat(left.message()).contains("Revoke it on PyPI now").contains("pypi-…");
        });
        assertThat(quoted(rewriting)).doesNotContain(TOKEN);
        assertThat(rewriting.publications())
                .allSatisfy(p -> assertThat(p.credential().toString()).doesNotContain(TOKEN));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(
                        "duplicate keys", HEAD + "      - with:\n          %s: 1\n          %s: 2\n", "duplicate-key"),
                Arguments.of("an open quote", HEAD + "      - run: \"%s\n", "not-yaml"),
                Arguments.of("two documents", HEAD + "      - run: %s\n---\n%s: 1\n", "several-documents"),
                Arguments.of("an unknown alias", HEAD + "      - run: *%s\n", "unknown-alias"),
                Arguments.of("no workflow", "name: %s\n", "not-a-workflow"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void comesBeforeTheReasonWhyAFileCannotBeRead(String name, String text, String code) {
        Rewriting rewriting = GoldenCase.rewrite(text.replace("%s", TOKEN));

        assertThat(rewriting.outcome().left()).singleElement().satisfies(left -> {
            assertThat(left.code()).isEqualTo(code);
            assertThat(left.message())
                    .startsWith("Line ")
                    .contains("holds a PyPI token in clear: revoke it on PyPI now")
                    .doesNotContain(TOKEN);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"pypi-production-release", "pypi-token-for-the-anvil", "pypi-AgEN"})
    void aNameIsNoToken(String name) {
        assertThat(GoldenCase.rewrite(HEAD + "      - run: echo " + name + "\n")
                        .outcome()
                        .left())
                .isEmpty();
    }
}
