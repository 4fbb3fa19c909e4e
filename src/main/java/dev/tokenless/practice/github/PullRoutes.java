package dev.tokenless.practice.github;

import static dev.tokenless.practice.github.RepositoryRoutes.REPO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Pull requests. Source: docs.github.com, "REST API endpoints for pull requests".
final class PullRoutes {

    private final Hub hub;
    private final Pulls pulls;

    PullRoutes(Hub hub, Pulls pulls) {
        this.hub = hub;
        this.pulls = pulls;
    }

    void addTo(Router router) {
        router.on("GET", REPO + "/pulls", this::list)
                .on("POST", REPO + "/pulls", this::create)
                .on("GET", REPO + "/pulls/{number}", call -> Answer.json(200, pulls.shape(hub.repo(call), pull(call))))
                .on("PATCH", REPO + "/pulls/{number}", this::update)
                .on("PUT", REPO + "/pulls/{number}/merge", this::merge)
                .on("GET", REPO + "/pulls/{number}/merge", this::isMerged);
    }

    private Pull pull(Call call) {
        String number = call.parameter("number");
        Repo repo = hub.repo(call);
        return Optional.of(number)
                .filter(text -> text.matches("\\d{1,8}"))
                .flatMap(text -> Optional.ofNullable(repo.pulls.get(Integer.valueOf(text))))
                .orElseThrow(() -> new BadCall(Errors.notFound()));
    }

    private Answer list(Call call) {
        Repo repo = hub.repo(call);
        String state = call.query("state").orElse("open");
        List<ObjectNode> found = repo.pulls.values().stream()
                .filter(pull -> state.equals("all") || pull.open == state.equals("open"))
                .filter(pull -> call.query("base").map(pull.base::equals).orElse(true))
                .filter(pull -> call.query("head")
                        .map(head -> head.equalsIgnoreCase(pull.label()))
                        .orElse(true))
                .map(pull -> pulls.simple(repo, pull))
                .toList()
                .reversed();
        return Pages.of(call, found);
    }

    private Answer create(Call call) {
        Repo repo = hub.repo(call);
        JsonNode body = Bodies.read(call);
        String label = body.path("head").asText();
        String head = label.substring(label.indexOf(':') + 1);
        Repo headRepo = headRepo(repo, label);
        if (!headRepo.may(hub.viewer(call).login(), "write")) {
            return Errors.of(403, "Resource not accessible by personal access token");
        }
        String base = body.path("base").asText();
        if (body.path("title").asText().isBlank()) {
            return Errors.invalid("PullRequest", "title", "missing_field", "title is missing");
        }
        Optional<String> headSha = headRepo.git.resolve("refs/heads/" + head);
        Optional<String> baseSha = repo.git.resolve("refs/heads/" + base);
        if (headSha.isEmpty() || baseSha.isEmpty()) {
            return Errors.invalid(
                    "PullRequest", headSha.isEmpty() ? "head" : "base", "invalid", "the branch is unknown");
        }
        if (repo.git.isAncestor(headSha.get(), baseSha.get())) {
            return Errors.invalid("PullRequest", "head", "custom", "No commits between " + base + " and " + head);
        }
        boolean doubled = repo.pulls.values().stream()
                .anyMatch(pull -> pull.open
                        && pull.headRepo.equals(headRepo)
                        && pull.head.equals(head)
                        && pull.base.equals(base));
        if (doubled) {
            return Errors.invalid(
                    "PullRequest",
                    "head",
                    "custom",
                    "A pull request already exists for " + headRepo.owner.login() + ":" + head + ".");
        }
        return Answer.json(201, pulls.shape(repo, pulls.open(repo, headRepo, head, base, hub.viewer(call), body)));
    }

    /// Before the colon stands whose fork it is.
    private Repo headRepo(Repo repo, String label) {
        String owner = label.contains(":") ? label.substring(0, label.indexOf(':')) : repo.owner.login();
        return owner.equalsIgnoreCase(repo.owner.login())
                ? repo
                : hub.repos.values().stream()
                        .filter(each -> each.parent.equals(Optional.of(repo)))
                        .filter(each -> each.owner.login().equalsIgnoreCase(owner))
                        .findFirst()
                        .orElse(repo);
    }

    private Answer update(Call call) {
        Repo repo = hub.repo(call);
        Pull pull = pull(call);
        boolean own = pull.author.equals(hub.viewer(call));
        if (!own) {
            hub.repo(call, "write");
        }
        JsonNode body = Bodies.read(call);
        pull.title = body.path("title").asText(pull.title);
        pull.body = body.path("body").asText(pull.body);
        pull.updatedAt = hub.now();
        String state = body.path("state").asText("");
        if (state.equals("closed") && pull.open) {
            close(pull, hub.now());
        } else if (state.equals("open") && !pull.open) {
            if (pull.mergeCommit.isPresent()
                    || pull.headRepo.git.resolve("refs/heads/" + pull.head).isEmpty()) {
                return Errors.invalid("PullRequest", "state", "invalid", "state cannot be changed.");
            }
            pull.open = true;
            pull.closedAt = Optional.empty();
        }
        return Answer.json(200, pulls.shape(repo, pull));
    }

    private Answer merge(Call call) {
        Repo repo = hub.repo(call, "write");
        return pulls.merge(
                repo,
                pull(call),
                hub.viewer(call),
                Bodies.read(call).path("sha").asText(""));
    }

    private Answer isMerged(Call call) {
        return pull(call).mergeCommit.isPresent() ? Answer.empty(204) : Errors.notFound();
    }

    static void close(Pull pull, Instant now) {
        pull.open = false;
        pull.closedAt = Optional.of(now);
        pull.updatedAt = now;
    }

    static ObjectNode merged(String sha) {
        return Json.object("sha", sha, "merged", true, "message", "Pull Request successfully merged");
    }
}
