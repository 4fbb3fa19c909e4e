package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefKind;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Reviewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is exported follows the published schema, and the schema says neither more nor less than what is read.
class PlanSchemaTest {

    private static final EnvironmentRules RULES = new EnvironmentRules(
            true,
            new RefPolicy.Custom(List.of(new RefPattern(RefKind.TAG, "v*"))),
            List.of(new Reviewer("ada", 7, Reviewer.Kind.USER)),
            true,
            5,
            false);

    private static Set<ValidationMessage> faults(JsonNode file) throws Exception {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(RoadJson.MAPPER.readTree(PlanFile.schema()))
                .validate(file);
    }

    private static JsonNode file(Plan... plans) throws Exception {
        return RoadJson.MAPPER.readTree(PlanFile.write(List.of(plans)));
    }

    @Test
    void theSchemaIsThatOfTheRecordsThatAreRead() throws Exception {
        JsonNode described = RoadJson.MAPPER.readTree(PlanFile.schema()).path("$defs");
        withoutWords(described);
        assertThat(described).isEqualTo(PlanShape.definitions());
    }

    @Test
    void plansOfEveryRoadFollowIt() throws Exception {
        Rocket rocket = new Rocket();
        Engine engine = new Engine(rocket.ports, new MemoryJournals(), Observer.none());
        Stream<Choices> choices = Stream.of(
                Choices.defaults(),
                Choices.defaults().withLeaked(true).withSince(Instant.EPOCH),
                Choices.defaults().with(Choices.Decision.MINT),
                Choices.defaults().with(Choices.Decision.NEVER_AGAIN));
        List<Plan> plans = new ArrayList<>(choices.map(
                        each -> engine.survey(List.of(rocket.github.name), _ -> each, new Cancellation())
                                .getFirst()
                                .plan()
                                .orElseThrow())
                .toList());
        plans.add(Plans.full(RULES));
        plans.add(Plans.full(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("main")))));
        assertThat(faults(file(plans.toArray(Plan[]::new)))).isEmpty();
    }

    @Test
    void aMemberMoreOrLessIsFound() throws Exception {
        JsonNode more = file(Plans.full(RULES));
        ((ObjectNode) more.at("/plans/0/choices")).put("force", true);
        assertThat(faults(more)).isNotEmpty();

        JsonNode less = file(Plans.full(RULES));
        ((ObjectNode) less.at("/plans/0/changes/0/wanted")).remove("reviewers");
        assertThat(faults(less)).isNotEmpty();

        JsonNode other = file(Plans.full(RULES));
        ((ObjectNode) other.at("/plans/0/changes/0")).put("kind", "delete-everything");
        assertThat(faults(other)).isNotEmpty();
    }

    private static void withoutWords(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("description").isTextual()) {
            object.remove("description");
        }
        node.forEach(PlanSchemaTest::withoutWords);
    }
}
