package dev.tokenless.github;

import dev.tokenless.workflow.RepositoryName;
import java.util.Optional;

/// A pull request as it stands now.
///
/// @param branch      the branch it comes from
/// @param mergeCommit the commit that merged it, once it is merged
/// @param headSha     the newest commit of the branch
/// @param headRepository where that branch lies: the repository itself or somebody's fork
public record PullRequest(
        int number,
        String htmlUrl,
        String branch,
        String base,
        State state,
        boolean draft,
        Optional<String> mergeCommit,
        String headSha,
        RepositoryName headRepository) {
    public enum State {
        OPEN,
        MERGED,
        CLOSED
    }
}
