package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Optional;

/// How one repository stands at the end of a walk.
///
/// @param checklist empty if not even the survey succeeded
/// @param next      what waits, and for whom
/// @param changed   what was done so far, in words, from the journal
/// @param left      what is left to do by hand
/// @param overrides who unlocked what, in words
/// @param failure   why the walk ended early
/// @param particulars what else a record tells; empty where the walk did not get far enough to know
public record Standing(
        RepositoryName repository,
        Optional<Checklist> checklist,
        List<Next> next,
        List<String> changed,
        List<Reason> left,
        List<String> overrides,
        Optional<Reason> failure,
        Optional<Particulars> particulars) {

    /// A standing of which nothing more is known.
    public Standing(
            RepositoryName repository,
            Optional<Checklist> checklist,
            List<Next> next,
            List<String> changed,
            List<Reason> left,
            List<String> overrides,
            Optional<Reason> failure) {
        this(repository, checklist, next, changed, left, overrides, failure, Optional.empty());
    }

    /// One that could not be walked at all.
    public static Standing failed(RepositoryName repository, Reason why) {
        return new Standing(repository, Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.of(why));
    }

    /// The three ways a repository can stand in a batch's totals.
    public enum Outcome {
        DONE,
        WAITING,
        FAILED
    }

    public Outcome outcome() {
        if (failure.isPresent()) {
            return Outcome.FAILED;
        }
        return checklist.filter(Checklist::complete).isPresent() ? Outcome.DONE : Outcome.WAITING;
    }
}
