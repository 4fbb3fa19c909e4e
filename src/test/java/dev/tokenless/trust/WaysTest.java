package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.branches;
import static dev.tokenless.trust.Sample.on;
import static dev.tokenless.trust.Sample.publisher;
import static dev.tokenless.trust.Sample.tags;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.workflow.EnvironmentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One row for each rule: the fact that it encodes, a repository, and each way as `trigger ref admits accepts`.
class WaysTest {

    private static final String RELEASE = "release:\n  types: [published]";
    private static final String PUSH_TAGS = "push:\n  tags: ['v*']";

    record Row(String fact, Sample sample, List<String> ways) {
        Row(String fact, Sample sample, String... ways) {
            this(fact, sample, List.of(ways));
        }

        @Override
        public String toString() {
            return fact;
        }
    }

    static Stream<Row> triggers() {
        return Stream.of(
                new Row(
                        "each activity of a release is a way, with the tag of the release",
                        on("release:\n  types: [published, created]"),
                        "release: published refs/tags/v1.2.3 true true",
                        "release: created refs/tags/v1.2.3 true true"),
                new Row(
                        "a release without types starts by any activity",
                        on("release:"),
                        "release refs/tags/v1.2.3 true true"),
                new Row(
                        "each tag pattern is a way",
                        on("push:\n  tags: ['v*', '[0-9]+.[0-9]+.[0-9]+']"),
                        "push: tags v* refs/tags/v1.2.3 true true",
                        "push: tags [0-9]+.[0-9]+.[0-9]+ refs/tags/1.2.3 true true"),
                new Row(
                        "a negated pattern is no way",
                        on("push:\n  tags: ['v*', '!v*rc*']").tagged("v2.0rc1", "v1.9"),
                        "push: tags v* refs/tags/v1.9 true true"),
                new Row(
                        "a filter for tags shuts branches out",
                        on(PUSH_TAGS),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new Row(
                        "a filter for branches shuts tags out",
                        on("push:\n  branches: [main, 'release/*']"),
                        "push: branches main refs/heads/main true true",
                        "push: branches release/* refs/heads/release/1.2.3 true true"),
                new Row(
                        "a push without a filter comes from branches and tags",
                        on("push:"),
                        "push refs/heads/main true true",
                        "push refs/tags/v1.2.3 true true"),
                new Row(
                        "ignored tags alone leave other tags",
                        on("push:\n  tags-ignore: ['v*']"),
                        "push refs/tags/1.2.3 true true"),
                new Row(
                        "a dispatch runs on the default branch unless told otherwise",
                        on("workflow_dispatch:"),
                        "workflow_dispatch refs/heads/main true true"),
                new Row(
                        "a workflow_run runs on the default branch",
                        on("workflow_run:\n  workflows: [Tests]\n  types: [completed]"),
                        "workflow_run: completed refs/heads/main true true"),
                new Row(
                        "a schedule runs on the default branch",
                        on("schedule:\n  - cron: '0 0 * * 0'"),
                        "schedule refs/heads/main true true"),
                new Row(
                        "create comes for branches and tags",
                        on("create:"),
                        "create refs/heads/main true true",
                        "create refs/tags/v1.2.3 true true"),
                new Row(
                        "a pull request has a merge reference",
                        on("pull_request:"),
                        "pull_request refs/pull/1/merge true true"),
                new Row(
                        "pull_request_target is refused by PyPI",
                        on("pull_request_target:"),
                        "pull_request_target refs/heads/main true false"));
    }

    static Stream<Row> conditions() {
        String both = "push:\n  branches: [main]\n  tags: ['v*']";
        return Stream.of(
                new Row(
                        "a condition on the reference leaves tags",
                        on(both, "if: startsWith(github.ref, 'refs/tags/')"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new Row(
                        "a condition on the kind leaves branches",
                        on(both, "if: github.ref_type == 'branch'"),
                        "push: branches main refs/heads/main true true"),
                new Row(
                        "a condition on the event",
                        on(RELEASE + "\nworkflow_dispatch:", "if: github.event_name == 'release'"),
                        "release: published refs/tags/v1.2.3 true true"),
                new Row(
                        "and, or, not, parentheses and case",
                        on(both, "if: \"!(github.REF == 'REFS/HEADS/main') && (true || false)\""),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new Row("the repository's own name is known", on(RELEASE, "if: github.repository == 'other/fork'")),
                new Row(
                        "inputs are unknown for a dispatch and empty otherwise",
                        on(RELEASE + "\nworkflow_dispatch:", "if: github.event_name == 'release' || inputs.upload"),
                        "release: published refs/tags/v1.2.3 true true",
                        "workflow_dispatch refs/heads/main null true"),
                new Row(
                        "what is not known before the run is undecided",
                        on(RELEASE, "if: \"!github.event.release.prerelease\""),
                        "release: published refs/tags/v1.2.3 null true"),
                new Row(
                        "the activity tells a pre-release",
                        on("release:\n  types: [released, prereleased]", "if: \"!github.event.release.prerelease\""),
                        "release: released refs/tags/v1.2.3 true true"),
                new Row(
                        "status functions are taken for a run without failure",
                        on(RELEASE, "if: success() && !failure()"),
                        "release: published refs/tags/v1.2.3 true true"),
                new Row(
                        "a text around an expression is always true",
                        on(both, "if: ${{ github.ref }} == 'refs/heads/x'"),
                        "push: branches main refs/heads/main true true",
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new Row(
                        "the step's condition counts too",
                        on(both).replace(
                                        "release/v1\n",
                                        "release/v1\n        if: startsWith(github.ref, 'refs/tags')\n"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new Row(
                        "a job that needs a skipped job is skipped",
                        on(both, "needs: build")
                                .replace(
                                        "jobs:\n",
                                        "jobs:\n  build:\n    if: github.ref_type == 'tag'\n    runs-on: x\n"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new Row(
                        "unless its condition says always()",
                        on(both, "needs: build\nif: always()")
                                .replace(
                                        "jobs:\n",
                                        "jobs:\n  build:\n    if: github.ref_type == 'tag'\n    runs-on: x\n"),
                        "push: branches main refs/heads/main true true",
                        "push: tags v* refs/tags/v1.2.3 true true"));
    }

    static Stream<Row> environments() {
        EnvironmentRules onlyMain = branches("main");
        return Stream.of(
                new Row(
                        "only main refuses every release",
                        on(RELEASE).rules(onlyMain),
                        "release: published refs/tags/v1.2.3 false true"),
                new Row(
                        "only main refuses every tag push",
                        on(PUSH_TAGS).rules(onlyMain),
                        "push: tags v* refs/tags/v1.2.3 false true"),
                new Row(
                        "only main admits main",
                        on("push:\n  branches: [main]").rules(onlyMain),
                        "push: branches main refs/heads/main true true"),
                new Row(
                        "a tag policy admits the tags that match",
                        on(RELEASE).rules(tags("v*")),
                        "release: published refs/tags/v1.2.3 true true"),
                new Row(
                        "a tag policy refuses a dispatch from a branch",
                        on("workflow_dispatch:").rules(tags("v*")),
                        "workflow_dispatch refs/heads/main false true"),
                new Row(
                        "without known tags the name decides",
                        on(RELEASE).rules(tags("release-*")),
                        "release: published refs/tags/v1.2.3 null true"),
                new Row(
                        "known tags decide",
                        on(RELEASE).tagged("1.4", "1.3").rules(tags("v*")),
                        "release: published refs/tags/1.4 false true"),
                new Row(
                        "mixed tags depend",
                        on(RELEASE).tagged("v1.4", "1.3").rules(tags("v*")),
                        "release: published refs/tags/v1.4 null true"),
                new Row(
                        "a star does not cross a slash",
                        on(RELEASE).tagged("pkg/v1.0").rules(tags("*")),
                        "release: published refs/tags/pkg/v1.0 false true"),
                new Row(
                        "a filter wider than the policy depends",
                        on("push:\n  tags: ['*']").rules(tags("v*")),
                        "push: tags * refs/tags/v1.2.3 null true"),
                new Row(
                        "protected branches only refuses tags",
                        on(RELEASE).rules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("main")))),
                        "release: published refs/tags/v1.2.3 false true"),
                new Row(
                        "protected branches only admits a protected one",
                        on("workflow_dispatch:")
                                .rules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("main")))),
                        "workflow_dispatch refs/heads/main true true"),
                new Row(
                        "with none protected everything may deploy",
                        on(RELEASE).rules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of()))),
                        "release: published refs/tags/v1.2.3 true true"),
                new Row(
                        "custom policies without a pattern admit nothing",
                        on(RELEASE).rules(EnvironmentRules.of(new RefPolicy.Custom(List.of()))),
                        "release: published refs/tags/v1.2.3 false true"),
                new Row(
                        "a pull request is no branch",
                        on("pull_request:").rules(branches("*")),
                        "pull_request refs/pull/1/merge false true"),
                new Row(
                        "a job without an environment is refused by none",
                        on(RELEASE)
                                .replace("    environment: pypi\n", "")
                                .rules(onlyMain)
                                .publishers(publisher("harbour/lighthouse", "release.yml", "")),
                        "release: published refs/tags/v1.2.3 true true"),
                new Row(
                        "a computed environment depends",
                        on(RELEASE).replace("environment: pypi", "environment: ${{ inputs.e }}"),
                        "release: published refs/tags/v1.2.3 null null"),
                new Row(
                        "rules of a free private repository are ignored",
                        on(RELEASE).rules(onlyMain).facts(f -> f.hidden(BillingPlan.FREE)),
                        "release: published refs/tags/v1.2.3 true true"));
    }

