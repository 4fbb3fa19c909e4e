package dev.tokenless.workflow;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a publication shows to the index.
public sealed interface Credential {

    /// The word of the command line's JSON.
    String json();

    /// Secrets behind it, each once, in the order met, as written.
    Set<SecretName> secrets();

    /// No stored secret: the identity of the run.
    record Trusted() implements Credential {
        @Override
        public String json() {
            return "trusted";
        }

        @Override
        public Set<SecretName> secrets() {
            return Set.of();
        }
    }

    /// An API token (user name `__token__` or none). No secret is named where the value is computed or stands in
    /// clear.
    record Token(Set<SecretName> secrets) implements Credential {
        public Token {
            secrets = Collections.unmodifiableSet(new LinkedHashSet<>(secrets));
        }

        @Override
        public String json() {
            return "token";
        }
    }

    /// A user name other than `__token__` goes with it.
    record Password(Set<SecretName> secrets) implements Credential {
        public Password {
            secrets = Collections.unmodifiableSet(new LinkedHashSet<>(secrets));
        }

        @Override
        public String json() {
            return "password";
        }
    }

    record Unknown(String why) implements Credential {
        @Override
        public String json() {
            return "unknown";
        }

        @Override
        public Set<SecretName> secrets() {
            return Set.of();
        }
    }
}
