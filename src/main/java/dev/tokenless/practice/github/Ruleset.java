package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A ruleset as it was created, with its number.
///
/// @param body what was sent: name, target, enforcement, bypass_actors, conditions, rules
record Ruleset(long id, ObjectNode body) {

    String name() {
        return body.path("name").asText();
    }

    String target() {
        return body.path("target").asText("branch");
    }

    /// Whether nobody but an exempt account may do this to the reference.
    ///
    /// @param rule `creation`, `update` or `deletion`
    boolean forbids(String rule, String ref) {
        boolean ruled = body.path("enforcement").asText().equals("active")
                && body.path("rules")
                        .valueStream()
                        .anyMatch(each -> each.path("type").asText().equals(rule));
        JsonNode names = body.path("conditions").path("ref_name");
        return ruled && matches(names.path("include"), ref) && !matches(names.path("exclude"), ref);
    }

    private boolean matches(JsonNode patterns, String ref) {
        boolean ours = ref.startsWith("refs/" + target() + "s/");
        return ours
                && patterns.valueStream()
                        .map(JsonNode::asText)
                        .anyMatch(pattern -> pattern.equals("~ALL") || Patterns.policy(pattern, ref));
    }

    /// Whether repository administrators are exempt; role 5 is theirs.
    boolean sparesAdministrators() {
        return body.path("bypass_actors")
                .valueStream()
                .anyMatch(actor -> actor.path("actor_type").asText().equals("RepositoryRole")
                        && actor.path("actor_id").asInt() == 5);
    }
}
