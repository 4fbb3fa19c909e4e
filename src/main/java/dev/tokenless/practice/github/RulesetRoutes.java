package dev.tokenless.practice.github;

import static dev.tokenless.practice.github.RepositoryRoutes.REPO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.util.List;

/// Rulesets of a repository. Source: github/rest-api-description, `repos/create-repo-ruleset` and its neighbours.
final class RulesetRoutes {

    private static final String ONE = REPO + "/rulesets/{ruleset}";

    private final Hub hub;
    private final Shapes shapes;

    RulesetRoutes(Hub hub) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
    }

    void addTo(Router router) {
        router.on("GET", REPO + "/rulesets", this::list)
                .on("POST", REPO + "/rulesets", this::create)
                .on("GET", ONE, call -> Answer.json(200, whole(hub.repo(call), found(call))))
                .on("DELETE", ONE, this::delete);
    }

    /// Refuses a change of a reference that a ruleset forbids to this account.
    /// Source: docs.github.com, "Available rules for rulesets".
    static void guard(Repo repo, Account account, String rule, String ref) {
        boolean admin = repo.may(account.login(), "admin");
        boolean forbidden = repo.rulesets.stream()
                .filter(ruleset -> !(admin && ruleset.sparesAdministrators()))
                .anyMatch(ruleset -> ruleset.forbids(rule, ref));
        if (forbidden) {
            throw new BadCall(Errors.invalid(
                    "Repository rule violations found\n\nThe " + rule + " of " + ref + " is restricted."));
        }
    }

    private Ruleset found(Call call) {
        return hub.repo(call).rulesets.stream()
                .filter(ruleset -> String.valueOf(ruleset.id()).equals(call.parameter("ruleset")))
                .findFirst()
                .orElseThrow(() -> new BadCall(Errors.notFound()));
    }

    private Answer list(Call call) {
        Repo repo = hub.repo(call);
        return Pages.of(
                call,
                repo.rulesets.stream()
                        .filter(ruleset -> call.query("targets")
                                .map(wanted -> List.of(wanted.split(",")).contains(ruleset.target()))
                                .orElse(true))
                        .map(ruleset -> summary(repo, ruleset))
                        .toList());
    }

    private Answer create(Call call) {
        Repo repo = hub.repo(call, "admin");
        JsonNode body = Bodies.read(call);
        String name = body.path("name").asText("");
        if (name.isBlank() || !body.path("enforcement").asText().matches("active|disabled|evaluate")) {
            return Errors.invalid("Invalid request.\n\n\"name\" and \"enforcement\" are required.");
        }
        if (repo.rulesets.stream().anyMatch(known -> known.name().equals(name))) {
            return Errors.invalid("Name must be unique");
        }
        Ruleset made = new Ruleset(hub.nextId(), body.deepCopy());
        repo.rulesets.add(made);
        return Answer.json(201, whole(repo, made));
    }

    private Answer delete(Call call) {
        hub.repo(call, "admin").rulesets.remove(found(call));
        return Answer.empty(204);
    }

    private ObjectNode summary(Repo repo, Ruleset ruleset) {
        return Json.object(
                "id",
                ruleset.id(),
                "name",
                ruleset.name(),
                "target",
                ruleset.target(),
                "source_type",
                "Repository",
                "source",
                repo.fullName(),
                "enforcement",
                ruleset.body().path("enforcement"),
                "node_id",
                Shapes.node("RRS", ruleset.id()),
                "_links",
                Json.object("self", Json.object("href", shapes.url(repo) + "/rulesets/" + ruleset.id())),
                "created_at",
                repo.createdAt.toString(),
                "updated_at",
                repo.createdAt.toString());
    }

    private ObjectNode whole(Repo repo, Ruleset ruleset) {
        ObjectNode node = summary(repo, ruleset);
        List.of("conditions", "rules", "bypass_actors").stream()
                .filter(ruleset.body()::has)
                .forEach(key -> node.set(key, ruleset.body().path(key)));
        return node;
    }
}
