package dev.tokenless.trust;

import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.ToolName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What stops a release although claims and rules agree.
final class Stoppers {

    private static final Set<String> NEED_DEFAULT_BRANCH =
            Set.of("workflow_dispatch", "schedule", "workflow_run", "repository_dispatch");

    private final RepositoryFacts facts;
    private final List<Judged> files;
    private final Starts starts;

    Stoppers(RepositoryFacts facts, List<Judged> files) {
        this.facts = facts;
        this.files = files;
        this.starts = new Starts(facts);
    }

    List<Stopper> of(Judged file, List<Way> ways) {
        Set<Stopper> found = new LinkedHashSet<>();
        if (file.trusted().isEmpty()) {
            return List.of();
        }
        found.addAll(ofRepository(file));
        for (Publication publication : file.trusted()) {
            found.addAll(ofJob(file, publication, ways));
            found.addAll(new ActionsRules(facts).stoppers(file, publication.job()));
        }
        found.addAll(byGitHubToken(file, ways));
        found.addAll(offTheDefaultBranch(file, ways));
        return List.copyOf(found);
    }

    private List<Stopper> ofRepository(Judged file) {
        List<Stopper> found = new ArrayList<>();
        if (!facts.host().equals(RepositoryFacts.GITHUB)) {
            found.add(stopper(
                    file,
                    "github-enterprise",
                    1,
                    "PyPI trusts identity tokens of github.com only; " + facts.host() + " has another issuer.",
                    "Publish from a repository on github.com, or keep the token."));
        }
        if (facts.fork()) {
            found.add(stopper(
                    file,
                    "fork",
                    1,
                    "This repository is a fork: a publisher registered for the original does not accept its runs.",
                    "Migrate the original repository."));
        }
        if (facts.archived()) {
            found.add(stopper(
                    file, "archived", 1, "The repository is archived: no workflow runs in it.", "Unarchive it first."));
        }
        if (!facts.actions().enabled()) {
            found.add(stopper(
                    file,
                    "actions-disabled",
                    1,
                    "GitHub Actions is switched off for this repository.",
                    "Switch Actions on in the repository's settings."));
        }
        if (!facts.plan().hasEnvironments(facts.isPrivate())) {
            found.add(stopper(
                    file,
                    "plan-limits",
                    1,
                    "A private repository of a free plan has no environments: their rules and secrets are ignored.",
                    "Make the repository public or choose a larger plan; the publisher works without protection."));
        }
        return found;
    }

    private List<Stopper> ofJob(Judged file, Publication publication, List<Way> ways) {
        List<Stopper> found = new ArrayList<>();
        int line = file.line(publication.job());
        boolean action = publication.tool() == ToolName.GH_ACTION_PYPI_PUBLISH;
        if (action && notLinux(publication.job().runsOn())) {
            found.add(stopper(
                    file,
                    "not-linux",
                    line,
                    "The publish action is able to run under GNU/Linux only; job " + publication.jobId() + " runs on "
                            + String.join(", ", publication.job().runsOn()) + ".",
                    "Upload the files as an artifact and publish from a job on ubuntu-latest."));
        }
        if (action && publication.job().hasContainer()) {
            found.add(stopper(
                    file,
                    "job-container",
                    line,
                    "The publish action does not support a job with `container:`.",
                    "Publish from a job of its own without a container."));
        }
        boolean called =
                ways.stream().anyMatch(way -> way.jobId().equals(publication.jobId()) && Claims.reusable(way.claims()));
        if (action && called && publication.step().map(Stoppers::attests).orElse(false)) {
            found.add(stopper(
                    file,
                    "reusable-workflow-attestation",
                    line,
                    "The upload from a reusable workflow is trusted, but its attestation names the caller and is refused.",
                    "Put the publish job into the workflow that the event starts, or set `attestations: false`."));
        }
        if (facts.immutableReleases() && startsByRelease(ways, publication.jobId())) {
            file.judged()
                    .jobs()
                    .forEach(job -> job.steps().stream()
                            .filter(Stoppers::attachesAssets)
                            .forEach(step -> found.add(stopper(
                                    file,
                                    "immutable-release",
                                    file.rewritten() ? file.line(job) : step.line(),
                                    "Releases are immutable here: files cannot be attached once the release is published.",
                                    "Attach the files to a draft release, and publish it last."))));
        }
        return found;
    }

    private static boolean notLinux(List<String> runsOn) {
        return runsOn.stream().anyMatch(label -> label.startsWith("windows") || label.startsWith("macos"));
    }

    private static boolean attests(Step step) {
        Scalar attestations = step.with().get("attestations");
        return attestations == null || !attestations.text().equals("false");
    }

    private static boolean attachesAssets(Step step) {
        String script = step.run().map(Scalar::text).orElse("");
        return Set.of(
                                "softprops/action-gh-release",
                                "ncipollo/release-action",
                                "svenstaro/upload-release-action",
                                "actions/upload-release-asset",
                                "shogo82148/actions-upload-release-asset")
                        .contains(step.action())
                || script.contains("gh release upload");
    }

    private static boolean startsByRelease(List<Way> ways, String job) {
        return ways.stream()
                .anyMatch(way ->
                        way.jobId().equals(job) && way.claims().eventName().equals("release"));
    }

    /// Only where a person or another token does not start the job: events made by `GITHUB_TOKEN` start nothing.
    private List<Stopper> byGitHubToken(Judged file, List<Way> ways) {
        List<Stopper> found = new ArrayList<>();
        for (Judged other : files) {
            for (ReleaseMaker maker : ReleaseMaker.in(other.standing())) {
                boolean release = maker.releases()
                        && !maker.followsTheRelease()
                        && ways.stream()
                                .anyMatch(way -> way.claims().eventName().equals("release"));
                boolean tag = !maker.followsTheTag(starts)
                        && ways.stream()
                                .anyMatch(way -> Set.of("push", "create")
                                                .contains(way.claims().eventName())
                                        && way.ref().startsWith(RefKind.TAG.prefix()));
                if ((release || tag) && !maker.dispatches()) {
                    found.add(new Stopper(
                            "release-by-github-token",
                            other.path(),
                            maker.step().line(),
                            maker.what() + " in " + WorkflowFile.of(other.path())
                                    + " uses GITHUB_TOKEN, and what that token " + (release ? "releases" : "tags")
                                    + " never starts " + WorkflowFile.of(file.path()) + ".",
                            "Publish in a job of " + WorkflowFile.of(other.path())
                                    + " itself, or let it end with `gh workflow run " + WorkflowFile.of(file.path())
                                    + " --ref <tag>`, which may start workflows."));
                }
            }
        }
        return found;
    }

    private List<Stopper> offTheDefaultBranch(Judged file, List<Way> ways) {
        WorkflowFile name = WorkflowFile.of(file.path());
        boolean there =
                facts.workflowsOnDefaultBranch().map(all -> all.contains(name)).orElse(true);
        return there
                ? List.of()
                : ways.stream()
                        .map(way -> way.claims().eventName())
                        .filter(NEED_DEFAULT_BRANCH::contains)
                        .distinct()
                        .map(event -> stopper(
                                file,
                                "not-on-default-branch",
                                1,
                                "`" + event + "` starts only workflows that lie on the default branch "
                                        + facts.defaultBranch() + ".",
                                "Merge " + name + " into " + facts.defaultBranch() + " first."))
                        .toList();
    }

    static Stopper stopper(Judged file, String code, int line, String message, String change) {
        return new Stopper(code, file.path(), line, message, change);
    }
}
