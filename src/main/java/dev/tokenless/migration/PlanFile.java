package dev.tokenless.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Plans as a file, so that a team can review a batch before it runs: `{"schemaVersion":1,"plans":[…]}`, by the
/// published [#schema]. It holds no file's text and no secret, only digests.
public final class PlanFile {

    private static final int VERSION = 1;

    private PlanFile() {}

    /// The published schema of the version that this program writes and reads (JSON Schema, draft 2020-12).
    public static String schema() {
        try (InputStream file = Objects.requireNonNull(PlanFile.class.getResourceAsStream("plan-1.schema.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            // it lies in our own jar
            throw new UncheckedIOException(impossible);
        }
    }

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
