package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefKind;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Reviewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An environment's rules in GitHub's JSON. What is sent and what comes back differ in shape (GitHub REST, "Create or
/// update an environment").
final class EnvironmentBody {

    private EnvironmentBody() {}

    /// The body of the PUT that turns `before` into `wanted`.
    static ObjectNode of(EnvironmentRules wanted, Optional<EnvironmentRules> before) {
        ObjectNode body = Json.object();
        if (hasGates(wanted) || before.filter(EnvironmentBody::hasGates).isPresent()) {
            body.put("wait_timer", wanted.waitMinutes());
            // with nobody to review, GitHub declines the prevention of self-review
            body.put(
                    "prevent_self_review",
                    wanted.preventSelfReview() && !wanted.reviewers().isEmpty());
            var reviewers = body.putArray("reviewers");
            for (Reviewer reviewer : wanted.reviewers()) {
                reviewers.addObject().put("type", reviewer.kind().json()).put("id", reviewer.id());
            }
        }
        switch (wanted.policy()) {
            case RefPolicy.AnyRef _ -> body.putNull("deployment_branch_policy");
            case RefPolicy.ProtectedBranches _ -> putPolicy(body, true);
            case RefPolicy.Custom _ -> putPolicy(body, false);
        }
        return body;
    }

    private static boolean hasGates(EnvironmentRules rules) {
        return !rules.reviewers().isEmpty() || rules.waitMinutes() > 0 || rules.preventSelfReview();
    }

    private static void putPolicy(ObjectNode body, boolean protectedBranches) {
        body.putObject("deployment_branch_policy")
                .put("protected_branches", protectedBranches)
                .put("custom_branch_policies", !protectedBranches);
    }

    /// The rules of an environment object; the policy is read apart.
    static EnvironmentRules rules(JsonNode environment, RefPolicy policy) {
        int waitMinutes = 0;
        boolean preventSelfReview = false;
        var reviewers = new ArrayList<Reviewer>();
        for (JsonNode rule : environment.path("protection_rules")) {
            switch (Json.text(rule, "type")) {
                case "wait_timer" -> waitMinutes = (int) Json.number(rule, "wait_timer");
                case "required_reviewers" -> {
                    preventSelfReview = rule.path("prevent_self_review").asBoolean(false);
                    rule.path("reviewers").forEach(reviewer -> reviewers.add(reviewer(reviewer)));
                }
                default -> {
                    // branch policies are read apart; rules of third-party apps are not ours to judge
                }
            }
        }
        boolean bypass = environment.path("can_admins_bypass").asBoolean(true);
        return new EnvironmentRules(true, policy, reviewers, preventSelfReview, waitMinutes, bypass);
    }

    private static Reviewer reviewer(JsonNode node) {
        JsonNode who = node.path("reviewer");
        return Json.text(node, "type").equals("Team")
                ? new Reviewer(Json.text(who, "slug"), Json.number(who, "id"), Reviewer.Kind.TEAM)
                : new Reviewer(Json.text(who, "login"), Json.number(who, "id"), Reviewer.Kind.USER);
    }

    static RefPattern pattern(JsonNode node) {
        String name = Json.text(node, "name");
        boolean tag = Json.optionalText(node, "type").equals(Optional.of("tag"));
        return new RefPattern(tag ? RefKind.TAG : RefKind.BRANCH, name);
    }

    /// What GitHub has otherwise than it was asked for, in words; empty if nothing. Whether administrators may bypass
    /// the rules is left out: no documented call sets it.
    static List<String> differences(EnvironmentRules wanted, EnvironmentRules found) {
        var differences = new ArrayList<String>();
        if (!samePolicy(wanted.policy(), found.policy())) {
            differences.add(
                    found.policy().words() + " instead of " + wanted.policy().words());
        }
        if (!ids(wanted).equals(ids(found))) {
            differences.add("other reviewers");
        }
        if (wanted.waitMinutes() != found.waitMinutes()) {
            differences.add("a wait of " + found.waitMinutes() + " minutes instead of " + wanted.waitMinutes());
        }
        if (!wanted.reviewers().isEmpty() && wanted.preventSelfReview() != found.preventSelfReview()) {
            differences.add("self-review " + (found.preventSelfReview() ? "prevented" : "allowed"));
        }
        return differences;
    }

    private static boolean samePolicy(RefPolicy wanted, RefPolicy found) {
        return switch (wanted) {
            case RefPolicy.AnyRef _ -> found instanceof RefPolicy.AnyRef;
            case RefPolicy.ProtectedBranches _ -> found instanceof RefPolicy.ProtectedBranches;
            case RefPolicy.Custom(List<RefPattern> patterns) ->
                found instanceof RefPolicy.Custom(List<RefPattern> others)
                        && Set.copyOf(patterns).equals(Set.copyOf(others));
        };
    }

    private static Set<String> ids(EnvironmentRules rules) {
        return rules.reviewers().stream()
                .map(reviewer -> reviewer.kind() + " " + reviewer.id())
                .collect(Collectors.toSet());
    }
}
