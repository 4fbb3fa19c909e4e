package dev.tokenless.wizard.road;

import dev.tokenless.github.WorkflowRun;
import dev.tokenless.trust.Cause;
import java.util.List;

/// Why the newest run of a workflow failed.
public record Diagnosis(WorkflowRun run, List<Cause> causes) {}
