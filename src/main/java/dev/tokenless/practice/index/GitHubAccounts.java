package dev.tokenless.practice.index;

import java.util.Optional;

/// The users and organizations of the practice GitHub, as the publisher form asks for them.
/// Called while the index is locked: an implementation must not wait for the index.
@FunctionalInterface
public interface GitHubAccounts {
    /// The account with this login in any case; its `login` has the case that GitHub stores.
    Optional<GitHubAccount> account(String login);

    record GitHubAccount(String login, long id) {}
}
