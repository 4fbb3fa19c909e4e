package dev.tokenless.trust;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Immutable releases take no more files once they are published (GitHub docs, "Immutable releases").
final class FrozenReleases implements StopperRule {

    private static final Set<String> ATTACHING = Set.of(
            "softprops/action-gh-release",
            "ncipollo/release-action",
            "svenstaro/upload-release-action",
            "actions/upload-release-asset",
            "shogo82148/actions-upload-release-asset");

    @Override
    public List<Stopper> in(Subject subject) {
        List<Stopper> found = new ArrayList<>();
        Judged file = subject.file();
        boolean byRelease =
                file.trusted().stream().anyMatch(publication -> subject.startsByRelease(publication.jobId()));
        if (subject.facts().immutableReleases() && byRelease) {
            for (Job job : file.judged().jobs()) {
                job.steps().stream()
                        .filter(FrozenReleases::attaches)
                        .forEach(step -> found.add(subject.stopper(
                                "immutable-release",
                                file.rewritten() ? file.line(job) : step.line(),
                                "Releases are immutable here: files cannot be attached once the release is published.",
                                "Attach the files to a draft release, and publish it last.")));
            }
        }
        return found;
    }

    private static boolean attaches(Step step) {
        return ATTACHING.contains(step.action())
                || step.run().map(Scalar::text).orElse("").contains("gh release upload");
    }
}
