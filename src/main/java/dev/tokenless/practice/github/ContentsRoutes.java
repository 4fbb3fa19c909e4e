package dev.tokenless.practice.github;

import static dev.tokenless.practice.github.RepositoryRoutes.REPO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
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

/// Files and folders by path. Source: docs.github.com, "REST API endpoints for repository contents".
final class ContentsRoutes {

    private final Hub hub;
    private final Shapes shapes;
    private final Actions actions;

    ContentsRoutes(Hub hub, Actions actions) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
        this.actions = actions;
    }

    void addTo(Router router) {
        router.on("GET", REPO + "/contents/{path...}", this::get)
                .on("PUT", REPO + "/contents/{path...}", this::put)
                .on("DELETE", REPO + "/contents/{path...}", this::delete);
    }

    private Answer get(Call call) {
        Repo repo = hub.repo(call);
        String path = call.parameter("path").replaceAll("/+$", "");
        String ref = call.query("ref").orElse(repo.defaultBranch);
        Optional<String> commit = repo.git.resolve(ref);
        if (commit.isEmpty()) {
            return Errors.of(404, "No commit found for the ref " + ref);
        }
        NavigableMap<String, Git.Entry> files = repo.git.files(commit.get());
        Git.Entry file = files.get(path);
        String accept = call.header("Accept").orElse("");
        if (file != null) {
            byte[] content = Bodies.present(repo.git.blobs.get(file.sha()));
            return accept.contains("raw")
                    ? Answer.bytes(200, "application/vnd.github.raw; charset=utf-8", content)
                    : Answer.json(200, file(repo, path, ref, file.sha(), content));
        }
        List<ObjectNode> entries = folder(repo, path, ref, files);
        return entries.isEmpty()
                ? Errors.notFound()
                : accept.contains("object")
                        ? Answer.json(200, entry(repo, path, ref, "", 0, "dir").set("entries", Json.array(entries)))
                        : Answer.json(200, Json.array(entries));
    }

    private List<ObjectNode> folder(Repo repo, String path, String ref, NavigableMap<String, Git.Entry> files) {
        Map<String, ObjectNode> entries = new TreeMap<>();
        files.forEach((name, entry) -> {
            if (name.startsWith(path + "/")) {
                String rest = name.substring(path.length() + 1);
                boolean here = rest.indexOf('/') < 0;
                String inner = path + "/" + (here ? rest : rest.substring(0, rest.indexOf('/')));
                int size = here ? Bodies.present(repo.git.blobs.get(entry.sha())).length : 0;
                entries.putIfAbsent(inner, entry(repo, inner, ref, entry.sha(), size, here ? "file" : "dir"));
            }
        });
        return new ArrayList<>(entries.values());
    }

    private ObjectNode file(Repo repo, String path, String ref, String sha, byte[] content) {
        return entry(repo, path, ref, sha, content.length, "file")
                .put("encoding", "base64")
                .put("content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(content) + "\n");
    }

    private ObjectNode entry(Repo repo, String path, String ref, String sha, int size, String type) {
        String url = shapes.url(repo) + "/contents/" + path + "?ref=" + ref;
        String git = shapes.url(repo) + (type.equals("file") ? "/git/blobs/" : "/git/trees/") + sha;
        String page = shapes.page(repo) + "/blob/" + ref + "/" + path;
        return Json.object(
                "name", path.substring(path.lastIndexOf('/') + 1),
                "path", path,
                "sha", sha,
                "size", size,
                "url", url,
                "html_url", page,
                "git_url", git,
                "download_url", type.equals("file") ? shapes.page(repo) + "/raw/" + ref + "/" + path : null,
                "type", type,
                "_links", Json.object("self", url, "git", git, "html", page));
    }

    private Answer put(Call call) {
        Repo repo = hub.repo(call, "write");
        JsonNode body = Bodies.read(call);
        if (!body.hasNonNull("message") || !body.hasNonNull("content")) {
            return Errors.invalid("Invalid request.\n\n\"message\" and \"content\" weren't supplied.");
        }
        String path = call.parameter("path");
        String branch = body.path("branch").asText(repo.defaultBranch);
        byte[] content = Bodies.base64(body.path("content").asText());
        Optional<Answer> refusal =
                forbidden(call, repo, path, Optional.of(content)).or(() -> refusal(repo, path, branch, body));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean known = repo.git
                .resolve("refs/heads/" + branch)
                .map(repo.git::files)
                .filter(files -> files.containsKey(path))
                .isPresent();
        ObjectNode commit = commit(call, repo, branch, path, Optional.of(content), body);
        ObjectNode file = file(repo, path, branch, Git.sha("blob", content), content);
        file.remove(List.of("content", "encoding"));
        return Answer.json(known ? 200 : 201, Json.object("content", file, "commit", commit));
    }

    private Answer delete(Call call) {
        Repo repo = hub.repo(call, "write");
        JsonNode body = Bodies.read(call);
        String branch = body.path("branch").asText(repo.defaultBranch);
        Optional<String> commit = repo.git.resolve("refs/heads/" + branch);
        if (commit.isEmpty() || !repo.git.files(commit.get()).containsKey(call.parameter("path"))) {
            return Errors.notFound();
        }
        return forbidden(call, repo, call.parameter("path"), Optional.empty())
                .or(() -> refusal(repo, call.parameter("path"), branch, body))
                .orElseGet(() -> Answer.json(
                        200,
                        Json.object(
                                "content",
                                null,
                                "commit",
                                commit(call, repo, branch, call.parameter("path"), Optional.empty(), body))));
    }

    private Optional<Answer> forbidden(Call call, Repo repo, String path, Optional<byte[]> content) {
        return hub.signed(call)
                .flatMap(signed -> Rights.forbidden(signed, repo, Map.of(path, content)))
                .map(words -> Errors.of(403, words));
    }

    private static Optional<Answer> refusal(Repo repo, String path, String branch, JsonNode body) {
        Optional<String> head = repo.git.resolve("refs/heads/" + branch);
        if (head.isEmpty()) {
            return Optional.of(Errors.of(404, "Branch " + branch + " not found"));
        }
        Git.Entry before = repo.git.files(head.get()).get(path);
        String sha = body.path("sha").asText("");
        if (before != null && sha.isEmpty()) {
            return Optional.of(Errors.invalid("Invalid request.\n\n\"sha\" wasn't supplied."));
        }
        if (!sha.isEmpty() && (before == null || !before.sha().equals(sha))) {
            return Optional.of(Errors.of(409, path + " does not match " + sha));
        }
        return repo.protectedBranches.contains(branch)
                ? Optional.of(Errors.of(409, "Could not update file: Changes must be made through a pull request."))
                : Optional.empty();
    }

    private ObjectNode commit(
            Call call, Repo repo, String branch, String path, Optional<byte[]> content, JsonNode body) {
        Account actor = hub.viewer(call);
        String sha = repo.git.change(
                branch,
                Map.of(path, content),
                actor.login(),
                hub.now(),
                body.path("message").asText());
        actions.pushed(repo, "refs/heads/" + branch, actor);
        return shapes.gitCommit(repo, Bodies.present(repo.git.commits.get(sha)));
    }
}
