package dev.tokenless.practice.github;

import static dev.tokenless.practice.github.RepositoryRoutes.REPO;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.util.List;
import java.util.Map;

/// Branches and their protection.
final class BranchRoutes {

    private final Hub hub;
    private final Shapes shapes;

    BranchRoutes(Hub hub) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
    }

    void addTo(Router router) {
        router.on("GET", REPO + "/branches", this::list)
                .on("GET", REPO + "/branches/{branch}", this::branch)
                .on("GET", REPO + "/branches/{branch}/protection", this::protection)
                .on("PUT", REPO + "/branches/{branch}/protection", this::protect)
                .on("DELETE", REPO + "/branches/{branch}/protection", this::unprotect)
                .on("GET", REPO + "/rules/branches/{branch...}", this::rules);
    }

    private Answer list(Call call) {
        Repo repo = hub.repo(call);
        return Pages.of(
                call,
                repo.git.refs.entrySet().stream()
                        .filter(ref -> ref.getKey().startsWith("refs/heads/"))
                        .map(ref -> Map.entry(ref.getKey().substring("refs/heads/".length()), ref.getValue()))
                        .filter(ref -> call.query("protected")
                                .map(wanted -> repo.protectedBranches.contains(ref.getKey()) == wanted.equals("true"))
                                .orElse(true))
                        .map(ref -> shape(repo, ref.getKey(), ref.getValue()))
                        .toList());
    }

    private ObjectNode shape(Repo repo, String name, String sha) {
        return Json.object(
                "name", name,
                "commit", Json.object("sha", sha, "url", shapes.url(repo) + "/commits/" + sha),
                "protected", repo.protectedBranches.contains(name));
    }

    private String branchOf(Call call, Repo repo) {
        String branch = call.parameter("branch");
        if (!repo.git.refs.containsKey("refs/heads/" + branch)) {
            throw new BadCall(Errors.of(404, "Branch not found"));
        }
        return branch;
    }

    private Answer branch(Call call) {
        Repo repo = hub.repo(call);
        String branch = branchOf(call, repo);
        String sha = Bodies.present(repo.git.refs.get("refs/heads/" + branch));
        String url = shapes.url(repo) + "/branches/" + branch;
        ObjectNode node = shape(repo, branch, sha);
        node.set("commit", shapes.commit(repo, Bodies.present(repo.git.commits.get(sha))));
        node.set("_links", Json.object("self", url, "html", shapes.page(repo) + "/tree/" + branch));
        node.set("protection", Json.object("enabled", repo.protectedBranches.contains(branch)));
        return Answer.json(200, node.put("protection_url", url + "/protection"));
    }

    private Answer protection(Call call) {
        Repo repo = hub.repo(call, "admin");
        String branch = branchOf(call, repo);
        return repo.protectedBranches.contains(branch)
                ? Answer.json(200, protection(repo, branch))
                : Errors.of(404, "Branch not protected");
    }

    private Answer protect(Call call) {
        Repo repo = hub.repo(call, "admin");
        String branch = branchOf(call, repo);
        repo.protectedBranches.add(branch);
        return Answer.json(200, protection(repo, branch));
    }

    private Answer unprotect(Call call) {
        Repo repo = hub.repo(call, "admin");
        repo.protectedBranches.remove(branchOf(call, repo));
        return Answer.empty(204);
    }

    private ObjectNode protection(Repo repo, String branch) {
        String url = shapes.url(repo) + "/branches/" + branch + "/protection";
        return Json.object("url", url, "enforce_admins", Json.object("url", url + "/enforce_admins", "enabled", true));
    }

    private Answer rules(Call call) {
        Repo repo = hub.repo(call);
        List<ObjectNode> rules = repo.protectedBranches.contains(call.parameter("branch"))
                ? List.of(Json.object(
                        "type",
                        "pull_request",
                        "ruleset_source_type",
                        "Repository",
                        "ruleset_source",
                        repo.fullName(),
                        "ruleset_id",
                        repo.id))
                : List.of();
        return Pages.of(call, rules);
    }
}
