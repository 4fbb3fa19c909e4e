package dev.tokenless.wizard.road;

import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.PackageIndex;
import dev.tokenless.pypi.PyPiException;
import dev.tokenless.workflow.ProjectName;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// How a project's newest file came to the index.
///
/// @param proved whether the index shows who published it; a file uploaded with a token never has that
public record LastRelease(String version, Instant at, boolean proved) {

    /// Asks the index; what it does not tell is empty. Blocks.
    public static Function<ProjectName, Optional<LastRelease>> from(PackageIndex index) {
        return project -> {
            try {
                return index.project(project).flatMap(page -> page.newest()).map(LastRelease::of);
            } catch (PyPiException unanswered) {
                return Optional.empty();
            }
        };
    }

    private static LastRelease of(DistributionFile file) {
        return new LastRelease(
                file.version(), file.uploadedAt(), file.provenance().isPresent());
    }
}
