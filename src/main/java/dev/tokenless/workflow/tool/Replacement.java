package dev.tokenless.workflow.tool;

import java.util.Optional;

/// How PyPA's action does what a command did.
///
/// @param remains the command that stays in the script (a build), where there is one
/// @param packagesDir the folder of the distributions, relative to the command's working directory
public record Replacement(Optional<String> remains, String packagesDir, boolean skipExisting, boolean verbose) {

    public static Replacement of(String packagesDir) {
        return new Replacement(Optional.empty(), packagesDir, false, false);
    }
}
