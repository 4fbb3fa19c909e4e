package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What starts a publish job, each row a sentence of GitHub's "Events that trigger workflows".
class TriggerWaysTest {

    private static final String PUSH_TAGS = "push:\n  tags: ['v*']";

    static Stream<WayRow> triggers() {
        return Stream.of(
                new WayRow(
                        "each activity of a release is a way, with the tag of the release",
                        on("release:\n  types: [published, created]"),
                        "release: published refs/tags/v1.2.3 true true",
                        "release: created refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a release without types starts by any activity",
                        on("release:"),
                        "release refs/tags/v1.2.3 true true"),
                new WayRow(
                        "each tag pattern is a way",
                        on("push:\n  tags: ['v*', '[0-9]+.[0-9]+.[0-9]+']"),
                        "push: tags v* refs/tags/v1.2.3 true true",
                        "push: tags [0-9]+.[0-9]+.[0-9]+ refs/tags/1.2.3 true true"),
                new WayRow(
                        "a negated pattern is no way",
                        on("push:\n  tags: ['v*', '!v*rc*']").tagged("v2.0rc1", "v1.9"),
                        "push: tags v* refs/tags/v1.9 true true"),
                new WayRow(
                        "a filter for tags shuts branches out",
                        on(PUSH_TAGS),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a filter for branches shuts tags out",
                        on("push:\n  branches: [main, 'release/*']"),
                        "push: branches main refs/heads/main true true",
                        "push: branches release/* refs/heads/release/1.2.3 true true"),
                new WayRow(
                        "a push without a filter comes from branches and tags",
                        on("push:"),
                        "push refs/heads/main true true",
                        "push refs/tags/v1.2.3 true true"),
                new WayRow(
                        "ignored tags alone leave other tags",
                        on("push:\n  tags-ignore: ['v*']"),
                        "push refs/tags/1.2.3 true true"),
                new WayRow(
                        "a dispatch runs on the default branch unless told otherwise",
                        on("workflow_dispatch:"),
                        "workflow_dispatch refs/heads/main true true"),
                new WayRow(
                        "a workflow_run runs on the default branch",
                        on("workflow_run:\n  workflows: [Tests]\n  types: [completed]"),
                        "workflow_run: completed refs/heads/main true true"),
                new WayRow(
                        "a schedule runs on the default branch",
                        on("schedule:\n  - cron: '0 0 * * 0'"),
                        "schedule refs/heads/main true true"),
                new WayRow(
                        "create comes for branches and tags",
                        on("create:"),
                        "create refs/heads/main true true",
                        "create refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a pull request has a merge reference",
                        on("pull_request:"),
                        "pull_request refs/pull/1/merge true true"),
                new WayRow("a deletion runs on the default branch", on("delete:"), "delete refs/heads/main true true"),
                new WayRow(
                        "a deployment is of a branch or a tag",
                        on("deployment:"),
                        "deployment refs/heads/main true true",
                        "deployment refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a review of a pull request has a merge reference",
                        on("pull_request_review:\n  types: [submitted]"),
                        "pull_request_review: submitted refs/pull/1/merge true true"),
                new WayRow(
                        "a pull request that is closed by merging runs on the branch that it was merged into",
                        on("pull_request:\n  types: [closed, opened]"),
                        "pull_request: closed refs/heads/main true true",
                        "pull_request: opened refs/pull/1/merge true true"),
                new WayRow(
                        "a merge queue has branches of its own",
                        on("merge_group:"),
                        "merge_group refs/heads/gh-readonly-queue/main/pr-1-0123456789abcdef true true"),
                new WayRow(
                        "each type of a repository_dispatch is a way",
                        on("repository_dispatch:\n  types: [ship, retry]"),
                        "repository_dispatch: ship refs/heads/main true true",
                        "repository_dispatch: retry refs/heads/main true true"),
                new WayRow(
                        "ignored branches alone leave other branches",
                        on("push:\n  branches-ignore: ['dev/**']"),
                        "push refs/heads/main true true"),
                new WayRow("and nothing where they are all ignored", on("push:\n  branches-ignore: ['**']")),
                new WayRow(
                        "a filter for both kinds lets both in",
                        on("push:\n  branches: ['**']\n  tags: ['v[0-9]+']"),
                        "push: branches ** refs/heads/main true true",
                        "push: tags v[0-9]+ refs/tags/v1 true true"),
                new WayRow(
                        "paths are no filter for names",
                        on("push:\n  paths: ['src/**']"),
                        "push refs/heads/main true true",
                        "push refs/tags/v1.2.3 true true"),
                new WayRow(
                        "real tags come first, the newest ten",
                        on("push:\n  tags-ignore: ['*-rc']").tagged("v2-rc", "v2", "v1"),
                        "push refs/tags/v2 true true"),
                new WayRow("a pattern that its own negation takes back is no way", on("push:\n  tags: ['v*', '!v*']")),
                new WayRow(
                        "pull_request_target is refused by PyPI",
                        on("pull_request_target:"),
                        "pull_request_target refs/heads/main true false"));
    }

    @ParameterizedTest
    @MethodSource({"triggers"})
    void saysWhatWillHappen(WayRow row) {
        row.check();
    }
}
