package dev.tokenless.practice.index;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who uploads: a person's API token, or the short-lived token of a publisher.
sealed interface Credential {
    String text();

    /// A long-lived token that a person made.
    ///
    /// @param owner the user name of the person whom the token belongs to
    record ApiToken(
            UUID id, String name, String owner, Scope scope, String text, Instant created, Optional<Instant> lastUsed)
            implements Credential {
        ApiToken usedAt(Instant now) {
            return new ApiToken(id, name, owner, scope, text, created, Optional.of(now));
        }
    }

    /// What an identity was exchanged for; it lives for minutes.
    ///
    /// @param projects the normalised names that were attached to the publisher when the token was minted
    record MintedToken(String text, Publisher publisher, Set<String> projects, Instant expires) implements Credential {
        public MintedToken {
            projects = Set.copyOf(projects);
        }
    }
}
