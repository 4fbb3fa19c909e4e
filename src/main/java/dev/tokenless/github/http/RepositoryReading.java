package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.github.Repository;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one repository out of the scan's answer.
///
/// @param wholeFile fetches the bytes of a file that GraphQL did not give as they are
record RepositoryReading(WholeFile wholeFile) {

    private static final Set<String> MAY_PUSH = Set.of("ADMIN", "MAINTAIN", "WRITE");

    /// Path to the name of the query's field.
    private static final Map<String, String> BY_NAME = Map.of(
            "pyproject.toml", "pyproject",
            "setup.cfg", "setupCfg",
            "setup.py", "setupPy",
            "action.yml", "action",
            "RELEASING.md", "releasing",
            ".github/dependabot.yml", "dependabot",
            ".github/dependabot.yaml", "dependabotYaml",
            "renovate.json", "renovate",
            ".github/renovate.json", "renovateOnGitHub");

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
                beside(name, node),
                environments(node.path("environments")),
                names(node.path("tags"))));
    }

    private Map<String, Optional<String>> beside(RepositoryName name, JsonNode node) {
        var texts = new HashMap<String, Optional<String>>();
        // what the query did not ask for is not known to be absent
        BY_NAME.forEach((path, field) -> {
            if (node.has(field)) {
                texts.put(path, text(name, path, node.path(field)));
            }
        });
        for (JsonNode folder : node.path("actions").path("entries")) {
            for (JsonNode file : folder.path("object").path("entries")) {
                String path = ".github/actions/" + Json.text(folder, "name") + "/" + Json.text(file, "name");
                if (path.endsWith("/action.yml") || path.endsWith("/action.yaml")) {
                    texts.put(path, text(name, path, file.path("object")));
                }
            }
        }
        return texts;
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

    /// The text if GraphQL gave it whole. A size that differs says that it was cut, or that it is no UTF-8 and was
    /// recoded on the way; then the bytes themselves are fetched.
    Optional<String> text(RepositoryName name, String path, JsonNode blob) {
        if (blob.path("isBinary").asBoolean(false)) {
            return Optional.empty();
        }
        Optional<String> text = Json.optionalText(blob, "text");
        long size = blob.path("byteSize").asLong(-1);
        boolean whole = !blob.path("isTruncated").asBoolean(false)
                && text.map(found -> found.getBytes(StandardCharsets.UTF_8).length == size)
                        .orElse(true);
        return whole ? text : wholeFile.fetch(name, path);
    }

    private static List<EnvironmentName> environments(JsonNode connection) {
        return names(connection).stream().map(EnvironmentName::new).toList();
    }

    private static List<String> names(JsonNode connection) {
        var names = new ArrayList<String>();
        connection.path("nodes").forEach(node -> names.add(Json.text(node, "name")));
        return names;
    }
}