    static Stream<Row> reviewers() {
        Reviewer ann = new Reviewer("ann", 1, Reviewer.Kind.USER);
        Reviewer bob = new Reviewer("bob", 2, Reviewer.Kind.USER);
        Reviewer team = new Reviewer("keepers", 3, Reviewer.Kind.TEAM);
        return Stream.of(
                new Row(
                        "a sole maintainer who may not approve their own run is stuck",
                        on(RELEASE).rules(reviewed(true, false, ann)).facts(f -> f.maintainers("Ann")),
                        "release: published refs/tags/v1.2.3 false true"),
                new Row(
                        "an administrator may skip the rules",
                        on(RELEASE).rules(reviewed(true, true, ann)).facts(f -> f.maintainers("ann")),
                        "release: published refs/tags/v1.2.3 null true"),
                new Row(
                        "with other maintainers it depends on who releases",
                        on(RELEASE).rules(reviewed(true, false, ann)).facts(f -> f.maintainers("ann", "bob")),
                        "release: published refs/tags/v1.2.3 null true"),
                new Row(
                        "self-review allowed is no deadlock",
                        on(RELEASE).rules(reviewed(false, false, ann)).facts(f -> f.maintainers("ann")),
                        "release: published refs/tags/v1.2.3 true true"),
                new Row(
                        "two reviewers are no deadlock",
                        on(RELEASE).rules(reviewed(true, false, ann, bob)).facts(f -> f.maintainers("ann", "bob")),
                        "release: published refs/tags/v1.2.3 true true"),
                new Row(
                        "nor is a team",
                        on(RELEASE).rules(reviewed(true, false, team)),
                        "release: published refs/tags/v1.2.3 true true"),
                new Row(
                        "a plan without reviewers asks nobody",
                        on(RELEASE)
                                .rules(reviewed(true, false, ann))
                                .facts(f -> f.maintainers("ann").hidden(BillingPlan.PRO_OR_TEAM)),
                        "release: published refs/tags/v1.2.3 true true"));
    }

