package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Every publication of a workflow, in the order of the text.
final class Detector {

    private final Workflow workflow;
    private final Sources sources;
    private final Set<String> wanted;
    private final int depth;

    Detector(Workflow workflow, Sources sources, Set<String> wanted, int depth) {
        this.workflow = workflow;
        this.sources = sources;
        this.wanted = wanted;
        this.depth = depth;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Job job : workflow.jobs()) {
            if (job.uses().isPresent()) {
                new ReusableCalls(sources, wanted, depth).in(job).ifPresent(findings::add);
            } else {
                findings.addAll(new JobScan(workflow, job, sources, wanted).findings());
            }
        }
        return findings;
    }
}
