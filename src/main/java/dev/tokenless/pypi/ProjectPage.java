package dev.tokenless.pypi;

import dev.tokenless.workflow.ProjectName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A project in an index (Simple API, version 1.4).
///
/// @param status `active`, `archived`, `quarantined` or `deprecated`
/// @param serial grows with every change of the project; empty where the index does not say
/// @param files  every file of every version
public record ProjectPage(ProjectName name, String status, Optional<Long> serial, List<DistributionFile> files) {

    public ProjectPage {
        files = List.copyOf(files);
    }

    /// The file that was uploaded last.
    public Optional<DistributionFile> newest() {
        return files.stream().max(Comparator.comparing(DistributionFile::uploadedAt));
    }

    /// All files of one version.
    public List<DistributionFile> ofVersion(String version) {
        return files.stream().filter(file -> file.version().equals(version)).toList();
    }

    /// The files that were uploaded at this time or later, the newest first.
    public List<DistributionFile> since(Instant time) {
        return files.stream()
                .filter(file -> !file.uploadedAt().isBefore(time))
                .sorted(Comparator.comparing(DistributionFile::uploadedAt).reversed())
                .toList();
    }
}
