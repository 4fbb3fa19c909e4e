package dev.tokenless.github;

import java.util.Optional;
import java.util.Set;

/// Who is signed in.
///
/// @param login  the account's name
/// @param id     the account's number, as reviewers are given
/// @param scopes the token's classic scopes; empty where GitHub does not say (fine-grained and app tokens)
public record Account(String login, long id, Optional<Set<String>> scopes, TokenKind kind) {
    public Account {
        scopes = scopes.map(Set::copyOf);
    }
}
