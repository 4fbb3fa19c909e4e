package dev.tokenless.migration;

import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.ProjectNames;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Several packages in one repository: the folder that a publication takes its files from tells which one it
/// publishes, `packages/core/dist/` the one whose `pyproject.toml` lies in `packages/core`.
final class PackageFolders {

    private PackageFolders() {}

    /// Where the metadata of a publication's package lies, if it is not the root.
    static Optional<String> metadata(Publication publication) {
        return publication
                .step()
                .flatMap(PackageFolders::folder)
                .map(folder -> folder.replaceFirst("^\\./", "").replaceFirst("/?(?:dist|wheelhouse)?/?$", ""))
                .filter(folder -> folder.matches("[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*") && !folder.contains(".."))
                .map(folder -> folder + "/pyproject.toml");
    }

    /// The projects that these publications name by their folders.
    static Set<ProjectName> projects(List<Publication> publications, Sources sources) {
        Set<ProjectName> names = new LinkedHashSet<>();
        for (Publication publication : publications) {
            metadata(publication)
                    .flatMap(path -> ProjectNames.of(sources, path))
                    .ifPresent(names::add);
        }
        return names;
    }

    private static Optional<String> folder(Step step) {
        return Optional.ofNullable(step.with().get("packages-dir"))
                .or(() -> Optional.ofNullable(step.with().get("packages_dir")))
                .map(Scalar::text)
                .or(step::workingDirectory);
    }
}
