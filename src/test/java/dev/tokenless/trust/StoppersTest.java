package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One row for each stopper: the fact, a repository, and the codes that are found for its publishing file.
class StoppersTest {

    private static final String RELEASE = "release:\n  types: [published]";
    private static final String SHA = "dc37677b2e1c63e2034f94d8a5b11f265b73ba33";
    private static final String BY_TOKEN = "release-by-github-token";

    record Row(String fact, Sample sample, List<String> codes) {
        Row(String fact, Sample sample, String... codes) {
            this(fact, sample, List.of(codes));
        }

        @Override
        public String toString() {
            return fact;
        }
    }

    private static String maker(String on, String step) {
        return "on:\n%sjobs:\n  make:\n    runs-on: ubuntu-latest\n    steps:\n%s"
                .formatted(on.strip().indent(2), step.strip().indent(6));
    }

    private static Sample made(String on, String step) {
        return on(RELEASE).and(".github/workflows/make.yml", maker(on, step));
    }

    static Stream<Row> releases() {
        String main = "push:\n  branches: [main]";
        return Stream.of(
                new Row("softprops/action-gh-release", made(main, "- uses: softprops/action-gh-release@v2"), BY_TOKEN),
                new Row("ncipollo/release-action", made(main, "- uses: ncipollo/release-action@v1"), BY_TOKEN),
                new Row("actions/create-release", made(main, "- uses: actions/create-release@v1"), BY_TOKEN),
                new Row("release-please", made(main, "- uses: googleapis/release-please-action@v4"), BY_TOKEN),
                new Row(
                        "python-semantic-release",
                        made(
                                main,
                                "- uses: python-semantic-release/python-semantic-release@v10\n  with:\n    github_token: ${{ secrets.GITHUB_TOKEN }}"),
                        BY_TOKEN),
                new Row("semantic-release", made(main, "- run: npx semantic-release"), BY_TOKEN),
                new Row(
                        "semantic-release as a Python command",
                        made(main, "- run: |\n    semantic-release version\n    semantic-release publish"),
                        BY_TOKEN),
                new Row(
                        "gh release create",
                        made(main, "- run: gh release create v1\n  env:\n    GH_TOKEN: ${{ github.token }}"),
                        BY_TOKEN),
                new Row("installing it makes no release", made(main, "- run: pip install python-semantic-release")),
                new Row(
                        "another token starts workflows",
                        made(
                                main,
                                "- uses: softprops/action-gh-release@v2\n  with:\n    token: ${{ secrets.RELEASE_TOKEN }}")),
                new Row(
                        "an app's token too",
                        made(
                                main,
                                "- run: gh release create v1\n  env:\n    GH_TOKEN: ${{ steps.app.outputs.token }}")),
                new Row(
                        "a draft is published by a person",
                        made(main, "- uses: softprops/action-gh-release@v2\n  with:\n    draft: true")),
                new Row("release-drafter drafts", made(main, "- uses: release-drafter/release-drafter@v6")),
                new Row(
                        "unless it publishes",
                        made(main, "- uses: release-drafter/release-drafter@v6\n  with:\n    publish: true"),
                        BY_TOKEN),
                new Row(
                        "a dispatch by GITHUB_TOKEN starts workflows",
                        made(main, "- run: |\n    gh release create v1\n    gh workflow run release.yml --ref v1")),
                new Row(
                        "a release made on a tag push starts no release workflow",
                        made("push:\n  tags: ['v*']", "- uses: softprops/action-gh-release@v2"),
                        BY_TOKEN),
                new Row(
                        "attaching to the release that is there makes none",
                        made(RELEASE, "- uses: softprops/action-gh-release@v2")),
                new Row(
                        "a job that publishes on a push does not wait for the release",
                        on(main).and(
                                        ".github/workflows/make.yml",
                                        maker(main, "- uses: softprops/action-gh-release@v2"))),
                new Row(
                        "a tag pushed by GITHUB_TOKEN starts no tag workflow",
                        on("push:\n  tags: ['v*']")
                                .and(".github/workflows/make.yml", maker(main, "- run: git push origin --tags")),
                        BY_TOKEN),
                new Row(
                        "a tag pushed with another token does",
                        on("push:\n  tags: ['v*']")
                                .and(
                                        ".github/workflows/make.yml",
                                        maker(
                                                main,
                                                "- uses: actions/checkout@v6\n  with:\n    token: ${{ secrets.PUSH_TOKEN }}\n- run: git push origin --tags"))),
                new Row(
                        "a tag action",
                        on("push:\n  tags: ['v*']")
                                .and(
                                        ".github/workflows/make.yml",
                                        maker(main, "- uses: mathieudutour/github-tag-action@v6.2")),
                        BY_TOKEN),
                new Row(
                        "the release on the same tag push is no new tag",
                        on("push:\n  tags: ['v*']")
                                .and(
                                        ".github/workflows/make.yml",
                                        maker("push:\n  tags: ['v*']", "- uses: softprops/action-gh-release@v2"))));
    }

