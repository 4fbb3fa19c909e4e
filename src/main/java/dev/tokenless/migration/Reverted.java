package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Optional;

/// How one repository stands after putting back.
///
/// @param changed what was put back now, in words
/// @param undo    what is left; empty if nothing was begun here, or it could not even be read
/// @param failure why it ended early
public record Reverted(RepositoryName repository, List<String> changed, Optional<Undo> undo, Optional<Reason> failure) {

    /// Whether everything that can be put back is.
    public boolean complete() {
        return failure.isEmpty() && undo.map(Undo::complete).orElse(true);
    }
}
