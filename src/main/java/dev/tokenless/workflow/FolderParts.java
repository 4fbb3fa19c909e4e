package dev.tokenless.workflow;

import dev.tokenless.workflow.tool.Replacement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Uploads of several parts of one folder to one index, one behind the other: PyPA's action makes them at once.
final class FolderParts {

    private FolderParts() {}

    /// Whether the two differ in nothing but the files that they take.
    static boolean together(JobSite site, Finding one, Finding other) {
        if (one.invocation().isEmpty() || other.invocation().isEmpty()) {
            return false;
        }
        List<String> first = PublishStep.selected(site, one);
        List<String> second = PublishStep.selected(site, other);
        Replacement mine = one.upload().replacement().orElseThrow();
        Replacement theirs = other.upload().replacement().orElseThrow();
        return one.publication().index() == other.publication().index()
                && PublishStep.folder(one).equals(PublishStep.folder(other))
                && one.step().condition().equals(other.step().condition())
                && one.step().continueOnError() == other.step().continueOnError()
                && !first.isEmpty()
                && !second.isEmpty()
                && !first.equals(second)
                && mine.skipExisting() == theirs.skipExisting()
                && mine.verbose() == theirs.verbose()
                && nothingBetween(site, one, other);
    }

    private static boolean nothingBetween(JobSite site, Finding one, Finding other) {
        int from = Math.min(one.step().index(), other.step().index());
        int to = Math.max(one.step().index(), other.step().index());
        Set<Integer> uploads = new LinkedHashSet<>();
        site.needed().forEach(f -> uploads.add(f.step().index()));
        for (int between = from + 1; between < to; between++) {
            if (!uploads.contains(between)) {
                return false;
            }
        }
        return true;
    }

    /// Whether it is the only one of its folder to its index.
    static boolean alone(JobSite site, Finding finding) {
        return site.needed().stream()
                .filter(f -> f.publication().index() == finding.publication().index())
                .noneMatch(f -> !f.equals(finding) && PublishStep.folder(f).equals(PublishStep.folder(finding)));
    }

    /// The uploads of one index, each folder once.
    static List<Finding> once(List<Finding> uploads) {
        Set<String> folders = new LinkedHashSet<>();
        return uploads.stream().filter(f -> folders.add(PublishStep.folder(f))).toList();
    }
}
