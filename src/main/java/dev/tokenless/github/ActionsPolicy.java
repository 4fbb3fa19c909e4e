package dev.tokenless.github;

import java.util.List;

/// What the owner allows workflows to use (`/actions/permissions`). It can refuse what a rewritten workflow names.
///
/// @param allowedActions     `all`, `local_only` or `selected`
/// @param shaPinningRequired whether actions must be pinned to a full commit SHA
/// @param gitHubOwnedAllowed for `selected`: whether GitHub's own actions are allowed
/// @param verifiedAllowed    for `selected`: whether verified creators' actions are allowed
/// @param patternsAllowed    for `selected`: further patterns
public record ActionsPolicy(
        boolean enabled,
        String allowedActions,
        boolean shaPinningRequired,
        boolean gitHubOwnedAllowed,
        boolean verifiedAllowed,
        List<String> patternsAllowed) {
    public ActionsPolicy {
        patternsAllowed = List.copyOf(patternsAllowed);
    }
}
