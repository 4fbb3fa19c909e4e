package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.github.Repository;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one repository out of the scan's answer.
///
/// @param whole fetches a file that GraphQL has cut off
record RepositoryReading(WholeFile whole) {

    private static final Set<String> MAY_PUSH = Set.of("ADMIN", "MAINTAIN", "WRITE");

    @FunctionalInterface
    interface WholeFile {
        Optional<String> fetch(RepositoryName repository, String path);
    }

    /// Empty for a repository without a commit, and for one that GitHub holds back until single sign-on.
    Optional<Repository> repository(JsonNode node) {
        JsonNode branch = node.path("defaultBranchRef");
        if (!node.isObject() || !branch.isObject()) {
            return Optional.empty();
        }
        String fullName = Json.text(node, "nameWithOwner");
        RepositoryName name = RepositoryName.parse(fullName)
                .orElseThrow(() -> Json.unreadable("no repository's name: " + Json.quotable(fullName)));
        JsonNode owner = node.path("owner");
        String role = Json.optionalText(node, "viewerPermission").orElse("");
        return Optional.of(new Repository(
                name,
                Json.number(node, "databaseId"),
                Json.number(owner, "databaseId"),
                Json.text(owner, "__typename").equals("Organization"),
                Json.truth(node, "isPrivate"),
                Json.truth(node, "isFork"),
                Json.truth(node, "isArchived"),
                role.equals("ADMIN"),
                MAY_PUSH.contains(role),
                Json.text(branch, "name"),
                Json.text(branch.path("target"), "oid"),
                workflows(name, node.path("workflows")),
                text(name, "pyproject.toml", node.path("pyproject")),
                environments(node.path("environments"))));
    }

    private Map<String, String> workflows(RepositoryName name, JsonNode tree) {
        var texts = new HashMap<String, String>();
        for (JsonNode entry : tree.path("entries")) {
            String file = Json.text(entry, "name");
            if (file.endsWith(".yml") || file.endsWith(".yaml")) {
                String path = ".github/workflows/" + file;
                text(name, path, entry.path("object")).ifPresent(text -> texts.put(path, text));
            }
        }
        return texts;
    }

    private Optional<String> text(RepositoryName name, String path, JsonNode blob) {
        if (blob.path("isTruncated").asBoolean(false)) {
            return whole.fetch(name, path);
        }
        return blob.path("isBinary").asBoolean(false) ? Optional.empty() : Json.optionalText(blob, "text");
    }

    private static List<EnvironmentName> environments(JsonNode connection) {
        var names = new ArrayList<EnvironmentName>();
        connection.path("nodes").forEach(node -> names.add(new EnvironmentName(Json.text(node, "name"))));
        return names;
    }
}
