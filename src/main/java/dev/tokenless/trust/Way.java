package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import java.util.Optional;

/// One way in which a publish job can start, and what the environment and the index will say to it.
///
/// @param line 1-based line of the publishing step in the file as it stands
/// @param trigger `EVENT`, `EVENT: ACTIVITY`, `push: tags PATTERN` or `push: branches PATTERN`
/// @param ref an example that matches the trigger
/// @param environment the job's environment; empty where it names none
/// @param admits the environment's verdict; without an environment nothing is refused
/// @param accepts the index's verdict
public record Way(
        String jobId,
        int line,
        IndexKind index,
        String trigger,
        String ref,
        Claims claims,
        Optional<EnvironmentName> environment,
        Verdict admits,
        Verdict accepts) {

    /// Whether the environment and the index both let this way through for certain.
    public boolean works() {
        return admits instanceof Verdict.Accepted && accepts instanceof Verdict.Accepted;
    }
}
