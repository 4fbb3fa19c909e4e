package dev.tokenless.trust;

import java.util.Optional;

/// A full reference as `GITHUB_REF` gives it: `refs/tags/v1.2.3`, `refs/heads/main`, `refs/pull/7/merge`.
public record GitRef(String full) {

    /// Empty for a pull request's reference, which is neither branch nor tag.
    public Optional<RefKind> kind() {
        for (RefKind kind : RefKind.values()) {
            if (full.startsWith(kind.prefix())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// The name that people and patterns use: `v1.2.3`, `main`, and `refs/pull/7/merge` unshortened.
    public String name() {
        return kind().map(kind -> full.substring(kind.prefix().length())).orElse(full);
    }

    /// The `ref_type` claim: GitHub says `branch` for everything that is no tag.
    public String type() {
        return full.startsWith(RefKind.TAG.prefix()) ? "tag" : "branch";
    }

    @Override
    public String toString() {
        return full;
    }
}
