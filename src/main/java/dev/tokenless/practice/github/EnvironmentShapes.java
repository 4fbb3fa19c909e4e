package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Json;
import java.util.ArrayList;
import java.util.List;

/// Environments as GitHub writes them: reviewers are sent as `{type, id}` and come back as `{type, reviewer}`.
final class EnvironmentShapes {

    private final Hub hub;
    private final Shapes shapes;

    EnvironmentShapes(Hub hub) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
    }

    ObjectNode shape(Repo repo, Environment environment) {
        String encoded = java.net.URLEncoder.encode(environment.name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
        return Json.object(
                "id",
                environment.id,
                "node_id",
                Shapes.node("EN", environment.id),
                "name",
                environment.name,
                "url",
                shapes.url(repo) + "/environments/" + encoded,
                "html_url",
                shapes.page(repo) + "/deployments/activity_log?environments_filter=" + encoded,
                "created_at",
                environment.createdAt.toString(),
                "updated_at",
                environment.updatedAt.toString(),
                "can_admins_bypass",
                environment.adminsCanBypass,
                "protection_rules",
                rules(environment),
                "deployment_branch_policy",
                policy(environment));
    }

    private static @org.jspecify.annotations.Nullable ObjectNode policy(Environment environment) {
        return environment.policy == Environment.Policy.ANY
                ? null
                : Json.object(
                        "protected_branches", environment.policy == Environment.Policy.PROTECTED,
                        "custom_branch_policies", environment.policy == Environment.Policy.CUSTOM);
    }

    private List<ObjectNode> rules(Environment environment) {
        List<ObjectNode> rules = new ArrayList<>();
        if (environment.waitMinutes > 0) {
            rules.add(head(environment, 1, "wait_timer").put("wait_timer", environment.waitMinutes));
        }
        if (!environment.reviewers.isEmpty()) {
            ObjectNode rule = head(environment, 2, "required_reviewers")
                    .put("prevent_self_review", environment.preventSelfReview);
            rule.set("reviewers", Json.array(reviewers(environment)));
            rules.add(rule);
        }
        if (environment.policy != Environment.Policy.ANY) {
            rules.add(head(environment, 3, "branch_policy"));
        }
        return rules;
    }

    List<ObjectNode> reviewers(Environment environment) {
        return environment.reviewers.stream()
                .flatMap(reviewer -> hub.accounts().stream()
                        .filter(account -> account.id() == reviewer.id())
                        .map(account -> Json.object("type", reviewer.type(), "reviewer", shapes.user(account))))
                .toList();
    }

    private static ObjectNode head(Environment environment, int place, String type) {
        return Json.object(
                "id", environment.id * 10 + place, "node_id", "GA_practice" + environment.id + place, "type", type);
    }

    static ObjectNode rule(Environment.RefRule rule) {
        return Json.object(
                "id", rule.id(), "node_id", Shapes.node("GBP", rule.id()), "name", rule.name(), "type", rule.type());
    }
}
