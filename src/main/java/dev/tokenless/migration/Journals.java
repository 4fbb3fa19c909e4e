package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.util.List;

/// All journals of this user.
public interface Journals {

    /// Opens the journal of a repository for writing; a missing one is begun. Nobody else can open it until it is
    /// closed.
    ///
    /// @throws JournalException if another window has it, a newer program wrote it, or the disk refuses
    Journal open(RepositoryName repository);

    /// What the journal of a repository says, without holding it; empty if there is none.
    ///
    /// @throws JournalException if a newer program wrote it, or it cannot be read
    List<Entry> read(RepositoryName repository);

    /// Every repository that has a journal, sorted by name.
    List<RepositoryName> repositories();
}
