package dev.tokenless.github;

import java.util.Map;
import java.util.Set;

/// One pull request to make: one branch, one commit, all files.
///
/// @param branch        the branch's name without `refs/heads/`; it also tells our pull requests from others
/// @param base          the branch to merge into
/// @param title         the pull request's title
/// @param body          its description, Markdown
/// @param commitMessage first line, then, after an empty line, the rest
/// @param files         path to whole new text; line endings and byte order mark as they shall be
/// @param deletions paths of files that shall go
/// @param draft         whether it shall wait as a draft
public record Proposal(
        String branch,
        String base,
        String title,
        String body,
        String commitMessage,
        Map<String, String> files,
        Set<String> deletions,
        boolean draft) {

    public Proposal {
        files = Map.copyOf(files);
        deletions = Set.copyOf(deletions);
    }

    /// One that deletes nothing.
    public Proposal(
            String branch,
            String base,
            String title,
            String body,
            String commitMessage,
            Map<String, String> files,
            boolean draft) {
        this(branch, base, title, body, commitMessage, files, Set.of(), draft);
    }
}
