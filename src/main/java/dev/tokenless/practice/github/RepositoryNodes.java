package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A repository in GraphQL's shapes, as the adapters' operations ask for it.
final class RepositoryNodes {

    private static final String LOCAL_ACTIONS = ".github/actions/";

    private RepositoryNodes() {}

    /// What is asked of one repository alone.
    static ObjectNode all(Repo repo, String viewer) {
        String head = repo.head();
        ObjectNode node = facts(repo, viewer);
        node.set("releasing", blob(repo, head, "RELEASING.md"));
        node.set("dependabot", blob(repo, head, ".github/dependabot.yml"));
        node.set("dependabotYaml", blob(repo, head, ".github/dependabot.yaml"));
        node.set("renovate", blob(repo, head, "renovate.json"));
        node.set("renovateOnGitHub", blob(repo, head, ".github/renovate.json"));
        return node;
    }

    static ObjectNode facts(Repo repo, String login) {
        String role = repo.role(login).orElse("read");
        String head = repo.head();
        return Json.object(
                "id", Shapes.node("R", repo.id),
                "databaseId", repo.id,
                "name", repo.name,
                "nameWithOwner", repo.fullName(),
                "isPrivate", repo.isPrivate,
                "isFork", repo.fork,
                "isArchived", repo.archived,
                "viewerPermission", role.toUpperCase(Locale.ROOT),
                "viewerCanAdminister", role.equals("admin"),
                "owner",
                        Json.object(
                                "login", repo.owner.login(),
                                "__typename", repo.owner.organization() ? "Organization" : "User",
                                "databaseId", repo.owner.id()),
                "defaultBranchRef",
                        head.isEmpty()
                                ? null
                                : Json.object("name", repo.defaultBranch, "target", Json.object("oid", head)),
                "workflows", workflows(repo, head),
                "pyproject", blob(repo, head, "pyproject.toml"),
                "setupCfg", blob(repo, head, "setup.cfg"),
                "setupPy", blob(repo, head, "setup.py"),
                "action", blob(repo, head, "action.yml"),
                "actions", actions(repo, head),
                "tags",
                        Json.object(
                                "nodes",
                                repo.tags().stream()
                                        .limit(100)
                                        .map(tag -> Json.object("name", tag))
                                        .toList()),
                "environments",
                        Json.object(
                                "nodes",
                                repo.environments.values().stream()
                                        .map(e -> Json.object(
                                                "databaseId",
                                                e.id,
                                                "name",
                                                e.name,
                                                "protectionRules",
                                                Json.object("nodes", List.of())))
                                        .toList()));
    }

    private static @Nullable ObjectNode workflows(Repo repo, String head) {
        List<ObjectNode> entries = repo.git.files(head).keySet().stream()
                .filter(path -> path.matches("\\.github/workflows/[^/]+"))
                .map(path -> Json.object(
                        "name", path.substring(path.lastIndexOf('/') + 1),
                        "type", "blob",
                        "oid", Bodies.present(repo.git.files(head).get(path)).sha(),
                        "object", blob(repo, head, path)))
                .toList();
        return entries.isEmpty() ? null : Json.object("entries", entries);
    }

    private static @Nullable ObjectNode blob(Repo repo, String head, String path) {
        return repo.git
                .content(head, path)
                .map(bytes -> Json.object(
                        "byteSize",
                        bytes.length,
                        "isBinary",
                        false,
                        "isTruncated",
                        false,
                        "text",
                        new String(bytes, StandardCharsets.UTF_8)))
                .orElse(null);
    }

    private static @Nullable ObjectNode actions(Repo repo, String head) {
        Map<String, List<ObjectNode>> folders = new TreeMap<>();
        repo.git.files(head).keySet().stream()
                .filter(path -> path.matches("\\.github/actions/[^/]+/[^/]+"))
                .forEach(path -> {
                    String[] names = path.substring(LOCAL_ACTIONS.length()).split("/", 2);
                    folders.computeIfAbsent(names[0], _ -> new ArrayList<>())
                            .add(Json.object("name", names[1], "type", "blob", "object", blob(repo, head, path)));
                });
        List<ObjectNode> entries = folders.entrySet().stream()
                .map(folder -> Json.object(
                        "name", folder.getKey(), "type", "tree", "object", Json.object("entries", folder.getValue())))
                .toList();
        return entries.isEmpty() ? null : Json.object("entries", entries);
    }

    /// Every variable but the repository's name is `REF:PATH`.
    static ObjectNode files(Repo repo, JsonNode variables) {
        ObjectNode files = Json.object();
        variables.properties().forEach(variable -> {
            if (variable.getKey().startsWith("file")) {
                String[] place = variable.getValue().asText().split(":", 2);
                files.set(
                        variable.getKey(),
                        repo.git
                                .resolve(place[0])
                                .map(commit -> blob(repo, commit, place[1]))
                                .orElse(null));
            }
        });
        return files;
    }

    /// Every variable but the repository's name is `COMMIT:FOLDER`.
    static ObjectNode folders(Repo repo, JsonNode variables) {
        ObjectNode folders = Json.object();
        variables.properties().forEach(variable -> {
            if (variable.getKey().startsWith("folder")) {
                String[] place = variable.getValue().asText().split(":", 2);
                Map<String, ObjectNode> entries = new TreeMap<>();
                repo.git
                        .resolve(place[0])
                        .ifPresent(commit -> repo.git.files(commit).forEach((path, file) -> {
                            if (path.startsWith(place[1] + "/") && path.indexOf('/', place[1].length() + 1) < 0) {
                                String name = path.substring(place[1].length() + 1);
                                entries.put(name, Json.object("name", name, "object", Json.object("oid", file.sha())));
                            }
                        }));
                folders.set(
                        variable.getKey(),
                        entries.isEmpty() ? null : Json.object("entries", List.copyOf(entries.values())));
            }
        });
        return folders;
    }

    static ObjectNode modes(Repo repo, JsonNode variables) {
        String[] place = variables.path("folder").asText().split(":", 2);
        Optional<String> commit = repo.git.resolve(place[0]);
        String prefix = place[1].isEmpty() ? "" : place[1] + "/";
        List<ObjectNode> entries = commit.stream()
                .flatMap(found -> repo.git.files(found).entrySet().stream())
                .filter(file ->
                        file.getKey().startsWith(prefix) && file.getKey().indexOf('/', prefix.length()) < 0)
                .map(file -> Json.object(
                        "name",
                        file.getKey().substring(prefix.length()),
                        "mode",
                        Integer.parseInt(file.getValue().mode(), 8)))
                .toList();
        return Json.object("object", entries.isEmpty() ? null : Json.object("entries", entries));
    }

    static ObjectNode releases(Repo repo) {
        List<ObjectNode> nodes = repo.releases.reversed().stream()
                .map(release -> PublicActions.node(
                        release.tag(),
                        release.at().toString(),
                        release.draft(),
                        repo.git.refs.getOrDefault("refs/tags/" + release.tag(), release.target())))
                .toList();
        return Json.object("releases", Json.object("nodes", nodes));
    }
}
