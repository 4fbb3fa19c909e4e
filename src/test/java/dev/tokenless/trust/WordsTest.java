package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.branches;
import static dev.tokenless.trust.Sample.on;
import static dev.tokenless.trust.Sample.publisher;
import static dev.tokenless.trust.Sample.tags;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What people read: each verdict's reason, and the one thing to change.
class WordsTest {

    private static final String RELEASE = "release:\n  types: [published]";

    private static Way way(Sample sample) {
        return sample.only().ways().getFirst();
    }

    private static Verdict.Refused refused(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return (Verdict.Refused) verdict;
    }

    @Test
    void theRuleThatAdmitsIsNamed() {
        Sample sample = on(RELEASE).tagged("v2");
        assertThat(way(sample.rules(tags("x*", "v*"))).admits().reason()).isEqualTo("tag policy v*");
        assertThat(way(sample.rules(EnvironmentRules.of(new RefPolicy.AnyRef())))
                        .admits()
                        .reason())
                .isEqualTo("any branch or tag");
        assertThat(way(sample.rules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of()))))
                        .admits()
                        .reason())
                .isEqualTo("protected branches only, and none is protected");
        assertThat(way(on("workflow_dispatch:")
                                .rules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("main")))))
                        .admits()
                        .reason())
                .isEqualTo("protected branches only");
        assertThat(way(sample).admits().reason()).contains("does not exist", "without rules");
        assertThat(way(sample.replace("    environment: pypi\n", "")).admits().reason())
                .isEqualTo("the job names no environment");
        assertThat(way(sample.facts(f -> f.hidden(BillingPlan.FREE))).admits().reason())
                .contains("free plan", "ignored");
    }

    @Test
    void aRefusedTagIsToldInGitHubsWordsWithTheRuleToAdd() {
        Verdict.Refused refused =
                refused(way(on(RELEASE).tagged("v2").rules(branches("main"))).admits());
        assertThat(refused.code()).isEqualTo("environment-refuses-tag");
        assertThat(refused.why())
                .isEqualTo("Tag \"v2\" is not allowed to deploy to pypi due to environment protection rules"
                        + " (branch policy main; no branch rule ever admits a tag)");
        assertThat(refused.change()).isEqualTo("Add a tag policy that matches v2 to the environment pypi.");
        assertThat(refused(way(on(RELEASE).tagged("v2").rules(tags("r*"))).admits())
                        .why())
                .endsWith("(tag policy r*)");
        assertThat(refused(way(on(RELEASE).rules(EnvironmentRules.of(new RefPolicy.Custom(List.of()))))
                                .admits())
                        .why())
                .contains("no branch or tag policy at all");
    }

    @Test
    void aRefusedBranchToo() {
        Verdict.Refused pushed =
                refused(way(on("push:\n  branches: [main]").rules(tags("v*"))).admits());
        assertThat(pushed.code()).isEqualTo("environment-refuses-branch");
        assertThat(pushed.why())
                .isEqualTo(
                        "Branch \"main\" is not allowed to deploy to pypi due to environment protection rules (tag policy"
                                + " v*)");
        assertThat(pushed.change())
                .isEqualTo("Add the branch policy main to the environment pypi, or let the job not start this way.");
        assertThat(refused(way(on("workflow_dispatch:").rules(tags("v*"))).admits())
                        .change())
                .startsWith("Start the workflow at a tag that the environment admits, or add the branch policy main");
    }

    @Test
    void whatDependsSaysOnWhat() {
        assertThat(way(on(RELEASE).tagged("v1.4", "1.3", "1.2", "1.1", "1.0").rules(tags("v*")))
                        .admits()
                        .reason())
                .isEqualTo("depends on the name: v1.4 may deploy, 1.3, 1.2, 1.1 may not (tag policy v*)");
        assertThat(way(on(RELEASE).rules(tags("r*"))).admits().reason())
                .isEqualTo("depends on the tag's name: only a tag that matches may deploy (tag policy r*)");
        assertThat(way(on(RELEASE, "if: vars.SHIP")).admits().reason())
                .isEqualTo("depends on the condition `vars.SHIP`");
    }

    @Test
    void reviewersAndTimersAreTold() {
        Reviewer ann = new Reviewer("ann", 1, Reviewer.Kind.USER);
        Reviewer bob = new Reviewer("bob", 2, Reviewer.Kind.USER);
        RefPolicy any = new RefPolicy.AnyRef();
        EnvironmentRules waiting = new EnvironmentRules(true, any, List.of(), false, 30, true);
        EnvironmentRules both = new EnvironmentRules(true, any, List.of(bob, ann), false, 30, true);
        EnvironmentRules alone = new EnvironmentRules(true, any, List.of(ann), true, 0, false);
        assertThat(way(on(RELEASE).rules(waiting)).admits().reason())
                .isEqualTo("any branch or tag, after a wait of 30 minutes");
        assertThat(way(on(RELEASE).rules(both)).admits().reason())
                .isEqualTo("any branch or tag, after ann or bob approved, after a wait of 30 minutes");
        assertThat(way(on(RELEASE).rules(both).facts(f -> f.hidden(BillingPlan.PRO_OR_TEAM)))
                        .admits()
                        .reason())
                .isEqualTo("any branch or tag");
        assertThat(way(on(RELEASE).rules(alone)).admits().reason())
                .startsWith("depends on who starts the run: ann is the only reviewer");
        Verdict.Refused stuck = refused(
                way(on(RELEASE).rules(alone).facts(f -> f.maintainers("ann"))).admits());
        assertThat(stuck.code()).isEqualTo("self-review-deadlock");
        assertThat(stuck.why()).startsWith("ann starts the release and is the only reviewer");
        assertThat(stuck.change()).contains("Prevent self-review", "environment pypi");
    }

    @Test
    void whyPyPiAcceptsIsTold() {
        assertThat(way(on(RELEASE)).accepts().reason()).isEqualTo("publisher harbour/lighthouse/release.yml@pypi");
        assertThat(way(on(RELEASE).publishers(publisher("harbour/lighthouse", "release.yml", "")))
                        .accepts()
                        .reason())
                .isEqualTo("publisher harbour/lighthouse/release.yml (Any)");
        assertThat(way(on("pull_request:")).accepts().reason())
                .endsWith("; a fork's pull request gets no identity token");
        Sample called = on("workflow_call:").and(".github/workflows/ci.yml", """
                on: {push: {tags: ['v*']}}
                jobs:
                  ship:
                    permissions: {id-token: write}
                    uses: ./.github/workflows/release.yml
                """);
        assertThat(called.judge().getFirst().ways().getFirst().accepts().reason())
                .endsWith(", the file that is called");
        Sample unregistered = called.publishers(publisher("harbour/lighthouse", "ci.yml", "pypi"));
        assertThat(refused(unregistered.judge().getFirst().ways().getFirst().accepts())
                        .change())
                .isEqualTo(
                        "Change the workflow of the publisher on PyPI from ci.yml to release.yml, the file that is called"
                                + " and holds the job.");
    }

    @Test
    void eachRefusalOfPyPisIsInItsOwnWords() {
        Registered fitting = publisher("harbour/lighthouse", "release.yml", "pypi");
        Registered moved = new Registered(fitting.index(), fitting.publisher(), OptionalLong.of(7));
        assertThat(refused(way(on(RELEASE).publishers(moved).facts(f -> f.owner(8)))
                        .accepts()))
                .satisfies(refused -> {
                    assertThat(refused.why())
                            .isEqualTo(
                                    "valid token, but no corresponding publisher (Check failed for required claim 'repository_owner_id')");
                    assertThat(refused.change()).startsWith("Remove the publisher and add it again");
                });
        assertThat(refused(way(on(RELEASE).replace("id-token: write", "contents: read"))
                        .accepts()))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("missing-id-token");
                    assertThat(refused.why()).doesNotContain("a workflow that calls it");
                });
        assertThat(refused(way(on(RELEASE).facts(f -> f.host("code.example"))).accepts()))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("invalid-payload");
                    assertThat(refused.why()).contains("unknown trusted publishing issuer", "code.example");
                });
    }

    @Test
    void aCallerThatGrantsNothingIsNamed() {
        Sample sample = on("workflow_call:").and(".github/workflows/ci.yml", """
                on: push
                jobs:
                  ship:
                    permissions: {contents: read}
                    uses: ./.github/workflows/release.yml
                """);
        assertThat(refused(sample.judge().getFirst().ways().getFirst().accepts())
                        .why())
                .contains("a workflow that calls it does not grant it");
    }

    @Test
    void theNearestPublisherIsTheOneToChange() {
        Registered other = publisher("harbour/beacon", "release.yml", "pypi");
        Registered file = publisher("harbour/lighthouse", "ship.yml", "live");
        Registered spelling = publisher("Harbour/lighthouse", "ship.yml", "pypi");
        assertThat(refused(way(on(RELEASE).publishers(other, file)).accepts()).change())
                .startsWith("Change the workflow of the publisher on PyPI from ship.yml");
        assertThat(refused(way(on(RELEASE).publishers(file, spelling)).accepts())
                        .change())
                .startsWith("Change the workflow");
        assertThat(refused(way(on(RELEASE)
                                        .publishers(
                                                publisher("harbour/lighthouse", "ship.yml", "pypi"),
                                                publisher("harbour/lighthouse", "release.yml", "live")))
                                .accepts())
                        .change())
                .startsWith("Change the environment of the publisher on PyPI from live to pypi");
        assertThat(refused(way(on(RELEASE)
                                        .publishers(
                                                publisher("harbour/buoy", "a.yml", "pypi"),
                                                publisher("harbour/beacon", "release.yml", "live")))
                                .accepts())
                        .change())
                .contains("from harbour/beacon to harbour/lighthouse");
    }

    @Test
    void theClaimsCarryOwnerActorAndAudience() {
        Claims claims =
                way(on(RELEASE).facts(f -> f.owner(7).maintainers("ann"))).claims();
        assertThat(claims.asMap())
                .containsEntry("repository_owner_id", "7")
                .containsEntry("actor", "ann")
                .containsEntry("aud", "pypi")
                .containsEntry("ref_type", "tag");
        assertThat(way(on("pull_request:").facts(f -> f.maintainers("ann")))
                        .claims()
                        .asMap())
                .as("anybody may open one")
                .doesNotContainKey("actor")
                .containsEntry("ref_type", "branch");
        assertThat(way(on(RELEASE).facts(f -> f.maintainers("ann", "bob")))
                        .claims()
                        .actor())
                .isEmpty();
        assertThat(way(on(RELEASE)
                                .replace(
                                        "release/v1\n",
                                        "release/v1\n        with:\n          repository-url: https://test.pypi.org/legacy/\n"))
                        .claims()
                        .audience())
                .isEqualTo("testpypi");
    }

    @Test
    void aWayWorksOnlyWhereBothLetItThrough() {
        assertThat(way(on(RELEASE)).works()).isTrue();
        assertThat(way(on(RELEASE).publishers()).works()).isFalse();
        assertThat(way(on(RELEASE).rules(branches("main"))).works()).isFalse();
        assertThat(way(on(RELEASE).rules(tags("r*"))).works()).isFalse();
        assertThat(on(RELEASE).only().clean()).isTrue();
        assertThat(on(RELEASE).publishers().only().clean()).isFalse();
        assertThat(on(RELEASE).facts(Sample.Facts::forked).only().clean()).isFalse();
    }
}
