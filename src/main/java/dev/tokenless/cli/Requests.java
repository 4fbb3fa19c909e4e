package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.github.WriteRequest;
import dev.tokenless.migration.Changes;
import dev.tokenless.migration.DryRun;
import dev.tokenless.migration.PlanFile;
import java.util.ArrayList;
import java.util.List;

/// What `--dry-run` shows: each change with the requests that it would send, and what a person does.
final class Requests {

    private static final int LONGEST = 300;

    private Requests() {}

    static List<String> lines(List<DryRun> all) {
        List<String> lines = new ArrayList<>();
        for (DryRun run : all) {
            lines.add(run.repository().toString());
            run.failure().ifPresent(reason -> lines.add("  " + reason.sentence()));
            run.requests().forEach((change, requests) -> {
                lines.add("  " + Changes.title(change));
                requests.forEach(request -> lines.add("    " + line(request)));
                if (requests.isEmpty()) {
                    lines.add("    no request of its own");
                }
            });
        }
        return lines;
    }

    /// The whole body stands in the JSON answer.
    private static String line(WriteRequest request) {
        String body = request.body();
        return request.method() + " " + request.path() + " "
                + (body.length() > LONGEST ? body.substring(0, LONGEST) + "…" : body);
    }

    static ObjectNode json(List<DryRun> all) {
        // first the plans as a file that --plan takes
        ObjectNode answer =
                PlanFile.json(all.stream().flatMap(run -> run.plan().stream()).toList());
        ArrayNode repositories = answer.putArray("repositories");
        for (DryRun run : all) {
            ObjectNode entry =
                    repositories.addObject().put("repository", run.repository().toString());
            ArrayNode changes = entry.putArray("plan");
            run.requests().forEach((change, requests) -> {
                ObjectNode json = changes.addObject().put("change", change.id()).put("title", Changes.title(change));
                ArrayNode list = json.putArray("requests");
                requests.forEach(request -> list.addObject()
                        .put("method", request.method())
                        .put("path", request.path())
                        .put("body", request.body()));
            });
            ArrayNode left = entry.putArray("left");
            run.failure()
                    .ifPresent(reason -> left.addObject()
                            .put("code", reason.code())
                            .put("message", reason.sentence())
                            .put("link", ""));
        }
        return answer;
    }
}
