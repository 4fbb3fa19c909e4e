package dev.tokenless.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The judge with the real rewriter, through the calls that the other rooms use.
class RewrittenJudgeTest {

    private static final Reviewer ANN = new Reviewer("ann", 1, Reviewer.Kind.USER);
    private static final EnvironmentName PYPI = new EnvironmentName("pypi");
    private static final String TOKEN = """
            on:
              release:
                types: [published]
            jobs:
              deploy:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - run: python -m build
                  - uses: pypa/gh-action-pypi-publish@release/v1
                    with:
                      password: ${{ secrets.PYPI_API_TOKEN }}
            """;

    private static final RepositoryFacts FACTS = RepositoryFacts.of(Sample.NAME, "main");

    private static Sources sources(String... pathsAndTexts) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            texts.put(".github/workflows/" + pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return new Sources(texts);
    }

    private static dev.tokenless.workflow.Rewriting rewriting(String path, Sources sources) {
        return Rewriter.rewrite(path, sources, RewriteChoices.defaults());
    }

    private static List<Judgement> judged(Sources sources) {
        Setup setup = Judge.designed(sources, FACTS, RewrittenJudgeTest::rewriting, List.of(ANN));
        return Judge.judge(sources, FACTS, setup, RewrittenJudgeTest::rewriting);
    }

    @Test
    void whatWouldBeSetUpLetsTheRewrittenReleaseThrough() {
        assertThat(judged(sources("publish.yml", TOKEN))).singleElement().satisfies(judgement -> {
            assertThat(judgement.judged()).isEqualTo("as-rewritten");
            assertThat(judgement.ways()).isNotEmpty().allMatch(Way::works);
            assertThat(judgement.ways().getFirst().line()).isPositive();
        });
    }

    @Test
    void theSetUpHasAPublisherAndRulesForEachEnvironment() {
        Setup setup =
                Judge.designed(sources("publish.yaml", TOKEN), FACTS, RewrittenJudgeTest::rewriting, List.of(ANN));
        assertThat(setup.publishers())
                .extracting(known -> known.index() + " " + known.publisher())
                .containsExactly("PYPI harbour/lighthouse/publish.yaml@pypi");
        assertThat(setup.rules(PYPI).policy().words()).isEqualTo("tag policy v*");
        assertThat(setup.rules(PYPI).reviewers()).containsExactly(ANN);
        assertThat(setup.rules(new EnvironmentName("other")).exists()).isFalse();
    }

    @Test
    void rulesThatWereChosenTakeThePlaceOfTheDesignedOnes() {
        Sources sources = sources("publish.yml", TOKEN);
        Setup setup = Judge.designed(sources, FACTS, RewrittenJudgeTest::rewriting, List.of())
                .withEnvironments(Map.of(PYPI, Sample.branches("main")));
        assertThat(Judge.judge(sources, FACTS, setup, RewrittenJudgeTest::rewriting)
                        .getFirst()
                        .ways())
                .isNotEmpty()
                .allMatch(way -> way.admits() instanceof Verdict.Refused && way.accepts() instanceof Verdict.Accepted);
    }

    @Test
    void anIndexOfOthersIsNotJudged() {
        String elsewhere = TOKEN + "          repository-url: https://nexus.example/pypi/\n";
        assertThat(judged(sources("publish.yml", elsewhere))).isEmpty();
    }

    @Test
    void aComputedIndexDepends() {
        String computed = """
                on: {release: {types: [published]}}
                jobs:
                  publish:
                    runs-on: ubuntu-latest
                    environment: pypi
                    permissions: {id-token: write}
                    steps:
                      - uses: pypa/gh-action-pypi-publish@release/v1
                        with:
                          repository-url: ${{ vars.INDEX }}
                """;
        assertThat(judged(sources("publish.yml", computed)))
                .flatExtracting(Judgement::ways)
                .singleElement()
                .satisfies(way -> {
                    assertThat(way.index()).isEqualTo(IndexKind.COMPUTED);
                    assertThat(way.accepts().reason()).contains("depends on the index");
                });
    }

    @Test
    void aComputedEnvironmentGetsNoRules() {
        String computed = """
                on: {release: {types: [published]}}
                jobs:
                  publish:
                    runs-on: ubuntu-latest
                    environment: ${{ inputs.where }}
                    permissions: {id-token: write}
                    steps:
                      - uses: pypa/gh-action-pypi-publish@release/v1
                """;
        Setup setup = Judge.designed(sources("publish.yml", computed), FACTS, RewrittenJudgeTest::rewriting, List.of());
        assertThat(setup.environments()).isEmpty();
        assertThat(setup.publishers())
                .singleElement()
                .satisfies(known -> assertThat(known.publisher().environment()).isEmpty());
    }

    @Test
    void aTokenThatCannotBeReplacedIsNoted() {
        String refused = TOKEN.replace("release:\n    types: [published]", "pull_request_target:");
        assertThat(judged(sources("publish.yml", refused)))
                .flatExtracting(Judgement::notes)
                .anyMatch(note -> note.contains("still uploads with a token"));
    }

    @Test
    void aTestEnvironmentAsksNobody() {
        String test = TOKEN + "          repository-url: https://test.pypi.org/legacy/\n";
        Proposal proposal = RuleDesigner.design(
                sources("publish.yml", test),
                FACTS,
                RewrittenJudgeTest::rewriting,
                new EnvironmentName("testpypi"),
                List.of(ANN));
        assertThat(proposal.rules().reviewers()).isEmpty();
        assertThat(proposal.rules().adminsCanBypass()).isTrue();
        assertThat(proposal.reasons()).anyMatch(reason -> reason.contains("no tag is known yet"));
        assertThat(RuleDesigner.design(
                                sources("publish.yml", TOKEN), FACTS, RewrittenJudgeTest::rewriting, PYPI, List.of(ANN))
                        .rules()
                        .reviewers())
                .containsExactly(ANN);
    }
}
