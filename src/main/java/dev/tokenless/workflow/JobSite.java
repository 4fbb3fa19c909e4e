package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A job that is to be changed: its nouns, its nodes, its findings.
///
/// @param needed the findings that use a stored credential or lack the permission; @param all every finding of the
/// job
/// @param taken ids of jobs that were added for other jobs of the file
/// @param project what it publishes, where a file of the repository tells
record JobSite(
        Workflow workflow,
        Job job,
        Node.Mapping node,
        List<Finding> needed,
        List<Finding> all,
        RewriteChoices choices,
        Optional<ProjectName> project,
        Set<String> taken) {

    static JobSite of(
            Workflow workflow,
            Job job,
            List<Finding> needed,
            List<Finding> all,
            RewriteChoices choices,
            Optional<ProjectName> project,
            Set<String> taken) {
        Node.Mapping root = (Node.Mapping) Node.resolved(workflow.document().root());
        Node.Mapping jobs = root.mapping("jobs").orElseThrow();
        return new JobSite(workflow, job, jobs.mapping(job.id()).orElseThrow(), needed, all, choices, project, taken);
    }

    /// The same with the uploads that are trusted already: where they cannot share the job with the others any
    /// more, they get a job of their own as well.
    Optional<JobSite> withTrusted() {
        Set<Finding> mine = Collections.newSetFromMap(new IdentityHashMap<>());
        mine.addAll(needed);
        List<Finding> uploads = all.stream()
                .filter(f -> mine.contains(f)
                        || (f.trusted() && f.publication().index().trustsPublishers()))
                .toList();
        return uploads.size() == needed.size()
                ? Optional.empty()
                : Optional.of(new JobSite(workflow, job, node, uploads, all, choices, project, taken));
    }

    /// The same with the upload tools kept that can do trusted publishing by themselves.
    JobSite keepingTool() {
        return new JobSite(workflow, job, node, needed, all, choices.keepingTool(), project, taken);
    }

    Node.Mapping jobs() {
        return ((Node.Mapping) Node.resolved(workflow.document().root()))
                .mapping("jobs")
                .orElseThrow();
    }

    Node.Listing steps() {
        return node.listing("steps").orElseThrow();
    }

    Node.Mapping step(int index) {
        return (Node.Mapping) Node.resolved(steps().items().get(index));
    }

    IndexKind mainIndex() {
        return needed.stream().anyMatch(f -> f.publication().index() == IndexKind.PYPI)
                ? IndexKind.PYPI
                : IndexKind.TESTPYPI;
    }

    /// The page that GitHub shows beside a deployment.
    Optional<String> projectPage(IndexKind index) {
        String host = index == IndexKind.TESTPYPI ? "https://test.pypi.org/p/" : "https://pypi.org/p/";
        return project.map(p -> host + p.value());
    }
}
