package dev.tokenless.trust;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A step that makes a release or pushes a tag with `GITHUB_TOKEN`. Events that such a token causes start no
/// workflow, except `workflow_dispatch` and `repository_dispatch` (GitHub docs, "Triggering a workflow from a
/// workflow").
///
/// @param releases whether it publishes a release, which makes the tag too; else it only pushes a tag
record ReleaseMaker(Workflow workflow, Step step, String what, boolean releases) {

    private static final Map<String, Boolean> ACTIONS = Map.ofEntries(
            Map.entry("softprops/action-gh-release", true),
            Map.entry("ncipollo/release-action", true),
            Map.entry("actions/create-release", true),
            Map.entry("marvinpinto/action-automatic-releases", true),
            Map.entry("googleapis/release-please-action", true),
            Map.entry("google-github-actions/release-please-action", true),
            Map.entry("cycjimmy/semantic-release-action", true),
            Map.entry("python-semantic-release/python-semantic-release", true),
            Map.entry("python-semantic-release/publish-action", true),
            Map.entry("relekang/python-semantic-release", true),
            Map.entry("release-drafter/release-drafter", true),
            Map.entry("elgohr/github-release-action", true),
            Map.entry("go-semantic-release/action", true),
            Map.entry("codfish/semantic-release-action", true),
            Map.entry("svenstaro/upload-release-action", true),
            Map.entry("mathieudutour/github-tag-action", false),
            Map.entry("anothrnick/github-tag-action", false),
            Map.entry("commitizen-tools/commitizen-action", false),
            Map.entry("rickstaa/action-create-tag", false));
    private static final Set<String> TOKEN_NAMES =
            Set.of("token", "github_token", "github-token", "repo-token", "repo_token", "gh_token");
    private static final Pattern RELEASE = Pattern.compile(
            "\\bgh\\s+release\\s+create\\b|\\bhub\\s+release\\s+create\\b"
                    + "|(?:^|npx\\s|run\\s|exec\\s|&&|;)\\s*(?:semantic-release|release-please)\\b"
                    + "|\\brepos\\.createRelease\\(|\\bgh\\s+api\\b(?=[^\\n]*(?:POST|\\s-[fF]\\s))[^\\n]*/releases\\b",
            Pattern.MULTILINE);
    private static final Pattern UNPUBLISHED = Pattern.compile("--draft|--noop|\\bdraft:\\s*true");
    private static final Pattern TAG = Pattern.compile(
            "\\bgit\\s+push\\b[^\\n]*(?:--tags|--follow-tags|\\brefs/tags/|\\btag\\b|(?<!\\w)v?\\$\\{?\\{?\\s*[\\w.]*(?i:tag|version))"
                    + "|\\bgit\\.createRef\\([^)]*refs/tags/|\\bcz\\s+bump\\b[^\\n]*\\n?[^\\n]*git\\s+push");

    static List<ReleaseMaker> in(Workflow workflow) {
        List<ReleaseMaker> makers = new ArrayList<>();
        for (Job job : workflow.jobs()) {
            for (Step step : job.steps()) {
                of(workflow, job, step).ifPresent(makers::add);
            }
        }
        return makers;
    }

    private static Optional<ReleaseMaker> of(Workflow workflow, Job job, Step step) {
        Boolean releases = ACTIONS.get(step.action());
        if (releases != null) {
            return ownToken(workflow, job, step) || unpublished(step)
                    ? Optional.empty()
                    : Optional.of(new ReleaseMaker(workflow, step, step.action(), releases));
        }
        String script = step.run()
                .map(Scalar::text)
                .orElse(step.action().equals("actions/github-script") ? with(step, "script") : "");
        boolean release =
                RELEASE.matcher(script).find() && !UNPUBLISHED.matcher(script).find();
        boolean tag = TAG.matcher(script).find();
        if ((!release && !tag) || ownToken(workflow, job, step) || (tag && !release && checkoutWithToken(job))) {
            return Optional.empty();
        }
        return Optional.of(new ReleaseMaker(
                workflow, step, release ? "the script that makes the release" : "`git push` of a tag", release));
    }

    /// A draft release, and release-drafter without `publish`, are published by a person, and that starts workflows.
    private static boolean unpublished(Step step) {
        return "true".equals(with(step, "draft"))
                || (step.action().equals("release-drafter/release-drafter") && !"true".equals(with(step, "publish")));
    }

    /// Whether another token than the run's own is used: a personal one, or that of an app.
    private static boolean ownToken(Workflow workflow, Job job, Step step) {
        return foreign(step.with(), true)
                || foreign(step.env(), false)
                || foreign(job.env(), false)
                || foreign(workflow.env(), false);
    }

    private static boolean foreign(Map<String, Scalar> values, boolean inputs) {
        return values.entrySet().stream()
                .filter(entry -> {
                    String name = entry.getKey().toLowerCase(Locale.ROOT);
                    return inputs ? TOKEN_NAMES.contains(name) : name.equals("github_token") || name.equals("gh_token");
                })
                .map(entry -> entry.getValue().text().toLowerCase(Locale.ROOT).replace(" ", ""))
                .anyMatch(text ->
                        !text.isEmpty() && !text.contains("secrets.github_token") && !text.contains("github.token"));
    }

    private static boolean checkoutWithToken(Job job) {
        return job.steps().stream()
                .anyMatch(step -> step.action().equals("actions/checkout")
                        && (foreign(step.with(), true) || step.with().containsKey("ssh-key")));
    }

    private static String with(Step step, String name) {
        Scalar value = step.with().get(name);
        return value == null ? "" : value.text().strip();
    }

    /// Whether some script of the same workflow starts another one by hand, which works with `GITHUB_TOKEN` too.
    boolean dispatches() {
        return workflow.jobs().stream()
                .flatMap(job -> job.steps().stream())
                .map(step -> step.run().map(Scalar::text).orElse(step.action()))
                .anyMatch(text -> text.contains("gh workflow run")
                        || text.contains("repository-dispatch")
                        || text.contains("workflow-dispatch")
                        || text.contains("/dispatches"));
    }

    /// Whether its own workflow starts only once the tag or release is there: then it adds to a release and makes no
    /// event.
    boolean followsTheTag(Starts starts) {
        List<Start> own = starts.of(workflow);
        return !own.isEmpty()
                && own.stream()
                        .allMatch(start -> start.byTag() && !start.event().equals("create"));
    }

    boolean followsTheRelease() {
        return workflow.triggers().stream().allMatch(trigger -> trigger.event().equals("release"));
    }
}