    static Stream<Row> repository() {
        ActionsPolicy pinned = new ActionsPolicy(true, ActionsPolicy.Allowed.ALL, true, true, List.of(), true);
        ActionsPolicy listed = selected("pypa/*");
        return Stream.of(
                new Row("nothing", on(RELEASE)),
                new Row("a fork", on(RELEASE).facts(Sample.Facts::forked), "fork"),
                new Row("an archived repository", on(RELEASE).facts(Sample.Facts::frozen), "archived"),
                new Row("GitHub Enterprise", on(RELEASE).facts(f -> f.host("lantern.ghe.com")), "github-enterprise"),
                new Row(
                        "a free plan's private repository",
                        on(RELEASE).facts(f -> f.hidden(BillingPlan.FREE)),
                        "plan-limits"),
                new Row("a team's private repository", on(RELEASE).facts(f -> f.hidden(BillingPlan.PRO_OR_TEAM))),
                new Row("Windows", on(RELEASE).replace("ubuntu-latest", "windows-latest"), "not-linux"),
                new Row("macOS", on(RELEASE).replace("ubuntu-latest", "macos-15"), "not-linux"),
                new Row("a container", on(RELEASE, "container: python:3.14"), "job-container"),
                new Row("a policy that wants SHAs", on(RELEASE).facts(f -> f.actions(pinned)), "sha-pinning-required"),
                new Row("a SHA", on(RELEASE).replace("release/v1", SHA).facts(f -> f.actions(pinned))),
                new Row(
                        "an action without a SHA inside a local one",
                        on(RELEASE)
                                .replace("release/v1", SHA)
                                .replace("- uses: pypa", "- uses: ./.github/actions/notes\n      - uses: pypa")
                                .and(".github/actions/notes/action.yml", """
                                        runs:
                                          using: composite
                                          steps:
                                            - uses: harbour/deeper@v1
                                        """)
                                .facts(f -> f.actions(pinned)),
                        "sha-pinning-required"),
                new Row("an action on the list", on(RELEASE).facts(f -> f.actions(listed))),
                new Row(
                        "an action not on the list",
                        on(RELEASE).facts(f -> f.actions(selected("docker/*"))),
                        "action-not-allowed"),
                new Row(
                        "an action that is taken away",
                        on(RELEASE).facts(f -> f.actions(selected("pypa/*", "!pypa/gh-action-pypi-publish@release/*"))),
                        "action-not-allowed"),
                new Row(
                        "local actions only",
                        on(RELEASE)
                                .facts(f -> f.actions(new ActionsPolicy(
                                        true, ActionsPolicy.Allowed.LOCAL_ONLY, false, false, List.of(), false))),
                        "action-not-allowed"),
                new Row(
                        "GitHub's own actions",
                        on(RELEASE)
                                .replace(
                                        "pypa/gh-action-pypi-publish@release/v1",
                                        "actions/download-artifact@v5\n      - uses: pypa/gh-action-pypi-publish@release/v1")
                                .facts(f -> f.actions(listed))),
                new Row(
                        "Actions switched off",
                        on(RELEASE)
                                .facts(f -> f.actions(new ActionsPolicy(
                                        false, ActionsPolicy.Allowed.ALL, true, true, List.of(), false))),
                        "actions-disabled"),
                new Row(
                        "immutable releases with assets",
                        withAssets(RELEASE).facts(Sample.Facts::withImmutableReleases),
                        "immutable-release"),
                new Row("immutable releases without assets", on(RELEASE).facts(Sample.Facts::withImmutableReleases)),
                new Row("assets with mutable releases", withAssets(RELEASE)),
                new Row(
                        "assets on a tag push",
                        withAssets("push:\n  tags: ['v*']").facts(Sample.Facts::withImmutableReleases)),
                new Row(
                        "a dispatch off the default branch",
                        on("workflow_dispatch:").facts(f -> f.onDefaultBranch("ci.yml")),
                        "not-on-default-branch"),
                new Row("a dispatch on it", on("workflow_dispatch:").facts(f -> f.onDefaultBranch("release.yml"))),
                new Row("a release off it", on(RELEASE).facts(f -> f.onDefaultBranch("ci.yml"))),
                new Row("the attestation of a called workflow", called(), "reusable-workflow-attestation"),
                new Row(
                        "unless it makes none",
                        called().replaceIn(
                                        "release.yml",
                                        "release/v1\n",
                                        "release/v1\n        with:\n          attestations: false\n")));
    }

