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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Deployment environments with their protection rules and their branch and tag policies.
/// Source: docs.github.com, "REST API endpoints for deployment environments"; the limits of plans and the rules that
/// stand in prose only: "Deployments and environments".
final class EnvironmentRoutes {

    private static final String ONE = REPO + "/environments/{environment}";
    private static final String POLICIES = ONE + "/deployment-branch-policies";
    private static final Set<String> KEYS =
            Set.of("wait_timer", "prevent_self_review", "reviewers", "deployment_branch_policy", "can_admins_bypass");

    private final Hub hub;
    private final EnvironmentShapes environments;

    EnvironmentRoutes(Hub hub) {
        this.hub = hub;
        this.environments = new EnvironmentShapes(hub);
    }

    void addTo(Router router) {
        router.on("GET", REPO + "/environments", this::list)
                .on("GET", ONE, call -> Answer.json(200, environments.shape(hub.repo(call), environment(call))))
                .on("PUT", ONE, this::put)
                .on("DELETE", ONE, this::delete)
                .on("GET", POLICIES, this::policies)
                .on("POST", POLICIES, this::addPolicy)
                .on("GET", POLICIES + "/{id}", this::policy)
                .on("PUT", POLICIES + "/{id}", this::renamePolicy)
                .on("DELETE", POLICIES + "/{id}", this::deletePolicy)
                .on("GET", ONE + "/deployment_protection_rules", this::customRules)
                .on("GET", ONE + "/variables", this::variables);
    }

    private Environment environment(Call call) {
        return hub.repo(call)
                .environment(call.parameter("environment"))
                .orElseThrow(() -> new BadCall(Errors.notFound()));
    }

    private Answer list(Call call) {
        Repo repo = hub.repo(call);
        return Pages.counted(
                call,
                "environments",
                repo.environments.values().stream()
                        .map(environment -> environments.shape(repo, environment))
                        .toList());
    }

    private Answer put(Call call) {
        Repo repo = hub.repo(call, "admin");
        JsonNode body = Bodies.read(call);
        Optional<Answer> refusal = refusal(repo, body);
        if (refusal.isPresent()) {
            leaveBehind(repo, call, refusal.get());
            return refusal.get();
        }
        Environment environment = repo.addEnvironment(hub.nextId(), call.parameter("environment"), hub.now());
        if (body.has("wait_timer")) {
            environment.waitMinutes = body.path("wait_timer").asInt(0);
        }
        if (body.has("prevent_self_review")) {
            environment.preventSelfReview = body.path("prevent_self_review").asBoolean(false);
        }
        if (body.has("can_admins_bypass")) {
            environment.adminsCanBypass = body.path("can_admins_bypass").asBoolean(true);
        }
        if (body.has("reviewers")) {
            environment.reviewers = reviewers(body.path("reviewers"));
        }
        if (body.has("deployment_branch_policy")) {
            setPolicy(environment, body.path("deployment_branch_policy"));
        }
        environment.updatedAt = hub.now();
        return Answer.json(200, environments.shape(repo, environment));
    }

    /// GitHub makes the environment in spite of refusing a rule that the plan does not have
    /// (integrations/terraform-provider-github#1311).
    private void leaveBehind(Repo repo, Call call, Answer refusal) {
        if (refusal.text().contains("billing plan")) {
            repo.addEnvironment(hub.nextId(), call.parameter("environment"), hub.now());
        }
    }

    private static void setPolicy(Environment environment, JsonNode policy) {
        environment.policy = policy.isNull()
                ? Environment.Policy.ANY
                : policy.path("protected_branches").asBoolean()
                        ? Environment.Policy.PROTECTED
                        : Environment.Policy.CUSTOM;
        if (environment.policy != Environment.Policy.CUSTOM) {
            environment.rules.clear();
        }
    }

    private Optional<Answer> refusal(Repo repo, JsonNode body) {
        for (String key : (Iterable<String>) body::fieldNames) {
            if (!KEYS.contains(key)) {
                return invalid("Invalid request. \"" + key + "\" is not a permitted key.");
            }
        }
        boolean gated = body.has("reviewers") || body.has("wait_timer") || body.has("prevent_self_review");
        if (repo.isPrivate && gated) {
            return invalid("Failed to create the environment protection rule. Please ensure the billing plan supports "
                    + "the required reviewers protection rule.");
        }
        JsonNode timer = body.path("wait_timer");
        if (!timer.isMissingNode() && (!timer.isInt() || timer.asInt() < 0 || timer.asInt() > 43_200)) {
            return invalid("Invalid request.\n\nwait_timer must be an integer between 0 and 43200.");
        }
        JsonNode policy = body.path("deployment_branch_policy");
        if (policy.isObject()
                && policy.path("protected_branches").asBoolean()
                        == policy.path("custom_branch_policies").asBoolean()) {
            return invalid(
                    "Invalid request.\n\nprotected_branches and custom_branch_policies cannot have the same value.");
        }
        return reviewersRefusal(repo, body);
    }

