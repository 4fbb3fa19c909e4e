package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.EnvironmentName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleDesignerTest {

    private static final String RELEASE = "release:\n  types: [published]";
    private static final Reviewer ANN = new Reviewer("ann", 1, Reviewer.Kind.USER);
    private static final Reviewer BOB = new Reviewer("bob", 2, Reviewer.Kind.USER);

    private static Proposal design(Sample sample, Reviewer... candidates) {
        return RuleDesigner.design(sample.files(), sample.facts(), new EnvironmentName("pypi"), List.of(candidates));
    }

    record Row(String fact, Sample sample, String policy) {
        @Override
        public String toString() {
            return fact;
        }
    }

    static Stream<Row> policies() {
        return Stream.of(
                new Row("a release without known tags", on(RELEASE), "tag policy v*"),
                new Row("tags with v", on(RELEASE).tagged("v2.0", "v1.0.1"), "tag policy v*"),
                new Row("bare versions", on(RELEASE).tagged("2.0", "1.0.1"), "tag policy [0-9]*"),
                new Row("a word before the version", on(RELEASE).tagged("release-1.0"), "tag policy release-*"),
                new Row("a changed scheme", on(RELEASE).tagged("v2.0", "1.9"), "tag policy [0-9]*, tag policy v*"),
                new Row(
                        "monorepo tags",
                        on(RELEASE).tagged("core/v1.0", "cli/v2.1"),
                        "tag policy cli/v*, tag policy core/v*"),
                new Row(
                        "many packages",
                        on(RELEASE).tagged("a/v1.0", "b/v1.0", "c/v1.0", "d/v1.0", "e/v1.0"),
                        "tag policy */v*"),
                new Row(
                        "four packages are named each",
                        on(RELEASE).tagged("a/v1.0", "b/v1.0", "c/v1.0", "d/v1.0"),
                        "tag policy a/v*, tag policy b/v*, tag policy c/v*, tag policy d/v*"),
                new Row("package name in front", on(RELEASE).tagged("py3-core-v1.0"), "tag policy py3-core-v*"),
                new Row("calendar versions", on(RELEASE).tagged("2026.11.1"), "tag policy [0-9]*"),
                new Row("single numbers", on(RELEASE).tagged("build17"), "tag policy build*"),
                new Row(
                        "tags that are no versions are no scheme",
                        on(RELEASE).tagged("latest", "v1.0"),
                        "tag policy v*"),
                new Row("no scheme at all", on(RELEASE).tagged("spring", "autumn"), "tag policy *"),
                new Row("a special character is quoted", on(RELEASE).tagged("[x]v1.0"), "tag policy \\[x]v*"),
                new Row(
                        "the filter of a tag push",
                        on("push:\n  tags: ['rel-*']").tagged("v1.0"),
                        "tag policy rel-*"),
                new Row(
                        "a filter with repetition",
                        on("push:\n  tags: ['v[0-9]+.[0-9]+.[0-9]+']"),
                        "tag policy v[0-9]*.[0-9]*.[0-9]*"),
                new Row("a filter for all", on("push:\n  tags: ['**']"), "tag policy **/*"),
                new Row("a filter below a folder", on("push:\n  tags: ['pkg/**']"), "tag policy pkg/**/*"),
                new Row("a branch", on("push:\n  branches: [main]"), "branch policy main"),
                new Row("a dispatch", on("workflow_dispatch:"), "branch policy main"),
                new Row("several", on(RELEASE + "\nworkflow_dispatch:"), "tag policy v*, branch policy main"),
                new Row(
                        "a dispatch that cannot reach the job",
                        on(RELEASE + "\nworkflow_dispatch:", "if: github.event_name == 'release'"),
                        "tag policy v*"),
                new Row("never a pull request", on(RELEASE + "\npull_request:"), "tag policy v*"),
                new Row("nothing known", on("workflow_call:"), "tag policy v*"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void learnsThePolicyFromTriggersAndTags(Row row) {
        Proposal proposal = design(row.sample());
        assertThat(proposal.rules().policy().words()).isEqualTo(row.policy());
        assertThat(proposal.reasons()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void whatItProposesAdmitsWhatReleases(Row row) {
        Setup setup = Judge.designed(row.sample().files(), row.sample().facts(), List.of());
        assertThat(new Sample(row.sample().workflows(), row.sample().facts(), setup).judge())
                .flatExtracting(Judgement::ways)
                .filteredOn(way -> !way.claims().eventName().equals("pull_request"))
                .filteredOn(way -> !row.fact().startsWith("tags that are no versions"))
                .allSatisfy(way -> assertThat(way.works()).as(way.toString()).isTrue());
    }

    @Test
    void onlyMainIsARedLineWithTheReason() {
        Effect usual = design(on(RELEASE).tagged("v1.1", "v1.0")).effects().stream()
                .filter(effect -> effect.rule().equals("usual advice: only main"))
                .findFirst()
                .orElseThrow();
        assertThat(usual.harmful()).isTrue();
        assertThat(usual.refused()).containsExactly("release: published", "v1.1", "v1.0");
        assertThat(usual.admitted()).isEmpty();
        assertThat(usual.reason()).contains("`release: published`", "a branch rule never admits a tag");
    }

    @Test
    void protectedBranchesAloneIsARedLineToo() {
        assertThat(design(on(RELEASE)).effects())
                .filteredOn(Effect::harmful)
                .extracting(Effect::rule)
                .containsExactly("usual advice: only main", "usual advice: protected branches only");
    }

    @Test
    void everyPartHasItsReason() {
        assertThat(design(on(RELEASE), ANN, BOB).reasons())
                .containsExactly(
                        "tag policy v*: `release: published` starts the job; no tag is known yet, `v*` is the usual name",
                        "Self-review is prevented: whoever starts a release needs one of the others to approve it.",
                        "A tag can point at any commit: whoever may create these tags may release. A ruleset lets only"
                                + " administrators create, move or delete them");
        assertThat(design(on(RELEASE).tagged("v1"), ANN).reasons())
                .contains("tag policy v*: `release: published` starts the job")
                .anyMatch(reason -> reason.startsWith("ann approves each release"))
                .noneMatch(reason -> reason.startsWith("Self-review"));
        assertThat(design(on(RELEASE + "\npull_request:")).reasons())
                .anyMatch(
                        reason -> reason.startsWith("`pull_request` starts the job too, but a pull request must not"));
        assertThat(design(on(RELEASE)).reasons()).noneMatch(reason -> reason.contains("pull request"));
        assertThat(design(on("workflow_call:")).reasons())
                .anyMatch(reason -> reason.startsWith("No event is known to start a job"));
        assertThat(design(on(RELEASE).facts(f -> f.hidden(BillingPlan.PRO_OR_TEAM)), ANN)
                        .reasons())
                .contains("No reviewers: a private repository has them with GitHub Enterprise only");
    }

    @Test
    void aMergedPullRequestIsAWayToRelease() {
        assertThat(design(on("pull_request:\n  types: [closed]", "if: github.event.pull_request.merged"))
                        .rules()
                        .policy()
                        .words())
                .isEqualTo("branch policy main");
    }

    @Test
    void whatReviewersAdmitIsShown() {
        Effect both = effect(design(on(RELEASE), ANN, BOB), "approval by ann or bob");
        assertThat(both.reason()).isEqualTo("One's own run cannot be approved.");
        assertThat(both.refused()).containsExactly("what nobody approves within 30 days");
        assertThat(effect(design(on(RELEASE), ANN), "approval by ann").reason())
                .isEqualTo("One's own run can be approved.");
        assertThat(design(on(RELEASE)).effects())
                .noneMatch(effect -> effect.rule().startsWith("approval"));
        assertThat(effect(design(on("push:\n  branches: [main]")), "usual advice: only main")
                        .reason())
                .startsWith("Refuses nothing that releases");
        assertThat(effect(design(on("push:\n  branches: [stable]")), "usual advice: only main")
                        .reason())
                .isEqualTo("It refuses a branch from which the job is started.");
    }

    private static Effect effect(Proposal proposal, String rule) {
        return proposal.effects().stream()
                .filter(effect -> effect.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPullRequestThatIsRefusedHarmsNobody() {
        assertThat(design(on("push:\n  branches: [main]\npull_request:")).effects())
                .noneMatch(Effect::harmful);
    }

    @Test
    void anEnvironmentThatNoJobNamesLearnsFromTags() {
        Proposal other = RuleDesigner.design(
                on("workflow_dispatch:").tagged("rel-1").files(),
                on("workflow_dispatch:").tagged("rel-1").facts(),
                new EnvironmentName("other"),
                List.of(ANN));
        assertThat(other.rules().policy().words()).isEqualTo("tag policy rel-*");
        assertThat(other.rules().reviewers()).containsExactly(ANN);
    }

    @Test
    void onlyMainIsRightWhereMainReleases() {
        assertThat(design(on("push:\n  branches: [main]")).effects()).noneMatch(Effect::harmful);
    }

    @Test
    void eachRuleShowsWhatItAdmitsOfTheLastTenTags() {
        String[] tags = Stream.iterate(12, n -> n - 1)
                .limit(12)
                .map(n -> "v" + n + ".0")
                .toArray(String[]::new);
        tags[3] = "legacy";
        Effect rule = design(on(RELEASE).tagged(tags)).effects().getFirst();
        assertThat(rule.rule()).isEqualTo("tag policy v*");
        assertThat(rule.admitted()).contains("v12.0").doesNotContain("v2.0", "v1.0");
        assertThat(rule.refused()).contains("legacy");
    }

    @Test
    void aSoleMaintainerIsNeverLockedOut() {
        EnvironmentRules rules = design(on(RELEASE), ANN).rules();
        assertThat(rules.reviewers()).containsExactly(ANN);
        assertThat(rules.preventSelfReview()).isFalse();
        assertThat(rules.adminsCanBypass()).isFalse();
    }

    @Test
    void twoMaintainersReviewEachOther() {
        EnvironmentRules rules = design(on(RELEASE), ANN, BOB).rules();
        assertThat(rules.reviewers()).containsExactly(ANN, BOB);
        assertThat(rules.preventSelfReview()).isTrue();
    }

    @Test
    void noMoreThanSixReviewers() {
        Reviewer[] many = Stream.iterate(1, n -> n + 1)
                .limit(9)
                .map(n -> new Reviewer("r" + n, n, Reviewer.Kind.USER))
                .toArray(Reviewer[]::new);
        assertThat(design(on(RELEASE), many).rules().reviewers()).hasSize(6);
    }

    @Test
    void aPlanWithoutReviewersGetsNoneAndNoSwitches() {
        EnvironmentRules rules = design(on(RELEASE).facts(f -> f.hidden(BillingPlan.PRO_OR_TEAM)), ANN, BOB)
                .rules();
        assertThat(rules.reviewers()).isEmpty();
        assertThat(rules.preventSelfReview()).isFalse();
        assertThat(rules.adminsCanBypass()).isTrue();
    }

    @Test
    void whoMayMakeReleaseTagsIsAskedFor() {
        TagRuleset ruleset = design(on(RELEASE).tagged("v1.0")).ruleset().orElseThrow();
        assertThat(ruleset.include()).containsExactly("refs/tags/v*");
        assertThat(ruleset.exclude()).isEmpty();
        assertThat(ruleset.guards()).containsExactlyInAnyOrder(TagRuleset.Guard.values());
        assertThat(design(on("push:\n  branches: [main]")).ruleset()).isEmpty();
    }

    @Test
    void whereAWorkflowMakesTheTagsItIsNotLockedOut() {
        Sample sample = on("workflow_dispatch:\npush:\n  tags: ['v*']").and(".github/workflows/make.yml", """
                        on: workflow_dispatch
                        jobs:
                          tag:
                            runs-on: ubuntu-latest
                            steps:
                              - run: git push origin --tags
                        """);
        Proposal proposal = design(sample);
        assertThat(proposal.ruleset().orElseThrow().guards())
                .containsExactlyInAnyOrder(TagRuleset.Guard.UPDATE, TagRuleset.Guard.DELETION);
        assertThat(proposal.reasons()).anyMatch(reason -> reason.contains("a workflow here makes them itself"));
    }

    @Test
    void rulesThatRefuseNothingAreNoProtection() {
        assertThat(EnvironmentRules.missing().protects()).isFalse();
        assertThat(EnvironmentRules.of(new RefPolicy.AnyRef()).protects()).isFalse();
        assertThat(Sample.tags("*").protects()).isFalse();
        assertThat(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of()))
                        .protects())
                .isFalse();
        assertThat(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("main")))
                        .protects())
                .isTrue();
        assertThat(Sample.tags("v*").protects()).isTrue();
        assertThat(new EnvironmentRules(true, new RefPolicy.AnyRef(), List.of(ANN), false, 0, true).protects())
                .isTrue();
        assertThat(new EnvironmentRules(true, new RefPolicy.AnyRef(), List.of(), false, 30, true).protects())
                .isFalse();
    }
}
