package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The releases of those public actions that a rewritten workflow uses, as they stood when this world was made.
final class PublicActions {

    private static final Map<String, List<ObjectNode>> RELEASES = Map.of(
            "pypa/gh-action-pypi-publish",
            List.of(
                    node("v1.14.2", "2026-07-28T10:00:00Z", false, "dc37677b2e1c63e2034f94d8a5b11f265b73ba33"),
                    node("v1.14.1", "2026-07-01T10:00:00Z", false, "ba38be9e461d3875417946c167d0b5f3d385a247")),
            "actions/upload-artifact",
            List.of(node("v4.6.2", "2025-03-19T10:00:00Z", false, "ea165f8d65b6e75b540449e92b4886f43607fa02")),
            "actions/download-artifact",
            List.of(node("v4.3.0", "2025-04-24T10:00:00Z", false, "d3f86a106a0bac45b974a628896c90dbdf5c8093")));

    private PublicActions() {}

    static Optional<ObjectNode> releases(String fullName) {
        return Optional.ofNullable(RELEASES.get(fullName.toLowerCase(Locale.ROOT)))
                .map(nodes -> Json.object("releases", Json.object("nodes", nodes)));
    }

    static ObjectNode node(String tag, String publishedAt, boolean draft, String sha) {
        return Json.object(
                "tagName",
                tag,
                "publishedAt",
                publishedAt,
                "isDraft",
                draft,
                "isPrerelease",
                false,
                "tagCommit",
                Json.object("oid", sha));
    }
}
