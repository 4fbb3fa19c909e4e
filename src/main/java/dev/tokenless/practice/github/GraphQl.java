package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The named GraphQL operations of the adapters; for everything else GitHub's way of saying no (200 with `errors`).
final class GraphQl {

    private static final int PAGE = 50;

    private final Hub hub;
    private final Pulls pulls;
    private final Actions actions;

    GraphQl(Hub hub, Pulls pulls, Actions actions) {
        this.hub = hub;
        this.pulls = pulls;
        this.actions = actions;
    }

    Answer answer(Call call) {
        Account viewer = hub.viewer(call);
        JsonNode body = Bodies.read(call);
        JsonNode variables = body.path("variables");
        return switch (body.path("operationName").asText("")) {
            case "Scan" -> scan(viewer, variables);
            case "OneRepository" -> repository(viewer, variables, repo -> RepositoryNodes.all(repo, viewer.login()));
            case "Files" -> repository(viewer, variables, repo -> RepositoryNodes.files(repo, variables));
            case "Branches" -> repository(viewer, variables, repo -> branches(repo, variables));
            case "Folders" -> repository(viewer, variables, repo -> RepositoryNodes.folders(repo, variables));
            case "Modes" -> repository(viewer, variables, repo -> RepositoryNodes.modes(repo, variables));
            case "Releases" -> releases(viewer, variables);
            case "Commit" -> commit(call, viewer, variables.path("input"));
            case "Ready" -> draft(call, viewer, variables, false, "markPullRequestReadyForReview");
            case "Draft" -> draft(call, viewer, variables, true, "convertPullRequestToDraft");
            case "" -> failure(null, null, "A query attribute must be specified and must be a string.");
            default -> failure(null, null, "The practice world does not know this operation.");
        };
    }

    private static Answer failure(@Nullable String type, @Nullable String path, String message) {
        ObjectNode error = Json.object("message", message);
        if (type != null) {
            error.put("type", type);
        }
        ObjectNode answer = Json.object();
        if (path != null) {
            error.set("path", Json.array(List.of(path)));
            answer.set("data", Json.object(path, null));
        }
        answer.set("errors", Json.array(List.of(error)));
        return Answer.json(200, answer);
    }

    private Answer data(String key, ObjectNode value) {
        ObjectNode limit = Json.object(
                "cost",
                1,
                "remaining",
                4990,
                "resetAt",
                hub.now().plus(Duration.ofHours(1)).toString());
        return Answer.json(200, Json.object("data", Json.object(key, value, "rateLimit", limit)));
    }

    private Answer scan(Account viewer, JsonNode variables) {
        List<Repo> all = hub.visibleTo(viewer.login()).stream()
                .filter(repo -> fits(variables.path("archived"), repo.archived))
                .filter(repo -> fits(variables.path("fork"), repo.fork))
                .filter(repo -> !variables.path("privacy").isTextual()
                        || variables.path("privacy").asText().equals("PRIVATE") == repo.isPrivate)
                .toList();
        String cursor = variables.path("cursor").asText("");
        int from = cursor.matches("practice\\d{1,6}") ? Integer.parseInt(cursor.substring("practice".length())) : 0;
        int to = Math.min(all.size(), from + Math.clamp(variables.path("first").asInt(PAGE), 1, 100));
        List<ObjectNode> nodes = all.subList(Math.min(from, to), to).stream()
                .map(repo -> RepositoryNodes.facts(repo, viewer.login()))
                .toList();
        ObjectNode page = Json.object("hasNextPage", to < all.size(), "endCursor", "practice" + to);
        return data(
                "viewer",
                Json.object("login", viewer.login(), "repositories", Json.object("pageInfo", page, "nodes", nodes)));
    }

    private static boolean fits(JsonNode wanted, boolean value) {
        return !wanted.isBoolean() || wanted.asBoolean() == value;
    }

    private Answer repository(Account viewer, JsonNode variables, Function<Repo, ObjectNode> shape) {
        String name =
                variables.path("owner").asText() + "/" + variables.path("name").asText();
        return hub.find(name)
                .filter(repo -> repo.role(viewer.login()).isPresent())
                .map(repo -> data("repository", shape.apply(repo)))
                .orElseGet(() -> failure(
                        "NOT_FOUND", "repository", "Could not resolve to a Repository with the name '" + name + "'."));
    }

