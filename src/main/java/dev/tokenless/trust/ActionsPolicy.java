package dev.tokenless.trust;

import java.util.List;

/// What a repository or its organization lets its workflows use (`GET /repos/{owner}/{repo}/actions/permissions`).
///
/// @param enabled whether workflows run at all
/// @param patterns of a `SELECTED` list: `owner/name@ref` with `*`; a leading `!` takes away
/// @param shaPinning whether every action must be named by a full commit SHA
public record ActionsPolicy(
        boolean enabled,
        Allowed allowed,
        boolean githubOwned,
        boolean verifiedCreators,
        List<String> patterns,
        boolean shaPinning) {

    public enum Allowed {
        ALL,
        LOCAL_ONLY,
        SELECTED
    }

    public ActionsPolicy {
        patterns = List.copyOf(patterns);
    }

    /// Everything is allowed: GitHub's default.
    public static ActionsPolicy open() {
        return new ActionsPolicy(true, Allowed.ALL, true, true, List.of(), false);
    }
}
