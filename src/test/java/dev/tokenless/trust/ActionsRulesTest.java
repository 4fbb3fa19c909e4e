package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionsRulesTest {

    private static final String RELEASE = "release:\n  types: [published]";

    private static ActionsPolicy selected(boolean gitHub, boolean verified, String... patterns) {
        return new ActionsPolicy(true, ActionsPolicy.Allowed.SELECTED, gitHub, verified, List.of(patterns), false);
    }

    private static List<Stopper> stoppers(Sample sample, ActionsPolicy policy) {
        return sample.facts(f -> f.actions(policy)).only().stoppers();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "pypa/gh-action-pypi-publish, true",
        "pypa/gh-action-pypi-publish@*, true",
        "pypa/gh-action-pypi-publish@release/v1, true",
        "pypa/gh-action-pypi-publish@v1, false",
        "PyPA/GH-Action-PyPI-Publish@*, true",
        "pypa/*, true",
        "pypa/gh-*@release/*, true",
        "*, true",
        "pypa/gh-action, false",
        "docker/*, false",
        "harbour/*, false",
    })
    void aPatternOfTheListNamesActions(String pattern, boolean allowed) {
        assertThat(stoppers(on(RELEASE), selected(true, false, pattern)).isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void gitHubsOwnActionsAreAllowedOnlyWhereThePolicySaysSo() {
        Sample sample = on(RELEASE)
                .replace(
                        "- uses: pypa/gh-action-pypi-publish@release/v1",
                        "- uses: actions/download-artifact@v5\n      - uses: pypa/gh-action-pypi-publish@release/v1");
        assertThat(stoppers(sample, selected(true, false, "pypa/*"))).isEmpty();
        assertThat(stoppers(sample, selected(false, false, "pypa/*")))
                .singleElement()
                .satisfies(stopper -> {
                    assertThat(stopper.message())
                            .contains("actions/download-artifact@v5", "harbour/lighthouse may use.");
                    assertThat(stopper.change()).contains("actions/download-artifact@*");
                    assertThat(stopper.line()).isEqualTo(11);
                });
    }

    @Test
    void aVerifiedCreatorMayBeAllowed() {
        assertThat(stoppers(on(RELEASE), selected(true, true)).getFirst().message())
                .endsWith("unless GitHub counts its creator as verified.");
    }

    @Test
    void whatLiesInTheRepositoryOrIsAnImageIsNoAction() {
        Sample sample = on(RELEASE)
                .replace(
                        "- uses: pypa",
                        "- uses: ./.github/actions/build\n      - uses: docker://python:3.14\n      - uses: pypa");
        assertThat(stoppers(sample, selected(false, false, "pypa/*"))).isEmpty();
    }

    @Test
    void anActionOfAJobThatIsNeededStopsTheReleaseToo() {
        Sample sample = on(RELEASE, "needs: build").replace("jobs:\n", """
                jobs:
                  other:
                    runs-on: x
                    steps:
                      - uses: evil/other@v1
                  test:
                    runs-on: x
                    steps:
                      - uses: evil/test@v1
                  build:
                    needs: [test, publish]
                    runs-on: x
                    steps:
                      - uses: evil/build@v1
                """);
        assertThat(stoppers(sample, selected(true, false, "pypa/*")))
                .extracting(Stopper::message)
                .satisfiesExactly(
                        build -> assertThat(build).contains("evil/build@v1"),
                        test -> assertThat(test).contains("evil/test@v1"));
    }

    @Test
    void theOwnersActionsAreAlwaysAllowed() {
        Sample own = on(RELEASE).replace("- uses: pypa", "- uses: Harbour/tools@v1\n      - uses: pypa");
        assertThat(stoppers(own, selected(false, false, "pypa/*"))).isEmpty();
        assertThat(stoppers(
                        own, new ActionsPolicy(true, ActionsPolicy.Allowed.LOCAL_ONLY, true, true, List.of(), false)))
                .as("and nobody else's, where only these are")
                .hasSize(1);
    }
}
