package dev.tokenless.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Plans as a file, so that a team can review a batch before it runs: `{"schemaVersion":1,"plans":[…]}`. It holds
/// no file's text and no secret, only digests.
public final class PlanFile {

    private static final int VERSION = 1;

    private PlanFile() {}

    /// The file's text, indented for reading.
    public static String write(List<Plan> plans) {
        return json(plans).toPrettyString() + "\n";
    }

    /// The same as a tree, to be put into a larger answer.
    public static ObjectNode json(List<Plan> plans) {
        ObjectNode root = RoadJson.MAPPER.createObjectNode().put("schemaVersion", VERSION);
        root.set("plans", RoadJson.MAPPER.valueToTree(plans));
        return root;
    }

    /// @throws RoadException `plan-unreadable` if the text is no such file, or has an unknown or a missing field
    public static List<Plan> read(String text) {
        try {
            JsonNode root = RoadJson.MAPPER.readTree(text);
            if (root.path("schemaVersion").asInt() != VERSION
                    || !root.path("plans").isArray()) {
                throw unreadable("it has no \"schemaVersion\": 1 with \"plans\"");
            }
            List<Plan> plans = new ArrayList<>();
            for (JsonNode plan : root.path("plans")) {
                if (!plan.isObject()) {
                    throw unreadable("a plan is no object");
                }
                plans.add(RoadJson.MAPPER.treeToValue(plan, Plan.class));
            }
            return List.copyOf(plans);
        } catch (JsonProcessingException failure) {
            throw unreadable(failure.getOriginalMessage().lines().findFirst().orElse("no JSON"));
        }
    }

    private static RoadException unreadable(String why) {
        return new RoadException(Reason.of(
                "plan-unreadable",
                "This is no plan that Tokenless can read: " + why + ". Write it anew with migrate, without --yes."));
    }
}
