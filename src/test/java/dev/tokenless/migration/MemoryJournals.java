package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Journals in memory that can stop the program at any write, before it or after it.
final class MemoryJournals implements Journals {

    private final Map<RepositoryName, List<Entry>> all = new LinkedHashMap<>();
    int writes;
    int stopBefore = -1;
    int stopAfter = -1;

    /// The program is gone.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Journal open(RepositoryName repository) {
        List<Entry> entries = all.computeIfAbsent(
                repository, name -> new ArrayList<>(List.of(new Entry.Opened(1, name, Instant.EPOCH))));
        return new Journal() {
            @Override
            public List<Entry> entries() {
                return List.copyOf(entries);
            }

            @Override
            public void append(Entry entry) {
                writes++;
                if (writes == stopBefore) {
                    throw new Killed();
                }
                entries.add(entry);
                if (writes == stopAfter) {
                    throw new Killed();
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<Entry> read(RepositoryName repository) {
        return List.copyOf(all.getOrDefault(repository, List.of()));
    }

    @Override
    public List<RepositoryName> repositories() {
        return List.copyOf(all.keySet());
    }
}
