package dev.tokenless.migration;

import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.workflow.ActionVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The newest releases of the actions that a rewrite writes, read once. Where GitHub does not answer, or nobody is
/// signed in, the rewriter's own table stands.
final class NewestActions {

    private Optional<List<ActionVersion>> known = Optional.empty();

    synchronized List<ActionVersion> read(GitHub gitHub) {
        if (known.isEmpty()) {
            known = Optional.of(asked(gitHub));
        }
        return known.get();
    }

    /// The choices with what has been read, unless they hold it already.
    static Choices in(Choices choices, List<ActionVersion> read) {
        return read.isEmpty() || !choices.rewrite().actions().isEmpty()
                ? choices
                : choices.withRewrite(choices.rewrite().withActions(read));
    }

    private static List<ActionVersion> asked(GitHub gitHub) {
        List<ActionVersion> read = new ArrayList<>();
        try {
            ActionVersion.wanted()
                    .forEach((action, line) -> gitHub.newestRelease(action, line)
                            .map(newest -> new ActionVersion(
                                    action.toString(), newest.tag(), newest.commit(), newest.publishedAt()))
                            .ifPresent(read::add));
        } catch (GitHubException _) {
            // what was read stands; the table knows the others
        }
        return List.copyOf(read);
    }
}
