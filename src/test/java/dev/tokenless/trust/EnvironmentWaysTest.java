package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.branches;
import static dev.tokenless.trust.Sample.on;
import static dev.tokenless.trust.Sample.publisher;
import static dev.tokenless.trust.Sample.tags;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What environments admit, each row a sentence of GitHub's "Deployments and environments".
class EnvironmentWaysTest {

    private static final String RELEASE = "release:\n  types: [published]";
    private static final String PUSH_TAGS = "push:\n  tags: ['v*']";

    static Stream<WayRow> environments() {
        EnvironmentRules onlyMain = branches("main");
        return Stream.of(
                new WayRow(
                        "only main refuses every release",
                        on(RELEASE).rules(onlyMain),
                        "release: published refs/tags/v1.2.3 false true"),
                new WayRow(
                        "only main refuses every tag push",
                        on(PUSH_TAGS).rules(onlyMain),
                        "push: tags v* refs/tags/v1.2.3 false true"),
                new WayRow(
                        "only main admits main",
                        on("push:\n  branches: [main]").rules(onlyMain),
                        "push: branches main refs/heads/main true true"),
                new WayRow(
                        "a tag policy admits the tags that match",
                        on(RELEASE).rules(tags("v*")),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a tag policy refuses a dispatch from a branch",
                        on("workflow_dispatch:").rules(tags("v*")),
                        "workflow_dispatch refs/heads/main false true"),
                new WayRow(
                        "without known tags the name decides",
                        on(RELEASE).rules(tags("release-*")),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "known tags decide",
                        on(RELEASE).tagged("1.4", "1.3").rules(tags("v*")),
                        "release: published refs/tags/1.4 false true"),
                new WayRow(
                        "mixed tags depend",
                        on(RELEASE).tagged("v1.4", "1.3").rules(tags("v*")),
                        "release: published refs/tags/v1.4 null true"),
                new WayRow(
                        "a star does not cross a slash",
                        on(RELEASE).tagged("pkg/v1.0").rules(tags("*")),
                        "release: published refs/tags/pkg/v1.0 false true"),
                new WayRow(
                        "a filter wider than the policy depends",
                        on("push:\n  tags: ['*']").rules(tags("v*")),
                        "push: tags * refs/tags/v1.2.3 null true"),
                new WayRow(
                        "protected branches only refuses tags",
                        on(RELEASE).rules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("main")))),
                        "release: published refs/tags/v1.2.3 false true"),
                new WayRow(
                        "protected branches only admits a protected one",
                        on("workflow_dispatch:")
                                .rules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("main")))),
                        "workflow_dispatch refs/heads/main true true"),
                new WayRow(
                        "with none protected everything may deploy",
                        on(RELEASE).rules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of()))),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "custom policies without a pattern admit nothing",
                        on(RELEASE).rules(EnvironmentRules.of(new RefPolicy.Custom(List.of()))),
                        "release: published refs/tags/v1.2.3 false true"),
                new WayRow(
                        "a pull request is no branch",
                        on("pull_request:").rules(branches("*")),
                        "pull_request refs/pull/1/merge false true"),
                new WayRow(
                        "a job without an environment is refused by none",
                        on(RELEASE)
                                .replace("    environment: pypi\n", "")
                                .rules(onlyMain)
                                .publishers(publisher("harbour/lighthouse", "release.yml", "")),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a computed environment depends",
                        on(RELEASE).replace("environment: pypi", "environment: ${{ inputs.e }}"),
                        "release: published refs/tags/v1.2.3 null null"),
                new WayRow(
                        "an environment in other capitals is the same",
                        on(RELEASE)
                                .replace("environment: pypi", "environment: PyPI")
                                .rules(onlyMain),
                        "release: published refs/tags/v1.2.3 false true"),
                new WayRow(
                        "an environment with an address is the same",
                        on(RELEASE)
                                .replace(
                                        "environment: pypi",
                                        "environment:\n      name: pypi\n      url: https://pypi.org/p/${{ github.ref_name }}")
                                .rules(onlyMain),
                        "release: published refs/tags/v1.2.3 false true"),
                new WayRow(
                        "a matrix of environments depends",
                        on(RELEASE, "strategy:\n  matrix:\n    where: [pypi, testpypi]")
                                .replace("environment: pypi", "environment:\n      name: ${{ matrix.where }}")
                                .rules(onlyMain),
                        "release: published refs/tags/v1.2.3 null null"),
                new WayRow(
                        "a question mark, a set and an escape in policies",
                        on(RELEASE).tagged("v1[a]").rules(tags("v?\\[[a-z]]")),
                        "release: published refs/tags/v1[a] true true"),
                new WayRow(
                        "two stars and a slash cross folders",
                        on(RELEASE).tagged("pkg/core/v1", "v1").rules(tags("**/v*")),
                        "release: published refs/tags/pkg/core/v1 true true"),
                new WayRow(
                        "one star for each folder",
                        on(RELEASE).tagged("pkg/core/v1").rules(tags("*/v*")),
                        "release: published refs/tags/pkg/core/v1 false true"),
                new WayRow(
                        "a branch policy with the tag's very name does not admit it",
                        on(RELEASE).rules(branches("v1.2.3", "v*", "*")),
                        "release: published refs/tags/v1.2.3 false true"),
                new WayRow(
                        "branch and tag policies stand beside each other",
                        on(RELEASE + "\nworkflow_dispatch:")
                                .rules(EnvironmentRules.of(new RefPolicy.Custom(
                                        List.of(RefPattern.branch("main"), RefPattern.tag("v*"))))),
                        "release: published refs/tags/v1.2.3 true true",
                        "workflow_dispatch refs/heads/main true true"),
                new WayRow(
                        "an unprotected branch is refused by protected branches only",
                        on("workflow_dispatch:")
                                .rules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("stable")))),
                        "workflow_dispatch refs/heads/main false true"),
                new WayRow(
                        "a merge queue is admitted by a pattern of its depth",
                        on("merge_group:").rules(branches("gh-readonly-queue/main/*")),
                        "merge_group refs/heads/gh-readonly-queue/main/pr-1-0123456789abcdef true true"),
                new WayRow(
                        "a merged pull request needs its branch admitted",
                        on("pull_request:\n  types: [closed]", "if: github.event.pull_request.merged")
                                .rules(tags("v*")),
                        "pull_request: closed refs/heads/main false true"),
                new WayRow(
                        "rules of a free private repository are ignored",
                        on(RELEASE).rules(onlyMain).facts(f -> f.hidden(BillingPlan.FREE)),
                        "release: published refs/tags/v1.2.3 true true"));
    }

    static Stream<WayRow> reviewers() {
        Reviewer ann = new Reviewer("ann", 1, Reviewer.Kind.USER);
        Reviewer bob = new Reviewer("bob", 2, Reviewer.Kind.USER);
        Reviewer team = new Reviewer("keepers", 3, Reviewer.Kind.TEAM);
        return Stream.of(
                new WayRow(
                        "a sole maintainer who may not approve their own run is stuck",
                        on(RELEASE).rules(reviewed(true, false, ann)).facts(f -> f.maintainers("Ann")),
                        "release: published refs/tags/v1.2.3 false true"),
                new WayRow(
                        "an administrator may skip the rules",
                        on(RELEASE).rules(reviewed(true, true, ann)).facts(f -> f.maintainers("ann")),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "with other maintainers it depends on who releases",
                        on(RELEASE).rules(reviewed(true, false, ann)).facts(f -> f.maintainers("ann", "bob")),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "self-review allowed is no deadlock",
                        on(RELEASE).rules(reviewed(false, false, ann)).facts(f -> f.maintainers("ann")),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "two reviewers are no deadlock",
                        on(RELEASE).rules(reviewed(true, false, ann, bob)).facts(f -> f.maintainers("ann", "bob")),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "nor is a team",
                        on(RELEASE).rules(reviewed(true, false, team)),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "of an unknown plan a private repository's reviewers count",
                        on(RELEASE)
                                .rules(reviewed(true, false, ann))
                                .facts(f -> f.maintainers("ann").hidden(BillingPlan.UNKNOWN)),
                        "release: published refs/tags/v1.2.3 false true"),
                new WayRow(
                        "an enterprise's private repository has reviewers",
                        on(RELEASE)
                                .rules(reviewed(true, false, ann))
                                .facts(f -> f.maintainers("ann").hidden(BillingPlan.ENTERPRISE)),
                        "release: published refs/tags/v1.2.3 false true"),
                new WayRow(
                        "who the maintainers are is not known: it depends",
                        on(RELEASE).rules(reviewed(true, false, ann)),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "a plan without reviewers asks nobody",
                        on(RELEASE)
                                .rules(reviewed(true, false, ann))
                                .facts(f -> f.maintainers("ann").hidden(BillingPlan.PRO_OR_TEAM)),
                        "release: published refs/tags/v1.2.3 true true"));
    }

    private static EnvironmentRules reviewed(boolean prevent, boolean bypass, Reviewer... reviewers) {
        return new EnvironmentRules(true, new RefPolicy.AnyRef(), List.of(reviewers), prevent, 0, bypass);
    }

    @ParameterizedTest
    @MethodSource({"environments", "reviewers"})
    void saysWhatWillHappen(WayRow row) {
        row.check();
    }
}
