package dev.tokenless.github;

import dev.tokenless.workflow.RepositoryName;
import java.util.Map;
import java.util.Optional;

/// Branches, commits and pull requests. All failures are `GitHubException`.
public interface ProposalKeeper {

    /// Makes the branch, one commit signed by GitHub and the pull request, or brings those that are
    /// already there up to date. Asked twice with the same proposal, the second time nothing is
    /// written. Where the signed-in person may not push, branch and commit are made in a fork of
    /// theirs. File modes stay as they are.
    PullRequest propose(RepositoryName repository, Proposal proposal);

    /// Commits the proposal's files straight to its base, with no branch and no pull request: only where the person
    /// has chosen so. Answers the commit; nothing is written if nothing differs.
    ///
    /// @throws GitHubException `Forbidden` if the branch's rules ask for more than a commit, before anything is
    ///     written
    String commit(RepositoryName repository, Proposal proposal);

    /// The open pull request from this branch of the same repository, or of the person's fork of it.
    Optional<PullRequest> openPullRequest(RepositoryName repository, String branch);

    PullRequest pullRequest(RepositoryName repository, int number);

    /// Takes the draft mark away.
    PullRequest markReady(RepositoryName repository, int number);

    /// Closes without merging; nothing happens if it is closed or merged.
    void closePullRequest(RepositoryName repository, int number);

    /// Makes a branch, or moves it, to a commit without parents that holds nothing but these files.
    ///
    /// @return the commit
    String pushBare(RepositoryName repository, String branch, Map<String, String> files, String message);

    /// Deletes a branch; a pull request names the repository that its branch lies in. Nothing happens if it is gone
    /// already.
    void deleteBranch(RepositoryName repository, String branch);
}
