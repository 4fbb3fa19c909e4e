package dev.tokenless.workflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The publishers that a workflow needs once it publishes without tokens.
final class Registrations {

    private Registrations() {}

    static List<Registration> of(Workflow before, Outcome outcome, Sources sources, Optional<ProjectName> project) {
        Workflow workflow = outcome instanceof Outcome.Rewritten rewritten
                        && Workflow.read(before.path(), rewritten.text()) instanceof Workflow after
                ? after
                : before;
        Set<Registration> all = new LinkedHashSet<>();
        for (Finding finding : new Detector(workflow, sources, new LinkedHashSet<>(), 0).findings()) {
            boolean here = finding.publication().tool() != ToolName.REUSABLE_WORKFLOW;
            if (here && finding.trusted()) {
                Optional<EnvironmentName> environment = finding.publication()
                        .job()
                        .environment()
                        .filter(e -> !e.computed())
                        .map(EnvironmentUse::name);
                all.add(new Registration(
                        WorkflowFile.of(before.path()),
                        finding.publication().index(),
                        environment,
                        project.map(Set::of).orElse(Set.of())));
            }
        }
        return List.copyOf(all);
    }
}
