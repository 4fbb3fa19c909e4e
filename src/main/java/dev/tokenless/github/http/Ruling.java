package dev.tokenless.github.http;

import dev.tokenless.github.GitHubFailure;
import java.time.Duration;

/// What an answer of GitHub means for the request.
sealed interface Ruling {

    /// It was carried out.
    record Fine() implements Ruling {}

    /// It was not carried out, because a limit is reached; asking again after this time is right, for writes too.
    record Later(Duration pause, String why) implements Ruling {}

    /// It failed.
    ///
    /// @param passing whether the same request may fare better in a moment
    record Failed(GitHubFailure failure, boolean passing) implements Ruling {}
}
