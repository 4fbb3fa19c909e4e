package dev.tokenless.github;

import java.time.Instant;
import java.util.Optional;

/// One run of a workflow.
///
/// @param headBranch the branch or tag that it ran for
/// @param conclusion how it ended, in GitHub's word (`success`, `failure`, `cancelled`…)
/// @param path       the workflow file, `.github/workflows/publish.yml`
public record WorkflowRun(
        long id,
        String htmlUrl,
        String event,
        String headSha,
        String headBranch,
        RunStatus status,
        Optional<String> conclusion,
        Instant createdAt,
        String path) {

    /// Whether it has ended well.
    public boolean succeeded() {
        return status == RunStatus.COMPLETED && conclusion.equals(Optional.of("success"));
    }
}
