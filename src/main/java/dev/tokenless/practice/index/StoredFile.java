package dev.tokenless.practice.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A file of a project as the index keeps it.
///
/// @param publisher present when it was uploaded through a trusted publisher
/// @param attestations empty when the uploader sent none
/// @param uploadedBy a user name, or the publisher's repository
record StoredFile(
        Distribution distribution,
        String version,
        Instant uploadedAt,
        Optional<Publisher> publisher,
        List<JsonNode> attestations,
        String uploadedBy,
        String userAgent,
        boolean yanked) {
    StoredFile {
        attestations = List.copyOf(attestations);
    }

    String filename() {
        return distribution.filename();
    }

    boolean hasProvenance() {
        return !attestations.isEmpty();
    }

    /// The path beneath `packages/`, spread by hash as the real file host does.
    String path() {
        String hash = distribution.blake2();
        return hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash.substring(4) + "/" + filename();
    }
}
