package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Proposal;
import dev.tokenless.workflow.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One commit with all of a proposal's files, and only if the branch has not moved meanwhile.
///
/// GitHub signs a commit that it makes itself (GraphQL `createCommitOnBranch`), but takes no file modes there. Where a
/// file that changes is executable, the commit is therefore put together from its parts, with the mode that was there.
final class Commits {

    private static final int ORDINARY = 0100644;
    private static final int EXECUTABLE = 0100755;

    private final Wire wire;

    Commits(Wire wire) {
        this.wire = wire;
    }

    /// Commits what differs from `head`, and answers the branch's head afterwards.
    String commit(RepositoryName repository, String branch, Proposal proposal, String head) {
        Map<String, String> changed = new TreeMap<>(proposal.files());
        changed.entrySet()
                .removeIf(file ->
                        FileText.read(wire, repository, head, file.getKey()).equals(Optional.of(file.getValue())));
        List<String> doomed = proposal.deletions().stream()
                .filter(path -> FileText.read(wire, repository, head, path).isPresent())
                .sorted()
                .toList();
        if (changed.isEmpty() && doomed.isEmpty()) {
            return head;
        }
        Map<String, Integer> modes = modes(repository, head, changed.keySet());
        refuseLinks(modes);
        return modes.containsValue(EXECUTABLE)
                ? assembled(repository, branch, proposal, new Parts(head, changed, doomed, modes))
                : signed(repository, branch, proposal, new Parts(head, changed, doomed, modes));
    }

    private record Parts(String head, Map<String, String> files, List<String> doomed, Map<String, Integer> modes) {}

    private static void refuseLinks(Map<String, Integer> modes) {
        modes.forEach((path, mode) -> {
            if (mode != ORDINARY && mode != EXECUTABLE) {
                throw new GitHubException(
                        new GitHubFailure.Invalid(path + " is a symbolic link or a submodule; change it by hand."));
            }
        });
    }

    /// The modes of those of the files that are there.
    private Map<String, Integer> modes(RepositoryName repository, String head, Set<String> paths) {
        Map<String, Integer> modes = new HashMap<>();
        Set<String> folders = new HashSet<>();
        paths.forEach(path -> folders.add(folder(path)));
        for (String folder : folders) {
            JsonNode entries = wire.query(
                            Operation.MODES,
                            Json.object()
                                    .put("owner", repository.owner())
                                    .put("name", repository.name())
                                    .put("folder", head + ":" + folder))
                    .path("repository")
                    .path("object")
                    .path("entries");
            for (JsonNode entry : entries) {
                String path = (folder.isEmpty() ? "" : folder + "/") + Json.text(entry, "name");
                if (paths.contains(path)) {
                    modes.put(path, (int) Json.number(entry, "mode"));
                }
            }
        }
        return modes;
    }

    private static String folder(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    private String signed(RepositoryName repository, String branch, Proposal proposal, Parts parts) {
        ObjectNode variables = Json.object();
        ObjectNode input = variables.putObject("input");
        input.putObject("branch")
                .put("repositoryNameWithOwner", repository.toString())
                .put("branchName", branch);
        String[] message = proposal.commitMessage().split("\n", 2);
        ObjectNode words = input.putObject("message").put("headline", message[0]);
        if (message.length > 1) {
            words.put("body", message[1].strip());
        }
        input.put("expectedHeadOid", parts.head());
        ObjectNode fileChanges = input.putObject("fileChanges");
        ArrayNode additions = fileChanges.putArray("additions");
        parts.files()
                .forEach((path, text) -> additions
                        .addObject()
                        .put("path", path)
                        .put("contents", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        if (!parts.doomed().isEmpty()) {
            ArrayNode deletions = fileChanges.putArray("deletions");
            parts.doomed().forEach(path -> deletions.addObject().put("path", path));
        }
        JsonNode made = wire.mutate(Operation.COMMIT, variables);
        return Json.text(made.path("createCommitOnBranch").path("commit"), "oid");
    }

    /// GitHub REST, "Git database": a tree over the old one, a commit over it, and the branch moved forward. Only the
    /// last step can be seen; it fails where somebody else has moved the branch.
    private String assembled(RepositoryName repository, String branch, Proposal proposal, Parts parts) {
        ObjectNode tree = Json.object().put("base_tree", parts.head());
        ArrayNode entries = tree.putArray("tree");
        parts.files()
                .forEach((path, text) -> entries.addObject()
                        .put("path", path)
                        .put("mode", Integer.toOctalString(parts.modes().getOrDefault(path, ORDINARY)))
                        .put("type", "blob")
                        .put("content", text));
        parts.doomed()
                .forEach(path -> entries.addObject()
                        .put("path", path)
                        .put("mode", "100644")
                        .put("type", "blob")
                        .putNull("sha"));
        String treeSha = made("POST", repository, tree, "git", "trees");
        ObjectNode commit =
                Json.object().put("message", proposal.commitMessage()).put("tree", treeSha);
        commit.putArray("parents").add(parts.head());
        String sha = made("POST", repository, commit, "git", "commits");
        ObjectNode forward = Json.object().put("sha", sha).put("force", false);
        wire.send("PATCH", wire.repository(repository, "git", "refs", "heads/" + branch), forward);
        return sha;
    }

    private String made(String method, RepositoryName repository, ObjectNode body, String... segments) {
        return Json.text(Json.required(wire.send(method, wire.repository(repository, segments), body)), "sha");
    }
}
