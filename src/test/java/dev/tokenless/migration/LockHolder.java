package dev.tokenless.migration;

import dev.tokenless.desktop.Pace;
import dev.tokenless.workflow.RepositoryName;
import java.nio.file.Path;

/// Another program with a journal open; see [JournalFaultsTest].
public final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        RepositoryName name = RepositoryName.parse(arguments[1]).orElseThrow();
        try (Journal journal = new FolderJournals(Path.of(arguments[0]), Pace.real()).open(name)) {
            System.out.println(journal.entries().size());
            System.out.flush();
            System.in.read();
        }
    }
}
