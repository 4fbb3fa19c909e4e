package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.time.Instant;

/// What happens on the way, as it happens. Sent off the JavaFX thread.
public sealed interface Event {

    RepositoryName repository();

    /// Something is being done now.
    record Progress(RepositoryName repository, String doing) implements Event {}

    /// A change begins.
    record Began(RepositoryName repository, Change change, String deed) implements Event {}

    /// A change is done.
    record Finished(RepositoryName repository, Change change, String deed) implements Event {}

    /// The program waits.
    ///
    /// @param until when it looks again
    record Waits(RepositoryName repository, String why, Instant until) implements Event {}

    /// A person is asked.
    record PersonNeeded(RepositoryName repository, HumanTask task) implements Event {}

    /// The checklist was computed anew.
    record Ticked(RepositoryName repository, Checklist checklist) implements Event {}

    /// This repository cannot go on; the others do.
    record Failed(RepositoryName repository, Reason why) implements Event {}

    /// This repository's walk has ended for now.
    record Ended(RepositoryName repository, Standing standing) implements Event {}
}
