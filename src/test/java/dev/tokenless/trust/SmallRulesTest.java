package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;
import static dev.tokenless.trust.Sample.publisher;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules that decide in few cases only; each row fails if its rule is left out.
class SmallRulesTest {

    private static final String RELEASE = "release:\n  types: [published]";
    private static final String YES = "release: published refs/tags/v1.2.3 true true";

    static Stream<WayRow> ways() {
        Sample called = on("workflow_call:");
        String needs = "needs: [a, b]\nif: always() && needs.%s.result == '%s'";
        return Stream.of(
                new WayRow(
                        "only a job that calls this very file starts it", called.and(".github/workflows/ci.yml", """
                                on: {push: {tags: ['v*']}}
                                jobs:
                                  test:
                                    runs-on: ubuntu-latest
                                    steps: [{run: pytest}]
                                  other:
                                    uses: ./.github/workflows/other.yml
                                """)),
                new WayRow(
                        "a negated branch pattern is no way, although a name may begin so",
                        on("push:\n  branches: ['**', '!dev']"),
                        "push: branches ** refs/heads/main true true"),
                new WayRow(
                        "nor is a negated tag pattern",
                        on("push:\n  tags: ['**', '!dev']"),
                        "push: tags ** refs/tags/v1.2.3 true true"),
                new WayRow("the result of the job that is asked for", withTwo(needs.formatted("a", "success")), YES),
                new WayRow("and of the other", withTwo(needs.formatted("b", "skipped")), YES),
                new WayRow("a result that it does not have", withTwo(needs.formatted("a", "skipped"))),
                new WayRow("nor the other", withTwo(needs.formatted("b", "success"))));
    }

    private static Sample withTwo(String keys) {
        return on(RELEASE, keys).replace("  publish:\n", """
                          a: {runs-on: ubuntu-latest, steps: [{run: x}]}
                          b: {runs-on: ubuntu-latest, if: false, steps: [{run: x}]}
                          publish:
                        """);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void decides(WayRow row) {
        row.check();
    }

    private static Verdict accepts(Sample sample) {
        return sample.only().ways().getFirst().accepts();
    }

    private static String change(Sample sample) {
        return ((Verdict.Refused) accepts(sample)).change();
    }

    @Test
    void aJobThatCallsAnotherRepositorysFilePresentsThatFile() {
        Sample sample = on("workflow_call:")
                .and(".github/workflows/ci.yml", """
                on: {push: {tags: ['v*']}}
                jobs:
                  ship:
                    permissions: {id-token: write}
                    uses: other/shared/.github/workflows/release.yml@v1
                """)
                .publishers(publisher("harbour/lighthouse", "release.yml", ""));
        List<Way> ways = sample.judge().stream()
                .flatMap(judgement -> judgement.ways().stream())
                .toList();
        assertThat(ways)
                .as("ours of the same name is not started by it")
                .singleElement()
                .satisfies(way -> {
                    assertThat(way.jobId()).isEqualTo("ship");
                    assertThat(way.claims().asMap())
                            .containsEntry("job_workflow_ref", "other/shared/.github/workflows/release.yml@v1");
                    assertThat(way.accepts())
                            .isInstanceOfSatisfying(
                                    Verdict.Refused.class,
                                    no -> assertThat(no.change())
                                            .contains("a reusable workflow of another repository"));
                });
    }

    @Test
    void ofSeveralPublishersTheNearestIsToBeChanged() {
        Registered stranger = publisher("other/thing", "x.yml", "pypi");
        Registered misspelt = publisher("Harbour/lighthouse", "x.yml", "release");
        for (List<Registered> both : List.of(List.of(stranger, misspelt), List.of(misspelt, stranger))) {
            assertThat(change(on(RELEASE).publishers(both.getFirst(), both.getLast())))
                    .contains("from Harbour/lighthouse to harbour/lighthouse");
        }
        Registered away = publisher("harbour/lighthouse", "a.yml", "release");
        Registered near = publisher("harbour/lighthouse", "b.yml", "pypi");
        for (List<Registered> both : List.of(List.of(away, near), List.of(near, away))) {
            assertThat(change(on(RELEASE).publishers(both.getFirst(), both.getLast())))
                    .contains("from b.yml to release.yml");
        }
    }

    @Test
    void theRuleThatAdmitsIsNamed() {
        EnvironmentRules rules =
                EnvironmentRules.of(new RefPolicy.Custom(List.of(RefPattern.tag("a*"), RefPattern.tag("v*"))));
        assertThat(on(RELEASE).rules(rules).only().ways().getFirst().admits().reason())
                .contains("v*")
                .doesNotContain("a*");
    }

    @Test
    void aPatternMayNotBeLongerThanTheName() {
        assertThat(RefPattern.matches("release/v*", "release")).isFalse();
        assertThat(RefPattern.matches("release/v*", "release/v1")).isTrue();
    }

    @Test
    void onlyWhatUploadsToAnIndexThatTrustsIsJudged() {
        Judged file = on(RELEASE).files().getFirst();
        Publication trusted = file.publications().getFirst();
        assertThat(file.trusted()).hasSize(1);
        assertThat(with(file, trusted, IndexKind.OTHER, trusted.credential()).trusted())
                .isEmpty();
        assertThat(with(file, trusted, IndexKind.COMPUTED, trusted.credential()).trusted())
                .hasSize(1);
        assertThat(with(file, trusted, IndexKind.PYPI, new Credential.Token(Set.of()))
                        .trusted())
                .isEmpty();
    }

    private static Judged with(Judged file, Publication one, IndexKind index, Credential credential) {
        Publication other = new Publication(
                one.jobId(),
                one.line(),
                one.tool(),
                index,
                credential,
                one.url(),
                one.version(),
                one.job(),
                one.step());
        return new Judged(file.standing(), file.judged(), List.of(other), file.sources());
    }

    @Test
    void aJobThatNothingStartsIsNotedBesideOneThatIsStarted() {
        Sample sample = on(RELEASE).replace("  publish:\n", """
                  never:
                    if: github.event_name == 'push'
                    runs-on: ubuntu-latest
                    steps:
                      - uses: pypa/gh-action-pypi-publish@release/v1
                  publish:
                """);
        assertThat(sample.only().notes())
                .anyMatch(note -> note.contains("Nothing in these files starts job never"))
                .noneMatch(note -> note.contains("starts job publish"));
    }

    @Test
    void aFileThatIsNoWorkflowAndOneOfAnotherRepositoryAreRefusedInWarehousesWords() {
        List<Registered> own = List.of(publisher("harbour/lighthouse", "release.yml", "pypi"));
        assertThat(Warehouse.accepts(
                        IndexKind.PYPI, claims("harbour/lighthouse/.github/workflows/release.txt@refs/tags/v1"), own))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        no -> assertThat(no.reason()).contains("Could not job extract workflow filename"));
        assertThat(Warehouse.accepts(
                        IndexKind.PYPI, claims("other/shared/.github/workflows/release.yml@refs/heads/main"), own))
                .isInstanceOfSatisfying(Verdict.Refused.class, no -> {
                    assertThat(no.reason()).contains("The job_workflow_ref claim does not match", "got 'other/shared");
                    assertThat(no.change()).contains("into a workflow of harbour/lighthouse");
                });
    }

