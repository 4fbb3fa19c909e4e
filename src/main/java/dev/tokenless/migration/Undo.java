package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.util.List;

/// What can be put back, in reverse order, and what cannot. Shown before anything is done. The workflow goes first,
/// because one without a credential needs its publisher; then the publisher; its environment last, or anyone with
/// write access could make the environment anew, unprotected, and publish.
///
/// @param possible  what the program can put back now, in the order in which it has to be done
/// @param byHand    what a person has to do, in order, before the rest
/// @param later     what the program can put back once the person has done so
/// @param never     what stays as it is
/// @param conflicts what somebody changed since; it is shown and not overwritten
public record Undo(
        RepositoryName repository,
        List<UndoStep> possible,
        List<HumanTask> byHand,
        List<UndoStep> later,
        List<Reason> never,
        List<Reason> conflicts) {

    /// Whether everything that can be put back is.
    public boolean complete() {
        return possible.isEmpty() && byHand.isEmpty() && later.isEmpty() && conflicts.isEmpty();
    }
}
