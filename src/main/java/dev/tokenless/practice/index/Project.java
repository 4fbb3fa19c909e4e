package dev.tokenless.practice.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// One project of an index, guarded by the index's lock.
final class Project {
    private static final Comparator<StoredFile> BY_VERSION_AND_NAME = Comparator.comparing(
                    (StoredFile file) -> PythonVersion.parse(file.version()),
                    Comparator.comparing(version -> version.orElseThrow()))
            .thenComparing(StoredFile::filename);

    final String name;
    final Map<String, Role> roles = new TreeMap<>();
    final SequencedMap<String, String> urls = new LinkedHashMap<>();
    final List<Publisher> publishers = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    private final List<StoredFile> files = new ArrayList<>();
    ProjectStatus status = ProjectStatus.ACTIVE;
    /// Tokens whose use beside a publisher the project's people were told of.
    final Set<UUID> warnedAbout = new HashSet<>();
    /// A link under the publisher's repository was confirmed by a trusted upload.
    final List<String> verifiedUrls = new ArrayList<>();

    Project(String name) {
        this.name = name;
    }

    String normalised() {
        return ProjectNames.normalised(name);
    }

    boolean ownedBy(String user) {
        return roles.get(user) == Role.OWNER;
    }

    List<String> owners() {
        return roles.entrySet().stream()
                .filter(role -> role.getValue() == Role.OWNER)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean trusts(Publisher publisher) {
        return publishers.stream().anyMatch(mine -> mine.id().equals(publisher.id()));
    }

    void record(Instant at, String what, String by) {
        events.addFirst(new Event(at, what, by));
    }

    void add(StoredFile file) {
        files.add(file);
        files.sort(BY_VERSION_AND_NAME);
    }

    boolean remove(String filename) {
        return files.removeIf(file -> file.filename().equals(filename));
    }

    /// Sorted by version, then by name.
    List<StoredFile> files() {
        return List.copyOf(files);
    }

    List<StoredFile> files(String version) {
        return files.stream().filter(file -> file.version().equals(version)).toList();
    }

    Optional<StoredFile> file(String filename) {
        return files.stream().filter(file -> file.filename().equals(filename)).findFirst();
    }

    /// In ascending order, each once.
    List<String> versions() {
        return files.stream().map(StoredFile::version).distinct().toList();
    }

    Optional<Instant> releasedAt(String version) {
        return files(version).stream().map(StoredFile::uploadedAt).min(Comparator.naturalOrder());
    }

    /// What a project page shows first: the newest version that is neither yanked nor a pre-release, else the newest.
    Optional<String> latestVersion() {
        List<String> versions = versions().reversed();
        return versions.stream()
                .filter(version -> files(version).stream().anyMatch(file -> !file.yanked()))
                .filter(version -> PythonVersion.parse(version).stream().noneMatch(PythonVersion::isPreRelease))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }
}
