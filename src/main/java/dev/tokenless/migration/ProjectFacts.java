package dev.tokenless.migration;

import dev.tokenless.pypi.Description;
import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an index says about one project.
///
/// @param page        empty if the index has no such project
/// @param provenance  by file name, for the files of the newest version that have some
/// @param description what the project says about itself: a claim, not a proof
public record ProjectFacts(
        IndexKind index,
        ProjectName name,
        Optional<ProjectPage> page,
        Map<String, Provenance> provenance,
        Optional<Description> description) {

    /// All files of the version that holds the file uploaded last.
    public List<DistributionFile> newest() {
        return page.flatMap(found -> found.newest().map(file -> found.ofVersion(file.version())))
                .orElse(List.of());
    }
}