    private static EnvironmentRules reviewed(boolean prevent, boolean bypass, Reviewer... reviewers) {
        return new EnvironmentRules(true, new RefPolicy.AnyRef(), List.of(reviewers), prevent, 0, bypass);
    }

    static Stream<Row> publishers() {
        String yes = "release: published refs/tags/v1.2.3 true true";
        String no = "release: published refs/tags/v1.2.3 true false";
        Registered fitting = publisher("harbour/lighthouse", "release.yml", "pypi");
        Registered moved = new Registered(fitting.index(), fitting.publisher(), OptionalLong.of(7));
        return Stream.of(
                new Row("owner, repository, file and environment fit", on(RELEASE), yes),
                new Row("no publisher at all", on(RELEASE).publishers(), no),
                new Row(
                        "owner in other capitals",
                        on(RELEASE).publishers(publisher("Harbour/lighthouse", "release.yml", "pypi")),
                        no),
                new Row(
                        "repository in other capitals",
                        on(RELEASE).publishers(publisher("harbour/Lighthouse", "release.yml", "pypi")),
                        no),
                new Row(
                        "another file",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "publish.yml", "pypi")),
                        no),
                new Row(
                        "file in other capitals",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "Release.yml", "pypi")),
                        no),
                new Row(
                        ".yaml is not .yml",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "release.yaml", "pypi")),
                        no),
                new Row(
                        "environment in other capitals fits",
                        on(RELEASE).replace("environment: pypi", "environment: PyPI"),
                        yes),
                new Row(
                        "another environment",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "release.yml", "release")),
                        no),
                new Row(
                        "(Any) takes an environment",
                        on(RELEASE).publishers(publisher("harbour/lighthouse", "release.yml", "")),
                        yes),
                new Row(
                        "(Any) takes none",
                        on(RELEASE)
                                .replace("    environment: pypi\n", "")
                                .publishers(publisher("harbour/lighthouse", "release.yml", "")),
                        yes),
                new Row(
                        "a publisher with environment wants one",
                        on(RELEASE).replace("    environment: pypi\n", ""),
                        no),
                new Row("the same owner id", on(RELEASE).publishers(moved).facts(f -> f.owner(7)), yes),
                new Row(
                        "another owner id after a transfer",
                        on(RELEASE).publishers(moved).facts(f -> f.owner(8)),
                        no),
                new Row(
                        "the specific publisher comes before (Any)",
                        on(RELEASE)
                                .publishers(publisher("harbour/lighthouse", "release.yml", ""), moved)
                                .facts(f -> f.owner(8)),
                        no),
                new Row(
                        "TestPyPI knows its own publishers only",
                        on(RELEASE)
                                .replace(
                                        "release/v1\n",
                                        "release/v1\n        with:\n          repository-url: https://test.pypi.org/legacy/\n"),
                        no),
                new Row(
                        "no identity token without the permission",
                        on(RELEASE).replace("id-token: write", "contents: read"),
                        no),
                new Row(
                        "the workflow's permission counts where the job has none",
                        on(RELEASE)
                                .replace("    permissions:\n      id-token: write\n", "")
                                .replace("jobs:", "permissions:\n  id-token: write\njobs:"),
                        yes),
                new Row(
                        "the job's block replaces the workflow's",
                        on(RELEASE)
                                .replace("id-token: write", "contents: read")
                                .replace("jobs:", "permissions:\n  id-token: write\njobs:"),
                        no),
                new Row(
                        "other issuers than github.com's are unknown",
                        on(RELEASE).facts(f -> f.host("code.harbour.example")),
                        no));
    }

    static Stream<Row> reusable() {
        String caller = """
                on:
                  push:
                    tags: ['v*']
                jobs:
                  ship:
                    permissions:
                      id-token: write
                    uses: ./.github/workflows/release.yml
                """;
        Sample called = on("workflow_call:").and(".github/workflows/ci.yml", caller);
        return Stream.of(
                new Row(
                        "a called file starts as its caller does, and is the one to register",
                        called,
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new Row(
                        "the caller's file is not",
                        called.publishers(publisher("harbour/lighthouse", "ci.yml", "pypi")),
                        "push: tags v* refs/tags/v1.2.3 true false"),
                new Row(
                        "the caller must grant the permission too",
                        on("workflow_call:")
                                .and(".github/workflows/ci.yml", caller.replace("id-token: write", "contents: read")),
                        "push: tags v* refs/tags/v1.2.3 true false"),
                new Row(
                        "a condition of the caller counts",
                        on("workflow_call:")
                                .and(
                                        ".github/workflows/ci.yml",
                                        caller.replace("    uses", "    if: false\n    uses"))),
                new Row(
                        "a file of another repository is refused",
                        new Sample(
                                Map.of(
                                        ".github/workflows/ci.yml",
                                        caller.replace(
                                                "./.github/workflows/release.yml",
                                                "harbour/shared/.github/workflows/release.yml@main")),
                                called.facts(),
                                called.setup()),
                        "push: tags v* refs/tags/v1.2.3 true false"));
    }

    @ParameterizedTest
    @MethodSource({"triggers", "conditions", "environments", "reviewers", "publishers", "reusable"})
    void saysWhatWillHappen(Row row) {
        List<String> ways = row.sample().judge().stream()
                .flatMap(judgement -> judgement.ways().stream())
                .map(way -> "%s %s %s %s"
                        .formatted(way.trigger(), way.ref(), decision(way.admits()), decision(way.accepts())))
                .toList();
        assertThat(ways).as(row.fact()).containsExactlyElementsOf(row.ways());
    }

    private static String decision(Verdict verdict) {
        assertThat(verdict.reason()).isNotBlank();
        if (verdict instanceof Verdict.Refused refused) {
            assertThat(refused.change()).isNotBlank();
            assertThat(refused.code()).matches("[a-z-]+");
        }
        return verdict.decision().map(Object::toString).orElse("null");
    }

    @ParameterizedTest
    @MethodSource({"triggers", "environments", "publishers", "reusable"})
    void claimsAreComplete(Row row) {
        row.sample().judge().stream()
                .flatMap(judgement -> judgement.ways().stream())
                .forEach(way -> {
                    assertThat(way.claims().asMap())
                            .containsKeys(
                                    "iss",
                                    "aud",
                                    "sub",
                                    "repository",
                                    "repository_owner",
                                    "job_workflow_ref",
                                    "workflow_ref",
                                    "ref",
                                    "ref_type",
                                    "event_name")
                            .containsEntry("ref", way.ref())
                            .containsEntry("repository", "harbour/lighthouse");
                    assertThat(Optional.ofNullable(way.claims().asMap().get("environment")))
                            .isEqualTo(way.environment().map(EnvironmentName::value));
                });
    }
}
