package dev.tokenless.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `permissions:` says, at the workflow or at a job. A job's own block replaces the workflow's as a whole.
public sealed interface Permissions {

    /// Whether the job may ask GitHub for an identity token.
    boolean grantsIdToken();

    /// No `permissions:` key: the workflow's, or else the repository's default, which never holds `id-token`.
    record Absent() implements Permissions {
        @Override
        public boolean grantsIdToken() {
            return false;
        }
    }

    record ReadAll() implements Permissions {
        @Override
        public boolean grantsIdToken() {
            return false;
        }
    }

    record WriteAll() implements Permissions {
        @Override
        public boolean grantsIdToken() {
            return true;
        }
    }

    /// Scopes in the order written; a scope that is not named has no access. Empty for `{}`.
    record Scopes(Map<String, Access> scopes) implements Permissions {
        public Scopes {
            scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
        }

        @Override
        public boolean grantsIdToken() {
            return scopes.get("id-token") == Access.WRITE;
        }
    }
}
