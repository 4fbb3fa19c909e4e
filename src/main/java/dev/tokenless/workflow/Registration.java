package dev.tokenless.workflow;

import java.util.Optional;
import java.util.Set;

/// One trusted publisher that an index needs: the file that holds the job, and the job's environment.
///
/// @param projects empty where the workflow does not tell
public record Registration(
        WorkflowFile file, IndexKind index, Optional<EnvironmentName> environment, Set<ProjectName> projects) {

    public Registration {
        projects = Set.copyOf(projects);
    }
}
