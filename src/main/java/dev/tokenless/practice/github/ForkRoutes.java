package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.util.List;
import java.util.Optional;

/// Forks. GitHub makes them in a while; this world at once. Source: GitHub REST, "Forks" and "Sync a fork branch".
final class ForkRoutes {

    private static final String REPO = "/repos/{owner}/{repo}";

    private final Hub hub;
    private final Shapes shapes;

    ForkRoutes(Hub hub) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
    }

    void addTo(Router router) {
        router.on("GET", REPO + "/forks", this::list)
                .on("POST", REPO + "/forks", this::create)
                .on("POST", REPO + "/merge-upstream", this::sync);
    }

    private Answer list(Call call) {
        Repo parent = hub.repo(call);
        List<ObjectNode> forks = hub.repos.values().stream()
                .filter(repo -> repo.parent.equals(Optional.of(parent)))
                .map(repo -> shapes.repository(repo, hub.login(call)))
                .toList();
        return Pages.of(call, forks);
    }

    private Answer create(Call call) {
        Repo fork = hub.fork(hub.repo(call), hub.viewer(call));
        return Answer.json(202, shapes.repository(fork, hub.login(call)));
    }

    private Answer sync(Call call) {
        Repo fork = hub.repo(call, "write");
        JsonNode body = Bodies.read(call);
        String branch = "refs/heads/" + body.path("branch").asText();
        Optional<String> theirs = fork.parent.flatMap(parent -> Optional.ofNullable(parent.git.refs.get(branch)));
        Optional<String> ours = Optional.ofNullable(fork.git.refs.get(branch));
        if (theirs.isEmpty() || ours.isEmpty()) {
            return Errors.of(422, "The branch cannot be synced with an upstream repository.");
        }
        if (theirs.equals(ours)) {
            return answer("This branch is not behind the upstream.", "none");
        }
        if (!fork.git.isAncestor(ours.get(), theirs.get())) {
            return Errors.of(409, "There are merge conflicts.");
        }
        fork.git.refs.put(branch, theirs.get());
        return answer("Successfully fetched and fast-forwarded from upstream.", "fast-forward");
    }

    private static Answer answer(String message, String type) {
        return Answer.json(200, Json.object("message", message, "merge_type", type, "base_branch", "main"));
    }
}
