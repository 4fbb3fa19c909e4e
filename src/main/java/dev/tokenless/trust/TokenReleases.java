package dev.tokenless.trust;

import dev.tokenless.workflow.WorkflowFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A release or tag made with `GITHUB_TOKEN` starts no workflow (GitHub docs, "Triggering a workflow from a workflow").
final class TokenReleases implements StopperRule {

    @Override
    public List<Stopper> in(Subject subject) {
        List<Stopper> found = new ArrayList<>();
        for (Judged other : subject.files()) {
            for (ReleaseMaker maker : ReleaseMaker.in(other.standing())) {
                boolean release = maker.releases() && !maker.followsTheRelease() && waitsForRelease(subject.ways());
                boolean tag = !maker.followsTheTag(new Starts(subject.facts())) && waitsForTag(subject.ways());
                if ((release || tag) && !maker.dispatches()) {
                    found.add(stopper(
                            maker,
                            WorkflowFile.of(other.path()),
                            other.path(),
                            WorkflowFile.of(subject.file().path()),
                            release));
                }
            }
        }
        return found;
    }

    private static boolean waitsForRelease(List<Way> ways) {
        return ways.stream().anyMatch(way -> way.claims().eventName().equals("release"));
    }

    private static boolean waitsForTag(List<Way> ways) {
        return ways.stream()
                .anyMatch(way -> Set.of("push", "create").contains(way.claims().eventName())
                        && way.ref().startsWith(RefKind.TAG.prefix()));
    }

    private static Stopper stopper(
            ReleaseMaker maker, WorkflowFile making, String path, WorkflowFile waiting, boolean release) {
        return new Stopper(
                "release-by-github-token",
                path,
                maker.step().line(),
                maker.what() + " in " + making + " uses GITHUB_TOKEN, and what that token "
                        + (release ? "releases" : "tags") + " never starts " + waiting + ".",
                "Publish in a job of " + making + " itself, or let it end with `gh workflow run " + waiting
                        + " --ref <tag>`, which may start workflows.");
    }
}
