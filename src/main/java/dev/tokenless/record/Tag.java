package dev.tokenless.record;

import java.util.Optional;

/// Where words belong in the structure of the document, for readers who cannot see it. Two words with the same tag
/// object belong to the same element.
///
public final class Tag {

    private final String role;
    private final Optional<Tag> parent;

    private Tag(String role, Optional<Tag> parent) {
        this.role = role;
        this.parent = parent;
    }

    /// Headers and footers of pages belong to no element.
    static final Tag ARTIFACT = new Tag("Artifact", Optional.empty());

    static Tag top(String role) {
        return new Tag(role, Optional.empty());
    }

    Tag child(String childRole) {
        return new Tag(childRole, Optional.of(this));
    }

    String role() {
        return role;
    }

    Optional<Tag> parent() {
        return parent;
    }
}
