package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.trust.TagRuleset;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rulesets for tags (GitHub REST, "Rules"). The list does not say what a ruleset rules, so each is read by its number.
final class RulesetCalls {

    /// The repository role "admin", as GitHub's rulesets number the roles.
    private static final int ADMINISTRATOR = 5;

    private static final int MOST_READ = 20;

    private final Wire wire;

    RulesetCalls(Wire wire) {
        this.wire = wire;
    }

    Optional<List<TagRuleset>> ofTags(RepositoryName repository) {
        return Wire.ifAllowed(() -> {
            var url = wire.repository(repository, "rulesets")
                    .newBuilder()
                    .addQueryParameter("targets", "tag")
                    .build();
            var found = new ArrayList<TagRuleset>();
            for (JsonNode one : wire.all(url, "")) {
                if (isActive(one) && found.size() < MOST_READ) {
                    String number = Long.toString(Json.number(one, "id"));
                    wire.find(wire.repository(repository, "rulesets", number))
                            .map(RulesetCalls::ruleset)
                            .ifPresent(found::add);
                }
            }
            return List.copyOf(found);
        });
    }

    private static boolean isActive(JsonNode node) {
        return Json.text(node, "enforcement").equals("active")
                && Json.optionalText(node, "target").filter("tag"::equals).isPresent();
    }

    private static TagRuleset ruleset(JsonNode node) {
        JsonNode names = node.path("conditions").path("ref_name");
        Set<TagRuleset.Guard> guards = EnumSet.noneOf(TagRuleset.Guard.class);
        for (JsonNode rule : node.path("rules")) {
            for (TagRuleset.Guard guard : TagRuleset.Guard.values()) {
                if (rule.path("type").asText().equals(guard.json())) {
                    guards.add(guard);
                }
            }
        }
        return new TagRuleset(Json.text(node, "name"), texts(names, "include"), texts(names, "exclude"), guards);
    }

    private static List<String> texts(JsonNode node, String key) {
        var texts = new ArrayList<String>();
        node.path(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    void create(RepositoryName repository, TagRuleset wanted) {
        var body = Json.object().put("name", wanted.name()).put("target", "tag").put("enforcement", "active");
        body.putArray("bypass_actors")
                .addObject()
                .put("actor_id", ADMINISTRATOR)
                .put("actor_type", "RepositoryRole")
                .put("bypass_mode", "always");
        var names = body.putObject("conditions").putObject("ref_name");
        wanted.include().forEach(names.putArray("include")::add);
        wanted.exclude().forEach(names.putArray("exclude")::add);
        var rules = body.putArray("rules");
        wanted.guards().stream().sorted().forEach(guard -> rules.addObject().put("type", guard.json()));
        wire.send("POST", wire.repository(repository, "rulesets"), body);
    }
}
