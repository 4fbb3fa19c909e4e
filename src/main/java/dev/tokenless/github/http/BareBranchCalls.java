package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.workflow.RepositoryName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A branch of its own root: one commit without parents that holds nothing but the given files, so that no other
/// workflow of the repository runs on it.
final class BareBranchCalls {

    private final Wire wire;

    BareBranchCalls(Wire wire) {
        this.wire = wire;
    }

    String push(RepositoryName repository, String branch, Map<String, String> files, String message) {
        ObjectNode tree = Json.object();
        new TreeMap<>(files)
                .forEach((path, text) -> tree.withArray("tree")
                        .addObject()
                        .put("path", path)
                        .put("mode", "100644")
                        .put("type", "blob")
                        .put("content", text));
        String treeSha = sha(wire.send("POST", wire.repository(repository, "git", "trees"), tree));
        ObjectNode commit = Json.object().put("message", message).put("tree", treeSha);
        commit.putArray("parents");
        String commitSha = sha(wire.send("POST", wire.repository(repository, "git", "commits"), commit));
        Optional<JsonNode> there = wire.find(wire.repository(repository, "git", "ref", "heads/" + branch));
        if (there.isPresent()) {
            wire.send(
                    "PATCH",
                    wire.repository(repository, "git", "refs", "heads/" + branch),
                    Json.object().put("sha", commitSha).put("force", true));
        } else {
            wire.send(
                    "POST",
                    wire.repository(repository, "git", "refs"),
                    Json.object().put("ref", "refs/heads/" + branch).put("sha", commitSha));
        }
        return commitSha;
    }

    private static String sha(Answer answer) {
        return Json.text(Json.required(answer), "sha");
    }
}