    private static Claims claims(String jobWorkflowRef) {
        return new Claims(
                "pypi",
                Sample.NAME,
                OptionalLong.empty(),
                OptionalLong.empty(),
                jobWorkflowRef,
                "harbour/lighthouse/.github/workflows/release.yml@refs/tags/v1",
                RefKind.TAG.ref("v1"),
                Optional.of(new EnvironmentName("pypi")),
                "release",
                Optional.empty());
    }

    @Test
    void theDoctorNamesTheFieldThatPyPiNames() {
        assertThat(cure("valid token, but no corresponding publisher (The job_workflow_ref claim does not match)"))
                .contains("The field that differs is `job_workflow_ref`")
                .contains("on PyPI");
        assertThat(cure("valid token, but no corresponding publisher (Check failed for required claim 'sub')"))
                .contains("The field that differs is `sub`");
        assertThat(cure("valid token, but no corresponding publisher (Publisher with matching claims was not found)"))
                .doesNotContain("The field that differs");
    }

    @Test
    void whatTheLogDoesNotPrintIsNotHeldAgainstThePublisher() {
        Publisher registered =
                new Publisher(Sample.NAME, new WorkflowFile("release.yml"), Optional.of(new EnvironmentName("pypi")));
        String log = "valid token, but no corresponding publisher (Publisher with matching claims was not found)";
        assertThat(Doctor.explain(log, Optional.of(registered)).getFirst().cure())
                .doesNotContain("environment pypi against none")
                .contains("the log does not print what was presented");
    }

    private static String cure(String log) {
        return Doctor.explain(log).getFirst().cure();
    }

    @Test
    void aFrozenReleaseIsShownAtTheStepThatAttaches() {
        Sample sample = on(RELEASE)
                .replace("      - uses: pypa", "      - run: gh release upload v1 dist/*\n      - uses: pypa")
                .facts(Sample.Facts::withImmutableReleases);
        int line = 1
                + sample.workflows()
                        .values()
                        .iterator()
                        .next()
                        .lines()
                        .toList()
                        .indexOf("      - run: gh release upload v1 dist/*");
        assertThat(sample.only().stoppers()).extracting(Stopper::line).containsExactly(line);
    }
}
