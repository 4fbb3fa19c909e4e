package dev.tokenless.workflow.tool;

import java.util.List;
import java.util.Optional;

/// How PyPA's action does what a command did.
///
/// @param remains the command that stays in the script (a build), where there is one
/// @param packagesDir the folder of the distributions, relative to the command's working directory
/// @param selected patterns of the files in it that are uploaded; empty for the folder as a whole
public record Replacement(
        Optional<String> remains, String packagesDir, boolean skipExisting, boolean verbose, List<String> selected) {

    public Replacement {
        selected = List.copyOf(selected);
    }

    public Replacement(Optional<String> remains, String packagesDir, boolean skipExisting, boolean verbose) {
        this(remains, packagesDir, skipExisting, verbose, List.of());
    }

    public static Replacement of(String packagesDir) {
        return new Replacement(Optional.empty(), packagesDir, false, false);
    }

    /// Whether some distributions of the folder are left out.
    public boolean partial() {
        return !selected.isEmpty() && !Globs.distributions(selected);
    }

    public Replacement selecting(List<String> patterns) {
        return new Replacement(remains, packagesDir, skipExisting, verbose, patterns);
    }
}
