package dev.tokenless.github;

import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Map;

/// Workflow runs: seen, started, read. All failures are `GitHubException`.
public interface RunKeeper {

    /// The newest hundred runs of a workflow, newest first; none where GitHub does not know the workflow.
    List<WorkflowRun> runs(RepositoryName repository, WorkflowFile workflow);

    WorkflowRun run(RepositoryName repository, long runId);

    /// The jobs of the latest attempt.
    List<RunJob> jobs(RepositoryName repository, long runId);

    /// The logs of the run's jobs that have one, one after the other, each under a line with the job's name.
    String log(RepositoryName repository, long runId);

    /// Where the run waits for a person or a timer.
    List<WaitingApproval> waitingApprovals(RepositoryName repository, long runId);

    /// Starts a workflow. The file must be on the default branch and have the trigger.
    WorkflowRun dispatch(RepositoryName repository, WorkflowFile workflow, String ref, Map<String, String> inputs);
}
