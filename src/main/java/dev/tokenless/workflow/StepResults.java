package dev.tokenless.workflow;

import java.util.Set;
import java.util.regex.Pattern;

/// Steps that ask what became of an earlier one, which may be in another job by then, or do less.
final class StepResults {

    private StepResults() {}

    static boolean anyOf(JobSite site, Set<Integer> asked, Step by) {
        return reads(site, asked, by, "");
    }

    /// Whether it failed.
    static boolean outcomeOf(JobSite site, Set<Integer> asked, Step by) {
        return reads(site, asked, by, "\\s*\\.\\s*(?:outcome|conclusion)\\b");
    }

    private static boolean reads(JobSite site, Set<Integer> asked, Step by, String part) {
        return site.job().steps().stream()
                .filter(step -> asked.contains(step.index()))
                .flatMap(step -> step.id().stream())
                .anyMatch(id -> Pattern.compile("\\bsteps\\s*\\.\\s*" + Pattern.quote(id) + "\\b" + part)
                        .matcher(by.toString())
                        .find());
    }
}
