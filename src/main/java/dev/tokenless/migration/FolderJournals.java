package dev.tokenless.migration;

import dev.tokenless.desktop.Pace;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One file per repository in a folder: `owner+name.jsonl`, in lower case, because GitHub's names ignore case.
public final class FolderJournals implements Journals {

    private static final String SUFFIX = ".jsonl";

    private final Path folder;
    private final Pace pace;
    private final FileJournal.Disk disk;

    /// @param folder exists and is writable; see [dev.tokenless.desktop.Folders#journal]
    public FolderJournals(Path folder, Pace pace) {
        this(folder, pace, FileJournal.Disk.real());
    }

    FolderJournals(Path folder, Pace pace, FileJournal.Disk disk) {
        this.folder = folder;
        this.pace = pace;
        this.disk = disk;
    }

    @Override
    public Journal open(RepositoryName repository) {
        return FileJournal.open(file(repository), repository, pace.now(), disk);
    }

    @Override
    public List<Entry> read(RepositoryName repository) {
        Path file = file(repository);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JournalLines.read(Files.readAllBytes(file), file.toString()).entries();
        } catch (IOException failure) {
            throw new JournalException(
                    "journal-unreadable",
                    "The journal " + file + " cannot be read: it may belong to another user.",
                    failure);
        }
    }

    @Override
    public List<RepositoryName> repositories() {
        try (Stream<Path> files = Files.list(folder)) {
            List<RepositoryName> names = new ArrayList<>();
            for (Path file : files.toList()) {
                repository(file).ifPresent(names::add);
            }
            names.sort(Comparator.comparing(RepositoryName::toString, String.CASE_INSENSITIVE_ORDER));
            return List.copyOf(names);
        } catch (IOException failure) {
            throw new JournalException("journal-folder", "The folder " + folder + " cannot be read.", failure);
        }
    }

    private Path file(RepositoryName repository) {
        String name = repository.owner() + "+" + repository.name() + SUFFIX;
        return folder.resolve(name.toLowerCase(Locale.ROOT));
    }

    /// The first line knows the spelling; the file's name has lost it. A journal whose first line is torn has
    /// nothing to resume; one that cannot be read is named after its file, so that opening it tells why.
    private static Optional<RepositoryName> repository(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!name.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        try {
            return JournalLines.read(Files.readAllBytes(file), file.toString()).entries().stream()
                    .filter(Entry.Opened.class::isInstance)
                    .map(entry -> ((Entry.Opened) entry).repository())
                    .findFirst();
        } catch (JournalException _) {
            return RepositoryName.parse(
                    name.substring(0, name.length() - SUFFIX.length()).replace('+', '/'));
        }
    }
}
