package dev.tokenless.workflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The publishers that a workflow needs once it publishes without tokens.
final class Registrations {

    private Registrations() {}

    /// @param file as it will be
    static List<Registration> of(Detected file, Optional<ProjectName> project) {
        Set<Registration> all = new LinkedHashSet<>();
        for (Finding finding : file.findings()) {
            boolean here = finding.publication().tool() != ToolName.REUSABLE_WORKFLOW;
            if (here && finding.trusted()) {
                Optional<EnvironmentName> environment = finding.publication()
                        .job()
                        .environment()
                        .filter(e -> !e.computed())
                        .map(EnvironmentUse::name);
                all.add(new Registration(
                        WorkflowFile.of(file.workflow().path()),
                        finding.publication().index(),
                        environment,
                        project.map(Set::of).orElse(Set.of())));
            }
        }
        return List.copyOf(all);
    }
}
