package dev.tokenless.record;

import dev.tokenless.migration.Draft;
import java.util.List;

/// What a pull request changes, read again for the record.
///
/// @param read   the files that could be read
/// @param unread what is missing and why, one sentence each; a record never leaves a difference out silently
public record ChangedFiles(List<Draft> read, List<String> unread) {

    /// There is no pull request.
    public static final ChangedFiles NONE = new ChangedFiles(List.of(), List.of());

    public ChangedFiles {
        read = List.copyOf(read);
        unread = List.copyOf(unread);
    }
}