    private ObjectNode branches(Repo repo, JsonNode variables) {
        List<String> all = repo.git.refs.keySet().stream()
                .filter(ref -> ref.startsWith("refs/heads/"))
                .map(ref -> ref.substring("refs/heads/".length()))
                .sorted()
                .toList();
        String cursor = variables.path("cursor").asText("");
        int from = cursor.matches("practice\\d{1,6}") ? Integer.parseInt(cursor.substring("practice".length())) : 0;
        int to = Math.min(all.size(), from + 100);
        return Json.object(
                "refs",
                Json.object(
                        "pageInfo",
                        Json.object("hasNextPage", to < all.size(), "endCursor", "practice" + to),
                        "nodes",
                        all.subList(Math.min(from, to), to).stream()
                                .map(name -> Json.object(
                                        "name",
                                        name,
                                        "target",
                                        Json.object("oid", repo.git.refs.get("refs/heads/" + name)),
                                        "refUpdateRule",
                                        repo.protectedBranches.contains(name)
                                                ? Json.object("pattern", name)
                                                : NullNode.getInstance(),
                                        "associatedPullRequests",
                                        Json.object("nodes", pulls.newest(repo, name))))
                                .toList()));
    }

    /// The actions of others are no repositories of this world; only their releases are known.
    private Answer releases(Account viewer, JsonNode variables) {
        return PublicActions.releases(variables.path("owner").asText() + "/"
                        + variables.path("name").asText())
                .map(known -> data("repository", known))
                .orElseGet(() -> repository(viewer, variables, RepositoryNodes::releases));
    }

    private Answer commit(Call call, Account viewer, JsonNode input) {
        String key = "createCommitOnBranch";
        String name = input.path("branch").path("repositoryNameWithOwner").asText();
        String branch = input.path("branch").path("branchName").asText();
        Optional<Repo> found = hub.find(name).filter(repo -> repo.may(viewer.login(), "write"));
        if (found.isEmpty()) {
            return failure("NOT_FOUND", key, "Could not resolve to a Repository with the name '" + name + "'.");
        }
        Repo repo = found.get();
        Map<String, Optional<byte[]>> changes = changes(input.path("fileChanges"));
        Optional<String> forbidden = hub.signed(call).flatMap(signed -> Rights.forbidden(signed, repo, changes));
        if (forbidden.isPresent()) {
            return failure("FORBIDDEN", key, forbidden.get());
        }
        String head = repo.git.refs.get("refs/heads/" + branch);
        String expected = input.path("expectedHeadOid").asText();
        if (head == null) {
            return failure("NOT_FOUND", key, "Branch '" + branch + "' not found.");
        }
        if (repo.protectedBranches.contains(branch)) {
            return failure("FORBIDDEN", key, "Changes must be made through a pull request.");
        }
        if (!head.equals(expected)) {
            return failure(
                    "STALE_DATA",
                    key,
                    "Expected branch to point to \"" + head + "\" but it did not. Pull and try again.");
        }
        String headline = input.path("message").path("headline").asText();
        String text = input.path("message").path("body").asText("");
        String sha = repo.git.change(
                branch, changes, viewer.login(), hub.now(), text.isEmpty() ? headline : headline + "\n\n" + text);
        if (!repo.fork) { // there Actions are off until somebody switches them on
            actions.pushed(repo, "refs/heads/" + branch, viewer);
        }
        String url = hub.web + "/" + repo.fullName() + "/commit/" + sha;
        return data(key, Json.object("commit", Json.object("oid", sha, "url", url)));
    }

    private static Map<String, Optional<byte[]>> changes(JsonNode fileChanges) {
        Map<String, Optional<byte[]>> changes = new LinkedHashMap<>();
        fileChanges
                .path("additions")
                .forEach(file -> changes.put(
                        file.path("path").asText(),
                        Optional.of(Bodies.base64(file.path("contents").asText()))));
        fileChanges
                .path("deletions")
                .forEach(file -> changes.put(file.path("path").asText(), Optional.empty()));
        return changes;
    }

    private Answer draft(Call call, Account viewer, JsonNode variables, boolean draft, String key) {
        boolean barred = hub.signed(call)
                .filter(signed -> signed.fineGrained() && !signed.permits("pull_requests", true))
                .isPresent();
        if (barred) {
            return failure("FORBIDDEN", key, Rights.NOT_ACCESSIBLE);
        }
        String id = variables.path("id").asText();
        for (Repo repo : hub.repos.values()) {
            for (Pull pull : repo.pulls.values()) {
                if (pull.nodeId().equals(id) && (repo.may(viewer.login(), "write") || pull.author.equals(viewer))) {
                    pull.draft = draft;
                    pull.updatedAt = hub.now();
                    boolean open =
                            pulls.simple(repo, pull).path("state").asText().equals("open");
                    return data(
                            key,
                            Json.object(
                                    "pullRequest",
                                    Json.object("number", pull.number, "isDraft", draft, "closed", !open)));
                }
            }
        }
        return failure("NOT_FOUND", key, "Could not resolve to a node with the global id of '" + id + "'");
    }
}
