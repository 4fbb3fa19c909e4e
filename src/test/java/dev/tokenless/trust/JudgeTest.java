package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;
import static dev.tokenless.trust.Sample.publisher;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final String RELEASE = "release:\n  types: [published]";

    private static String change(Sample sample) {
        return sample.only().ways().getFirst().accepts() instanceof Verdict.Refused refused ? refused.change() : "";
    }

    @Test
    void theOneFieldToChangeIsNamed() {
        Sample sample = on(RELEASE);
        assertThat(change(sample.publishers()))
                .contains("Add a publisher on PyPI", "harbour/lighthouse", "release.yml", "pypi");
        assertThat(change(sample.publishers(publisher("Harbour/lighthouse", "release.yml", "pypi"))))
                .contains("from Harbour/lighthouse to harbour/lighthouse", "upper and lower case matter");
        assertThat(change(sample.publishers(publisher("harbour/beacon", "release.yml", "pypi"))))
                .contains("renaming");
        assertThat(change(sample.publishers(publisher("harbour/lighthouse", "ship.yml", "pypi"))))
                .contains("workflow", "from ship.yml to release.yml");
        assertThat(change(sample.publishers(publisher("harbour/lighthouse", "release.yml", "live"))))
                .contains("environment", "from live to pypi");
        assertThat(change(sample.replace("    environment: pypi\n", ""))).contains("`environment: pypi`");
    }

    @Test
    void pypisOwnWordsAreUsed() {
        assertThat(on(RELEASE).publishers().only().ways().getFirst().accepts().reason())
                .isEqualTo(
                        "valid token, but no corresponding publisher (Publisher with matching claims was not found)");
        assertThat(on("pull_request_target:").only().ways().getFirst().accepts().reason())
                .contains("Publishing from a workflow invoked via 'pull_request_target' is not supported.");
    }

    @Test
    void theSubjectComesInBothForms() {
        Claims claims =
                on(RELEASE).facts(f -> f.owner(7)).only().ways().getFirst().claims();
        assertThat(claims.subject()).isEqualTo("repo:harbour/lighthouse:environment:pypi");
        assertThat(claims.immutableSubject()).isEqualTo("repo:harbour@7/lighthouse@ID:environment:pypi");
        Sample bare = on(RELEASE + "\npull_request:").replace("    environment: pypi\n", "");
        assertThat(bare.only().ways())
                .extracting(way -> way.claims().subject())
                .containsExactly(
                        "repo:harbour/lighthouse:ref:refs/tags/v1.2.3", "repo:harbour/lighthouse:pull_request");
    }

    @Test
    void aTokenPublicationIsJudgedAsTheRewriterWouldLeaveIt() {
        String path = ".github/workflows/release.yml";
        String before = Sample.workflow(RELEASE, "", "").replace("    environment: pypi\n", "");
        String after = Sample.workflow(RELEASE, "", "");
        List<Publication> publications = on(RELEASE).files().getFirst().publications();
        List<Judgement> judgements = Judge.judge(
                Sources.of(path, before),
                on(RELEASE).facts(),
                on(RELEASE).setup(),
                (file, sources) -> new Rewriting(
                        file,
                        publications,
                        sources.text(file).orElseThrow().equals(before)
                                ? new Outcome.Rewritten(after, List.of(), List.of())
                                : new Outcome.AlreadyTrusted(List.of()),
                        Set.of(),
                        List.of()));
        assertThat(judgements).singleElement().satisfies(judgement -> {
            assertThat(judgement.judged()).isEqualTo("as-rewritten");
            assertThat(judgement.ways())
                    .singleElement()
                    .satisfies(way -> assertThat(way.works()).isTrue());
        });
    }

    @Test
    void aFileThatDoesNotPublishIsNotJudged() {
        assertThat(Judge.judge(
                        new Sources(Map.of("a.yml", "on: push\njobs: {}\n", "b.yml", ": [", "c.txt", "jobs: {}")),
                        on(RELEASE).facts(),
                        on(RELEASE).setup(),
                        (file, sources) -> new Rewriting(
                                file, List.of(), new Outcome.NoPublication(List.of()), Set.of(), List.of())))
                .isEmpty();
    }

    @Test
    void aHostileConditionIsUndecidedAndCostsNothing() {
        String deep = "(".repeat(20_000) + "true" + ")".repeat(20_000);
        assertThat(on(RELEASE, "if: " + deep).only().ways().getFirst().admits()).isInstanceOf(Verdict.Depends.class);
        assertThat(on(RELEASE, "if: \"" + "!".repeat(20_000) + "true\"")
                        .only()
                        .ways()
                        .getFirst()
                        .admits())
                .isInstanceOf(Verdict.Depends.class);
    }
}
