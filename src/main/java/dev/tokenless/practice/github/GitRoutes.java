package dev.tokenless.practice.github;

import static dev.tokenless.practice.github.RepositoryRoutes.REPO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Refs, commits, trees, blobs, tags and branches.
final class GitRoutes {

    private final Hub hub;
    private final Shapes shapes;
    private final Actions actions;

    GitRoutes(Hub hub, Actions actions) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
        this.actions = actions;
    }

    void addTo(Router router) {
        router.on("GET", REPO + "/git/ref/{ref...}", this::ref)
                .on("GET", REPO + "/git/refs/{ref...}", this::ref)
                .on("POST", REPO + "/git/refs", this::create)
                .on("PATCH", REPO + "/git/refs/{ref...}", this::update)
                .on("DELETE", REPO + "/git/refs/{ref...}", this::delete)
                .on("GET", REPO + "/git/commits/{sha}", this::gitCommit)
                .on("POST", REPO + "/git/commits", this::addCommit)
                .on("GET", REPO + "/git/trees/{sha...}", this::tree)
                .on("POST", REPO + "/git/trees", this::addTree)
                .on("GET", REPO + "/git/blobs/{sha}", this::blob)
                .on("POST", REPO + "/git/blobs", this::addBlob)
                .on("GET", REPO + "/commits", this::commits)
                .on("GET", REPO + "/commits/{ref...}", this::commit)
                .on("GET", REPO + "/tags", this::tags);
    }

    private Answer ref(Call call) {
        Repo repo = hub.repo(call);
        String ref = "refs/" + call.parameter("ref");
        return Optional.ofNullable(repo.git.refs.get(ref))
                .map(sha -> Answer.json(200, shapes.ref(repo, ref, sha)))
                .orElseGet(Errors::notFound);
    }

    private Answer create(Call call) {
        Repo repo = hub.repo(call, "write");
        JsonNode body = Bodies.read(call);
        String ref = body.path("ref").asText();
        String sha = body.path("sha").asText();
        if (!ref.matches("refs/(heads|tags)/\\S+")) {
            return Errors.invalid("Reference name must start with 'refs/' and contain at least two slashes");
        }
        if (repo.git.refs.containsKey(ref)) {
            return Errors.invalid("Reference already exists");
        }
        if (!repo.git.commits.containsKey(sha)) {
            return Errors.invalid("Object does not exist");
        }
        RulesetRoutes.guard(repo, hub.viewer(call), "creation", ref);
        repo.git.refs.put(ref, sha);
        actions.pushed(repo, ref, hub.viewer(call));
        return Answer.json(201, shapes.ref(repo, ref, sha));
    }

    private Answer update(Call call) {
        Repo repo = hub.repo(call, "write");
        JsonNode body = Bodies.read(call);
        String ref = "refs/" + call.parameter("ref");
        String sha = body.path("sha").asText();
        String before = repo.git.refs.get(ref);
        if (before == null) {
            return Errors.invalid("Reference does not exist");
        }
        if (!repo.git.commits.containsKey(sha)) {
            return Errors.invalid("Object does not exist");
        }
        if (!body.path("force").asBoolean(false) && !repo.git.isAncestor(before, sha)) {
            return Errors.invalid("Update is not a fast forward");
        }
        RulesetRoutes.guard(repo, hub.viewer(call), "update", ref);
        repo.git.refs.put(ref, sha);
        actions.pushed(repo, ref, hub.viewer(call));
        return Answer.json(200, shapes.ref(repo, ref, sha));
    }

    private Answer delete(Call call) {
        Repo repo = hub.repo(call, "write");
        String ref = "refs/" + call.parameter("ref");
        if (ref.equals("refs/heads/" + repo.defaultBranch)) {
            return Errors.invalid("Cannot delete the default branch");
        }
        RulesetRoutes.guard(repo, hub.viewer(call), "deletion", ref);
        if (repo.git.refs.remove(ref) == null) {
            return Errors.invalid("Reference does not exist");
        }
        repo.pulls.values().stream()
                .filter(pull -> pull.open && ref.equals("refs/heads/" + pull.head))
                .forEach(pull -> PullRoutes.close(pull, hub.now()));
        return Answer.empty(204);
    }

    private Answer gitCommit(Call call) {
        Repo repo = hub.repo(call);
        return Optional.ofNullable(repo.git.commits.get(call.parameter("sha")))
                .map(commit -> Answer.json(200, shapes.gitCommit(repo, commit)))
                .orElseGet(Errors::notFound);
    }

    private Answer addCommit(Call call) {
        Repo repo = hub.repo(call, "write");
        JsonNode body = Bodies.read(call);
        String tree = body.path("tree").asText();
        if (!repo.git.trees.containsKey(tree)) {
            return Errors.invalid("Tree SHA does not exist");
        }
        List<String> parents = new ArrayList<>();
        body.path("parents").forEach(parent -> parents.add(parent.asText()));
        String sha = repo.git.commit(
                tree,
                parents,
                hub.viewer(call).login(),
                hub.now(),
                body.path("message").asText());
        return Answer.json(201, shapes.gitCommit(repo, Bodies.present(repo.git.commits.get(sha))));
    }

    private Answer tree(Call call) {
        Repo repo = hub.repo(call);
        String name = call.parameter("sha");
        String sha = repo.git
                .resolve(name)
                .flatMap(commit -> Optional.ofNullable(repo.git.commits.get(commit)))
                .map(Git.Commit::tree)
                .orElse(name);
        return Optional.ofNullable(repo.git.trees.get(sha))
                .map(entries -> Answer.json(
                        200,
                        treeNode(repo, sha, call.query("recursive").isPresent() ? repo.git.filesOfTree(sha) : entries)))
                .orElseGet(Errors::notFound);
    }

    private ObjectNode treeNode(Repo repo, String sha, NavigableMap<String, Git.Entry> entries) {
        List<ObjectNode> nodes = new ArrayList<>();
        entries.forEach((path, entry) -> {
            ObjectNode node = Json.object(
                    "path",
                    path,
                    "mode",
                    entry.isTree() ? "040000" : entry.mode(),
                    "type",
                    entry.isTree() ? "tree" : "blob",
                    "sha",
                    entry.sha(),
                    "url",
                    shapes.url(repo) + (entry.isTree() ? "/git/trees/" : "/git/blobs/") + entry.sha());
            nodes.add(entry.isTree() ? node : node.put("size", Bodies.present(repo.git.blobs.get(entry.sha())).length));
        });
        return Json.object(
                "sha", sha, "url", shapes.url(repo) + "/git/trees/" + sha, "tree", nodes, "truncated", false);
    }

    private Answer addTree(Call call) {
        Repo repo = hub.repo(call, "write");
        JsonNode body = Bodies.read(call);
        String base = body.path("base_tree").asText();
        String baseTree = Optional.ofNullable(repo.git.commits.get(base))
                .map(Git.Commit::tree)
                .orElse(base);
        NavigableMap<String, Git.Entry> files = new TreeMap<>(repo.git.filesOfTree(baseTree));
        for (JsonNode entry : body.path("tree")) {
            String path = entry.path("path").asText();
            if (entry.has("sha") && entry.path("sha").isNull()) {
                files.remove(path);
            } else {
                String sha = entry.has("content")
                        ? repo.git.blob(Bodies.utf8(entry.path("content").asText()))
                        : entry.path("sha").asText();
                if (!repo.git.blobs.containsKey(sha)) {
                    throw new BadCall(Errors.invalid("tree.sha " + sha + " is not a valid blob"));
                }
                files.put(path, new Git.Entry(entry.path("mode").asText("100644"), sha));
            }
        }
        String sha = repo.git.tree(files);
        return Answer.json(201, treeNode(repo, sha, Bodies.present(repo.git.trees.get(sha))));
    }

    private Answer blob(Call call) {
        Repo repo = hub.repo(call);
        String sha = call.parameter("sha");
        return Optional.ofNullable(repo.git.blobs.get(sha))
                .map(content -> Answer.json(
                        200,
                        Json.object(
                                "sha",
                                sha,
                                "node_id",
                                "B_" + sha,
                                "size",
                                content.length,
                                "url",
                                shapes.url(repo) + "/git/blobs/" + sha,
                                "content",
                                Base64.getMimeEncoder().encodeToString(content),
                                "encoding",
                                "base64")))
                .orElseGet(Errors::notFound);
    }

    private Answer addBlob(Call call) {
        Repo repo = hub.repo(call, "write");
        JsonNode body = Bodies.read(call);
        String content = body.path("content").asText();
        String sha = repo.git.blob(
                body.path("encoding").asText().equals("base64") ? Bodies.base64(content) : Bodies.utf8(content));
        return Answer.json(201, Json.object("sha", sha, "url", shapes.url(repo) + "/git/blobs/" + sha));
    }

    private Answer commits(Call call) {
        Repo repo = hub.repo(call);
        return repo.git
                .resolve(call.query("sha").orElse(repo.defaultBranch))
                .map(sha -> Pages.of(
                        call,
                        repo.git.history(sha).stream()
                                .map(c -> shapes.commit(repo, c))
                                .toList()))
                .orElseGet(Errors::notFound);
    }

    private Answer commit(Call call) {
        Repo repo = hub.repo(call);
        return repo.git
                .resolve(call.parameter("ref"))
                .map(sha -> Answer.json(200, shapes.commit(repo, Bodies.present(repo.git.commits.get(sha)))))
                .orElseGet(() -> Errors.invalid("No commit found for SHA: " + call.parameter("ref")));
    }

    private Answer tags(Call call) {
        Repo repo = hub.repo(call);
        return Pages.of(
                call,
                repo.tags().stream()
                        .map(tag -> Map.entry(tag, Bodies.present(repo.git.refs.get("refs/tags/" + tag))))
                        .map(tag -> Json.object(
                                "name", tag.getKey(),
                                "commit",
                                        Json.object(
                                                "sha",
                                                tag.getValue(),
                                                "url",
                                                shapes.url(repo) + "/commits/" + tag.getValue()),
                                "zipball_url", shapes.url(repo) + "/zipball/refs/tags/" + tag.getKey(),
                                "tarball_url", shapes.url(repo) + "/tarball/refs/tags/" + tag.getKey(),
                                "node_id", "REF_" + tag.getKey()))
                        .toList());
    }
}
