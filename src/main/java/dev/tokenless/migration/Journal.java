package dev.tokenless.migration;

import java.util.List;

/// What was done in one repository: append-only, on disk before and after every change.
public interface Journal extends AutoCloseable {

    /// Everything written so far, oldest first; the first is [Entry.Opened].
    List<Entry> entries();

    /// Writes one entry; when it returns, the entry survives a crash.
    ///
    /// @throws JournalException if it could not be written; then nothing was
    void append(Entry entry);

    /// Lets another window have it.
    @Override
    void close();
}
