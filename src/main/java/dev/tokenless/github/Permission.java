package dev.tokenless.github;

/// One right that the work on a repository needs, and whether the token has it.
///
/// @param need  what it is for, like `Create the environment and its rules`
/// @param name  GitHub's name for it, like `Administration: write`
/// @param state whether it is there
/// @param cure  the exact link or command that mends it; empty where nothing is amiss
public record Permission(String need, String name, State state, String cure) {
    public enum State {
        PRESENT,
        MISSING,
        /// GitHub offers no way to know before writing.
        UNKNOWN
    }
}
