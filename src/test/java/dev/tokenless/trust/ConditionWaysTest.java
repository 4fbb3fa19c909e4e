package dev.tokenless.trust;

import static dev.tokenless.trust.Sample.on;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What conditions leave of the ways, each row a sentence of GitHub's "Evaluate expressions".
class ConditionWaysTest {

    private static final String RELEASE = "release:\n  types: [published]";
    private static final String PUSH_TAGS = "push:\n  tags: ['v*']";

    static Stream<WayRow> conditions() {
        String both = "push:\n  branches: [main]\n  tags: ['v*']";
        return Stream.of(
                new WayRow(
                        "a condition on the reference leaves tags",
                        on(both, "if: startsWith(github.ref, 'refs/tags/')"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a condition on the kind leaves branches",
                        on(both, "if: github.ref_type == 'branch'"),
                        "push: branches main refs/heads/main true true"),
                new WayRow(
                        "a condition on the event",
                        on(RELEASE + "\nworkflow_dispatch:", "if: github.event_name == 'release'"),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "and, or, not, parentheses and case",
                        on(both, "if: \"!(github.REF == 'REFS/HEADS/main') && (true || false)\""),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow("the repository's own name is known", on(RELEASE, "if: github.repository == 'other/fork'")),
                new WayRow(
                        "inputs are unknown for a dispatch and empty otherwise",
                        on(RELEASE + "\nworkflow_dispatch:", "if: github.event_name == 'release' || inputs.upload"),
                        "release: published refs/tags/v1.2.3 true true",
                        "workflow_dispatch refs/heads/main null true"),
                new WayRow(
                        "what is not known before the run is undecided",
                        on(RELEASE, "if: \"!github.event.release.prerelease\""),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "the activity tells a pre-release",
                        on("release:\n  types: [released, prereleased]", "if: \"!github.event.release.prerelease\""),
                        "release: released refs/tags/v1.2.3 true true"),
                new WayRow(
                        "status functions are taken for a run without failure",
                        on(RELEASE, "if: success() && !failure()"),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a text around an expression is always true",
                        on(both, "if: ${{ github.ref }} == 'refs/heads/x'"),
                        "push: branches main refs/heads/main true true",
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a line end behind an expression is such a text",
                        on(both, "if: |\n  ${{ github.ref == 'refs/heads/x' }}"),
                        "push: branches main refs/heads/main true true",
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a folded expression without one is decided",
                        on(both, "if: >-\n  ${{ github.ref_type ==\n  'tag' }}"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "two expressions are a text",
                        on(both, "if: ${{ github.ref_type == 'x' }} && ${{ false }}"),
                        "push: branches main refs/heads/main true true",
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a list of events",
                        on(
                                RELEASE + "\nworkflow_dispatch:\nschedule:\n  - cron: '0 0 * * 0'",
                                "if: contains(fromJSON('[\"release\", \"schedule\"]'), github.event_name)"),
                        "release: published refs/tags/v1.2.3 true true",
                        "schedule refs/heads/main true true"),
                new WayRow("an empty list holds nothing", on(RELEASE, "if: contains(fromJSON('[]'), 'a')")),
                new WayRow(
                        "other JSON is undecided",
                        on(RELEASE, "if: contains(fromJSON('{\"a\":1}'), 'a')"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "endsWith and contains are decided, in any case",
                        on(both, "if: EndsWith(github.ref, '2.3') && contains(github.ref, 'TAGS/V')"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "the payload's reference is there for a push and absent from a release",
                        on(RELEASE + "\npush:\n  tags: ['v*']", "if: startsWith(github.event.ref, 'refs/tags/')"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "short for a creation",
                        on("create:", "if: github.event.ref == 'v1.2.3'"),
                        "create refs/tags/v1.2.3 true true"),
                new WayRow(
                        "full for a dispatch",
                        on("workflow_dispatch:", "if: github.event.ref == 'refs/heads/main'"),
                        "workflow_dispatch refs/heads/main true true"),
                new WayRow(
                        "only a merged pull request publishes",
                        on("pull_request:\n  types: [closed]", "if: github.event.pull_request.merged == true"),
                        "pull_request: closed refs/heads/main true true"),
                new WayRow(
                        "a variable is undecided",
                        on(RELEASE, "if: vars.SHIP == 'yes'"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "undecided or true is true, undecided and false is false",
                        on(both, "if: (vars.SHIP || github.ref_type == 'tag') && (vars.SHIP == '' || true)"),
                        "push: branches main refs/heads/main null true",
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow("false and undecided is false", on(RELEASE, "if: false && vars.SHIP")),
                new WayRow("undecided and false is false", on(RELEASE, "if: vars.SHIP && ''")),
                new WayRow(
                        "true and undecided is undecided",
                        on(RELEASE, "if: true && vars.SHIP"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "false or undecided is undecided",
                        on(RELEASE, "if: false || vars.SHIP"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "not undecided is undecided",
                        on(RELEASE, "if: \"!vars.SHIP\""),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "numbers, null and texts compare as GitHub compares them",
                        on(RELEASE, "if: 1 == '1' && null == 0 && '' == 0 && true == 1 && 'a' != 0 && 1.5 == '1.5'"),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow("zero is false", on(RELEASE, "if: 0")),
                new WayRow("minus one is true", on(RELEASE, "if: -1"), "release: published refs/tags/v1.2.3 true true"),
                new WayRow("null is false", on(RELEASE, "if: ${{ null }}")),
                new WayRow("an empty text is false", on(RELEASE, "if: ${{ '' }}")),
                new WayRow(
                        "a quote within a text is doubled",
                        on(RELEASE, "if: \"'it''s' == 'IT''S'\""),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "an order is not decided",
                        on(RELEASE, "if: 1 < 2"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "an unknown function is not decided",
                        on(RELEASE, "if: hashFiles('x', 'y') != ''"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "what cannot be read is not decided",
                        on(RELEASE, "if: github.event_name = 'release'"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "nor an expression that breaks off",
                        on(RELEASE, "if: (true"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "nor one that goes on too long",
                        on(RELEASE, "if: true false"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "brackets name a property too",
                        on(both, "if: github['ref_type'] == 'tag'"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "unless what is in them is unknown",
                        on(RELEASE, "if: github[vars.NAME] == 'x'"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "the name of the reference",
                        on(both, "if: github.ref_name == 'v1.2.3'"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a pull request's name is its number",
                        on("pull_request:", "if: github.ref_name == '1/merge' && github.head_ref != 'x'"),
                        "pull_request refs/pull/1/merge null true"),
                new WayRow(
                        "there is no head outside of a pull request",
                        on(RELEASE, "if: github.head_ref == '' && github.base_ref == ''"),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "owner, server, activity, tag and draft are known",
                        on(
                                RELEASE,
                                "if: github.repository_owner == 'harbour' && github.server_url == 'https://github.com' &&"
                                        + " github.event.action == 'published' && github.event.release.tag_name == 'v1.2.3' &&"
                                        + " github.event.release.draft == false && github.event.repository.fork == false &&"
                                        + " github.event.repository.private == false &&"
                                        + " github.event.repository.default_branch == 'main'"),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "an unknown activity is undecided",
                        on("release:", "if: github.event.action == 'published'"),
                        "release refs/tags/v1.2.3 null true"),
                new WayRow(
                        "a finished workflow is taken to have succeeded",
                        on("workflow_run:\n  workflows: [CI]", "if: github.event.workflow_run.conclusion == 'success'"),
                        "workflow_run refs/heads/main true true"),
                new WayRow(
                        "its branch is undecided",
                        on("workflow_run:\n  workflows: [CI]", "if: github.event.workflow_run.head_branch == 'main'"),
                        "workflow_run refs/heads/main null true"),
                new WayRow(
                        "what belongs to another event is empty",
                        on(
                                "workflow_dispatch:",
                                "if: github.event.release.tag_name == '' && github.event.workflow_run.id == '' &&"
                                        + " github.event.head_commit.message == '' && github.event.pull_request.number == '' &&"
                                        + " github.event.release.draft == null && github.event.release.prerelease == null &&"
                                        + " github.event.workflow_run.conclusion == null"),
                        "workflow_dispatch refs/heads/main true true"),
                new WayRow(
                        "inputs are empty for a push",
                        on(PUSH_TAGS, "if: inputs.x == '' && github.event.inputs.x == ''"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "the message of a commit is undecided",
                        on(PUSH_TAGS, "if: contains(github.event.head_commit.message, 'x')"),
                        "push: tags v* refs/tags/v1.2.3 null true"),
                new WayRow(
                        "the step's condition counts too",
                        on(both).replace(
                                        "release/v1\n",
                                        "release/v1\n        if: startsWith(github.ref, 'refs/tags')\n"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a job that needs a skipped job is skipped",
                        on(both, "needs: build")
                                .replace(
                                        "jobs:\n",
                                        "jobs:\n  build:\n    if: github.ref_type == 'tag'\n    runs-on: x\n"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "even where only a job before that was",
                        on(both, "needs: [build]")
                                .replace(
                                        "jobs:\n",
                                        "jobs:\n  test: {if: github.ref_type == 'tag', runs-on: x}\n  build: {needs: test, runs-on: x}\n"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "an undecided job leaves what needs it undecided",
                        on(RELEASE, "needs: build")
                                .replace("jobs:\n", "jobs:\n  build:\n    if: vars.SHIP\n    runs-on: x\n"),
                        "release: published refs/tags/v1.2.3 null true"),
                new WayRow(
                        "a result of a needed job is known",
                        on(both, "needs: build\nif: always() && needs.build.result == 'success'")
                                .replace(
                                        "jobs:\n",
                                        "jobs:\n  build:\n    if: github.ref_type == 'tag'\n    runs-on: x\n"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "also that it was skipped",
                        on(both, "needs: build\nif: \"!cancelled() && needs.Build.result == 'skipped'\"")
                                .replace(
                                        "jobs:\n",
                                        "jobs:\n  build:\n    if: github.ref_type == 'tag'\n    runs-on: x\n"),
                        "push: branches main refs/heads/main true true"),
                new WayRow(
                        "a job that asks for failure does not run in a run without one", on(RELEASE, "if: failure()")),
                new WayRow(
                        "a text that names a status function asks for none",
                        on(both, "needs: build\nif: \"'always()' != ''\"")
                                .replace(
                                        "jobs:\n",
                                        "jobs:\n  build:\n    if: github.ref_type == 'tag'\n    runs-on: x\n"),
                        "push: tags v* refs/tags/v1.2.3 true true"),
                new WayRow(
                        "a job that needs itself or nobody is read all the same",
                        on(RELEASE, "needs: [publish, nobody]"),
                        "release: published refs/tags/v1.2.3 true true"),
                new WayRow(
                        "unless its condition says always()",
                        on(both, "needs: build\nif: always()")
                                .replace(
                                        "jobs:\n",
                                        "jobs:\n  build:\n    if: github.ref_type == 'tag'\n    runs-on: x\n"),
                        "push: branches main refs/heads/main true true",
                        "push: tags v* refs/tags/v1.2.3 true true"));
    }

    @ParameterizedTest
    @MethodSource({"conditions"})
    void saysWhatWillHappen(WayRow row) {
        row.check();
    }
}
