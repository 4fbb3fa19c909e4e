package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that is known to make a release or a tag with the run's own token, each by its name.
class ReleaseMakerTest {

    private static final String RELEASE = "release:\n  types: [published]";
    private static final String TAGS = "push:\n  tags: ['v*']";

    private static List<Stopper> stoppers(String trigger, String job) {
        return on(trigger)
                .and(".github/workflows/make.yml", """
                        on: {push: {branches: [main]}}
                        jobs:
                          make:
                            runs-on: ubuntu-latest
                            steps:
                        %s""".formatted(job.strip().indent(6)))
                .judge()
                .stream()
                .flatMap(judgement -> judgement.stoppers().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softprops/action-gh-release@v2",
                "ncipollo/release-action@v1",
                "actions/create-release@v1",
                "marvinpinto/action-automatic-releases@latest",
                "googleapis/release-please-action@v4",
                "google-github-actions/release-please-action@v3",
                "cycjimmy/semantic-release-action@v4",
                "codfish/semantic-release-action@v3",
                "go-semantic-release/action@v1",
                "python-semantic-release/python-semantic-release@v10",
                "python-semantic-release/publish-action@v10",
                "relekang/python-semantic-release@master",
                "elgohr/Github-Release-Action@v5",
                "svenstaro/upload-release-action@v2",
            })
    void anActionThatReleasesStartsNoReleaseWorkflow(String action) {
        assertThat(stoppers(RELEASE, "- uses: " + action))
                .singleElement()
                .satisfies(stopper -> assertThat(stopper.message())
                        .startsWith(action.substring(0, action.indexOf('@')).toLowerCase(java.util.Locale.ROOT))
                        .contains("releases never starts release.yml"));
        assertThat(stoppers(TAGS, "- uses: " + action))
                .as("its tag starts nothing either")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mathieudutour/github-tag-action@v6.2",
                "anothrNick/github-tag-action@1",
                "commitizen-tools/commitizen-action@master",
                "rickstaa/action-create-tag@v1",
            })
    void anActionThatTagsStartsNoTagWorkflow(String action) {
        assertThat(stoppers(TAGS, "- uses: " + action))
                .singleElement()
                .satisfies(stopper -> assertThat(stopper.message()).contains("tags never starts release.yml"));
        assertThat(stoppers(RELEASE, "- uses: " + action)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gh release create v1 dist/*",
                "hub release create v1",
                "npx semantic-release",
                "poetry run semantic-release publish",
                "pip install x && semantic-release version",
                "release-please github-release",
                "gh api repos/o/r/releases -f tag_name=v1",
                "gh api --method POST /repos/o/r/releases",
            })
    void aScriptThatReleases(String script) {
        assertThat(stoppers(RELEASE, "- run: " + script))
                .singleElement()
                .satisfies(stopper -> assertThat(stopper.message()).startsWith("the script that makes the release"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git push origin --tags",
                "git push --follow-tags",
                "git push origin refs/tags/v1",
                "git push origin tag v1",
                "git push origin v${VERSION}",
                "git push origin $TAG",
                "git push origin \"$NEW_VERSION\"",
                "git push origin ${{ steps.bump.outputs.tag }}",
            })
    void aScriptThatTags(String script) {
        assertThat(stoppers(TAGS, "- run: " + script))
                .singleElement()
                .satisfies(stopper -> assertThat(stopper.message()).startsWith("`git push` of a tag"));
        assertThat(stoppers(RELEASE, "- run: " + script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gh release view v1",
                "gh release create v1 --draft",
                "semantic-release --noop version",
                "gh api repos/o/r/releases",
                "git push origin main",
                "echo semantic-release",
            })
    void aScriptThatDoesNeither(String script) {
        assertThat(stoppers(RELEASE, "- run: " + script)).isEmpty();
        assertThat(stoppers(TAGS, "- run: " + script)).isEmpty();
    }

    @Test
    void aScriptThatBumpsAndPushes() {
        assertThat(stoppers(TAGS, "- run: |\n    cz bump --yes\n    git push")).hasSize(1);
    }

    @Test
    void gitHubsOwnScriptingAction() {
        String script = "- uses: actions/github-script@v7\n  with:\n    script: |\n      ";
        assertThat(stoppers(RELEASE, script + "await github.rest.repos.createRelease({tag_name})"))
                .hasSize(1);
        assertThat(stoppers(RELEASE, script + "await github.rest.repos.createRelease({tag_name, draft: true})"))
                .isEmpty();
        assertThat(stoppers(TAGS, script + "await github.rest.git.createRef({ref: `refs/tags/${v}`})"))
                .hasSize(1);
        assertThat(stoppers(TAGS, script + "await github.rest.git.createRef({ref: `refs/heads/${v}`})"))
                .isEmpty();
        assertThat(stoppers(RELEASE, "- uses: other/script@v1\n  with:\n    script: repos.createRelease()"))
                .isEmpty();
    }

    @Test
    void anotherKeyOfTheCheckoutPushesTagsThatStartWorkflows() {
        String push = "\n- run: git push --tags";
        assertThat(stoppers(TAGS, "- uses: actions/checkout@v4\n  with:\n    ssh-key: ${{ secrets.KEY }}" + push))
                .isEmpty();
        assertThat(stoppers(TAGS, "- uses: actions/checkout@v4\n  with:\n    token: ${{ secrets.PAT }}" + push))
                .isEmpty();
        assertThat(stoppers(
                        TAGS, "- uses: actions/checkout@v4\n  with:\n    token: ${{ secrets.GITHUB_TOKEN }}" + push))
                .hasSize(1);
        assertThat(stoppers(TAGS, "- uses: actions/checkout@v4\n  with:\n    path: x" + push))
                .hasSize(1);
    }

    @Test
    void onlyTheTokenCounts() {
        String action = "- uses: softprops/action-gh-release@v2\n  ";
        assertThat(stoppers(RELEASE, action + "with:\n    token: ${{ github.token }}"))
                .hasSize(1);
        assertThat(stoppers(RELEASE, action + "with:\n    name: Release ${{ secrets.OTHER }}"))
                .hasSize(1);
        assertThat(stoppers(RELEASE, action + "env:\n    GITHUB_TOKEN: ${{ secrets.PAT }}"))
                .isEmpty();
        assertThat(stoppers(RELEASE, action + "env:\n    TOKEN: ${{ secrets.PAT }}"))
                .hasSize(1);
        assertThat(stoppers(RELEASE, action + "env:\n    GITHUB_TOKEN: ''")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- run: gh workflow run release.yml --ref v1",
                "- uses: peter-evans/repository-dispatch@v3",
                "- uses: benc-uk/workflow-dispatch@v1",
                "- run: curl -X POST https://api.github.com/repos/o/r/actions/workflows/release.yml/dispatches",
            })
    void aDispatchStartsWhatTheReleaseDoesNot(String step) {
        assertThat(stoppers(RELEASE, "- uses: softprops/action-gh-release@v2\n" + step))
                .isEmpty();
    }
}
