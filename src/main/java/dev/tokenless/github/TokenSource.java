package dev.tokenless.github;

import java.util.Optional;

/// A place where a token may already be. Asked only when the person wants it, never silently.
public interface TokenSource {

    /// Where that is, for people.
    String words();

    /// The token, if there is one.
    Optional<GitHubToken> find();
}
