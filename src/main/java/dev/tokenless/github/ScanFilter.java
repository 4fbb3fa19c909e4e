package dev.tokenless.github;

import java.util.Optional;

/// Which of the account's repositories a scan reports.
///
/// @param organization only those of this owner
/// @param visibility   only public or only private ones
public record ScanFilter(
        Optional<String> organization, Optional<Visibility> visibility, boolean forks, boolean archived) {

    /// Everything but forks and archived repositories.
    public static ScanFilter defaults() {
        return new ScanFilter(Optional.empty(), Optional.empty(), false, false);
    }

    /// The same for one owner alone.
    public ScanFilter of(String owner) {
        return new ScanFilter(Optional.of(owner), visibility, forks, archived);
    }

    public enum Visibility {
        PUBLIC,
        PRIVATE
    }
}