    private Optional<Answer> reviewersRefusal(Repo repo, JsonNode body) {
        JsonNode wanted = body.path("reviewers");
        if (wanted.size() > 6) {
            return invalid(
                    "Failed to create or update the environment protection rule. Up to 6 reviewers are allowed.");
        }
        for (Environment.Reviewer reviewer : reviewers(wanted)) {
            boolean known = hub.accounts().stream()
                    .anyMatch(
                            a -> a.id() == reviewer.id() && repo.role(a.login()).isPresent());
            if (!known || !reviewer.type().equals("User")) {
                return invalid("Failed to create or update the environment protection rule. Reviewer " + reviewer.id()
                        + " cannot review deployments of this repository.");
            }
        }
        return body.path("prevent_self_review").asBoolean() && wanted.isEmpty()
                ? invalid("Failed to create or update the environment protection rule. Required reviewers must have at "
                        + "least one reviewer to set prevent_self_review.")
                : Optional.empty();
    }

    private static Optional<Answer> invalid(String message) {
        return Optional.of(Errors.invalid(message));
    }

    private static List<Environment.Reviewer> reviewers(JsonNode wanted) {
        List<Environment.Reviewer> reviewers = new ArrayList<>();
        wanted.forEach(r -> reviewers.add(new Environment.Reviewer(
                r.path("type").asText("User"), r.path("id").asLong())));
        return List.copyOf(reviewers);
    }

    private Answer delete(Call call) {
        Repo repo = hub.repo(call, "admin");
        environment(call);
        repo.environments.remove(call.parameter("environment").toLowerCase(Locale.ROOT));
        return Answer.empty(204);
    }

    private Answer policies(Call call) {
        Environment environment = environment(call);
        List<ObjectNode> nodes =
                environment.rules.stream().map(EnvironmentShapes::rule).toList();
        return Pages.counted(call, "branch_policies", nodes);
    }

    private Answer addPolicy(Call call) {
        hub.repo(call, "admin");
        Environment environment = environment(call);
        JsonNode body = Bodies.read(call);
        String name = body.path("name").asText("");
        String type = body.path("type").asText("branch");
        if (environment.policy != Environment.Policy.CUSTOM) {
            return Errors.notFound();
        }
        if (name.isBlank() || !Set.of("branch", "tag").contains(type)) {
            return Errors.invalid("Invalid request.\n\n\"name\" or \"type\" is not valid.");
        }
        boolean known = environment.rules.stream()
                .anyMatch(rule -> rule.name().equals(name) && rule.type().equals(type));
        if (known) {
            return Answer.empty(303);
        }
        Environment.RefRule rule = new Environment.RefRule(hub.nextId(), name, type);
        environment.rules.add(rule);
        return Answer.json(200, EnvironmentShapes.rule(rule));
    }

    private Environment.RefRule rule(Call call) {
        return environment(call).rules.stream()
                .filter(rule -> String.valueOf(rule.id()).equals(call.parameter("id")))
                .findFirst()
                .orElseThrow(() -> new BadCall(Errors.notFound()));
    }

    private Answer policy(Call call) {
        return Answer.json(200, EnvironmentShapes.rule(rule(call)));
    }

    private Answer renamePolicy(Call call) {
        hub.repo(call, "admin");
        Environment.RefRule before = rule(call);
        String name = Bodies.read(call).path("name").asText(before.name());
        Environment.RefRule after = new Environment.RefRule(before.id(), name, before.type());
        environment(call).rules.replaceAll(rule -> rule.id() == before.id() ? after : rule);
        return Answer.json(200, EnvironmentShapes.rule(after));
    }

    private Answer deletePolicy(Call call) {
        hub.repo(call, "admin");
        environment(call).rules.remove(rule(call));
        return Answer.empty(204);
    }

    private Answer customRules(Call call) {
        environment(call);
        return Answer.json(200, Json.object("total_count", 0, "custom_deployment_protection_rules", List.of()));
    }

    private Answer variables(Call call) {
        environment(call);
        return Answer.json(200, Shapes.counted("variables", List.of()));
    }
}