    private static ActionsPolicy selected(String... patterns) {
        return new ActionsPolicy(true, ActionsPolicy.Allowed.SELECTED, true, false, List.of(patterns), false);
    }

    private static Sample withAssets(String on) {
        return on(on).replace("      - uses: pypa", "      - run: gh release upload v1 dist/*\n      - uses: pypa");
    }

    private static Sample called() {
        return on("workflow_call:").and(".github/workflows/ci.yml", """
                on: {push: {tags: ['v*']}}
                jobs:
                  ship:
                    permissions: {id-token: write}
                    uses: ./.github/workflows/release.yml
                """);
    }

    @ParameterizedTest
    @MethodSource({"releases", "repository"})
    void namesWhatStopsTheRelease(Row row) {
        List<Stopper> stoppers = row.sample().judge().stream()
                .flatMap(judgement -> judgement.stoppers().stream())
                .toList();
        assertThat(stoppers).as(row.fact()).extracting(Stopper::code).containsExactlyElementsOf(row.codes());
        assertThat(stoppers).allSatisfy(stopper -> {
            assertThat(stopper.line()).isPositive();
            assertThat(stopper.message()).isNotBlank();
            assertThat(stopper.change()).isNotBlank();
        });
    }

    @Test
    void theStopperPointsAtTheStepThatMakesTheRelease() {
        Stopper stopper = made("push:", "- run: gh release create v1")
                .judge()
                .getFirst()
                .stoppers()
                .getFirst();
        assertThat(stopper.path()).isEqualTo(".github/workflows/make.yml");
        assertThat(stopper.line()).isEqualTo(7);
        assertThat(stopper.message()).contains("GITHUB_TOKEN", "release.yml");
        assertThat(stopper.change()).contains("gh workflow run release.yml --ref <tag>");
    }

    @Test
    void givenOneFileAloneANoteSaysWhatAnotherMayChange() {
        assertThat(on(RELEASE).only().notes()).anyMatch(note -> note.contains("Another workflow"));
        assertThat(on("workflow_dispatch:").only().notes()).noneMatch(note -> note.contains("Another workflow"));
    }
}
