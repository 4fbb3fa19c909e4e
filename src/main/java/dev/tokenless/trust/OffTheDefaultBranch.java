package dev.tokenless.trust;

import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Set;

/// Events that start only what lies on the default branch (GitHub docs, "Events that trigger workflows").
final class OffTheDefaultBranch implements StopperRule {

    private static final Set<String> NEED_IT =
            Set.of("workflow_dispatch", "schedule", "workflow_run", "repository_dispatch");

    @Override
    public List<Stopper> in(Subject subject) {
        RepositoryFacts facts = subject.facts();
        WorkflowFile name = WorkflowFile.of(subject.file().path());
        if (facts.workflowsOnDefaultBranch().map(all -> all.contains(name)).orElse(true)) {
            return List.of();
        }
        return subject.ways().stream()
                .map(way -> way.claims().eventName())
                .filter(NEED_IT::contains)
                .distinct()
                .map(event -> subject.stopper(
                        "not-on-default-branch",
                        "`" + event + "` starts only workflows that lie on the default branch " + facts.defaultBranch()
                                + ".",
                        "Merge " + name + " into " + facts.defaultBranch() + " first."))
                .toList();
    }
}
