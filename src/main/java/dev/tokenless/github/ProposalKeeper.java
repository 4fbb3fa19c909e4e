package dev.tokenless.github;

import dev.tokenless.workflow.RepositoryName;
import java.util.Optional;

/// Branches, commits and pull requests. All failures are `GitHubException`.
public interface ProposalKeeper {

    /// Makes the branch, one commit signed by GitHub and the pull request, or brings those that are already there
    /// up to date. Asked twice with the same proposal, the second time nothing is written.
    PullRequest propose(RepositoryName repository, Proposal proposal);

    /// The open pull request from this branch of the same repository.
    Optional<PullRequest> openPullRequest(RepositoryName repository, String branch);

    PullRequest pullRequest(RepositoryName repository, int number);

    /// Takes the draft mark away.
    PullRequest markReady(RepositoryName repository, int number);

    /// Closes without merging; nothing happens if it is closed or merged.
    void closePullRequest(RepositoryName repository, int number);

    /// Deletes a branch; nothing happens if it is gone already.
    void deleteBranch(RepositoryName repository, String branch);
}
