package dev.tokenless.trust;

import java.util.List;
import java.util.Optional;

/// One event that can start a workflow.
///
/// @param trigger in the form of the command line's contract
/// @param refs references with which it can come, the example first; never empty
/// @param guessed whether the names are neither real nor given by the workflow: a release can have any tag
record Start(String trigger, String event, Optional<String> action, List<GitRef> refs, boolean guessed) {

    Start {
        refs = List.copyOf(refs);
    }

    Start with(List<GitRef> remaining) {
        return new Start(trigger, event, action, remaining, guessed);
    }

    /// Whether a pull request starts it that is not merged yet, or `pull_request_target`, which serves any of them.
    boolean byOpenPullRequest() {
        return event.startsWith("pull_request")
                && !(event.equals("pull_request") && refs.getFirst().kind().isPresent());
    }

    boolean byTag() {
        return refs.getFirst().kind().equals(Optional.of(RefKind.TAG));
    }
}
