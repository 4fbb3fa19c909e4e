package dev.tokenless.practice.samples;

import java.util.Optional;

/// A secret of a repository: its name, where it is kept, and the PyPI token that it holds.
///
/// @param environment where `place` is [Place#ENVIRONMENT]
/// @param token empty where the secret is no PyPI token (a private index's, another registry's)
public record SampleSecret(String name, Place place, Optional<String> environment, Optional<SampleToken> token) {

    /// Where GitHub keeps a secret.
    public enum Place {
        REPOSITORY,
        ENVIRONMENT,
        DEPENDABOT,
        CODESPACES,
        AGENTS,
        ORGANISATION,
        /// No secret at all: somebody put the token into a variable, where everybody may read it.
        VARIABLE
    }

    static SampleSecret inRepository(String name, SampleToken token) {
        return new SampleSecret(name, Place.REPOSITORY, Optional.empty(), Optional.of(token));
    }

    static SampleSecret in(Place place, String name, SampleToken token) {
        return new SampleSecret(name, place, Optional.empty(), Optional.of(token));
    }

    static SampleSecret foreign(String name) {
        return new SampleSecret(name, Place.REPOSITORY, Optional.empty(), Optional.empty());
    }
}
