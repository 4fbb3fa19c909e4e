package dev.tokenless.trust;

import dev.tokenless.workflow.IndexKind;
import java.util.Optional;

/// A job that would publish although nobody releases anything: a pushed branch, an opened pull request or its merge is
/// enough to start it.
///
/// @param path of the workflow file
/// @param trigger in the form of the command line's contract
/// @param undecided a condition that only GitHub can decide; empty if the job surely starts
public record Launch(
        Moment moment, String path, String job, IndexKind index, String trigger, Optional<String> undecided) {

    /// What starts it.
    public enum Moment {
        /// A branch is pushed.
        PUSH,
        /// A pull request is opened for it.
        PULL_REQUEST,
        /// The pull request is merged.
        MERGE
    }

    /// Names it where somebody's consent is kept: consent to one says nothing about another.
    public String key() {
        return String.join(" ", moment.name(), path, job, index.json(), trigger);
    }
}
