package dev.tokenless.trust;

/// Something outside of claims and rules that will stop the release.
///
/// @param code a stable word, for example `release-by-github-token`
/// @param path the workflow file that holds the cause
/// @param line 1-based line in that file as it stands; 1 where the cause lies in a setting of the repository
/// @param message what will happen
/// @param change what to do about it
public record Stopper(String code, String path, int line, String message, String change) {}
