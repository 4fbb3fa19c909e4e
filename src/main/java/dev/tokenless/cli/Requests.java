package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Change;
import dev.tokenless.migration.Changes;
import dev.tokenless.migration.DoomedSecret;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Surveyed;
import dev.tokenless.trust.RefPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What `--dry-run` shows: the writing requests behind each change, and what a person does.
final class Requests {

    List<String> lines(List<Surveyed> all) {
        List<String> lines = new ArrayList<>();
        for (Surveyed surveyed : all) {
            lines.add(surveyed.repository().toString());
            surveyed.plan()
                    .ifPresent(plan -> plan.changes().forEach(change -> {
                        lines.add("  " + Changes.title(change));
                        of(plan, change).forEach(request -> lines.add("    " + request));
                    }));
        }
        return lines;
    }

    ObjectNode json(List<Surveyed> all) {
        ObjectNode answer = Json.object();
        ArrayNode repositories = answer.putArray("repositories");
        for (Surveyed surveyed : all) {
            ObjectNode entry = repositories
                    .addObject()
                    .put("repository", surveyed.repository().toString());
            ArrayNode changes = entry.putArray("plan");
            Optional<Plan> plan = surveyed.plan();
            plan.ifPresent(known -> known.changes().forEach(change -> {
                ObjectNode json = changes.addObject().put("change", change.id()).put("title", Changes.title(change));
                ArrayNode requests = json.putArray("requests");
                of(known, change).forEach(requests::add);
            }));
            ArrayNode left = entry.putArray("left");
            surveyed.failure()
                    .ifPresent(reason -> left.addObject()
                            .put("code", reason.code())
                            .put("message", reason.sentence())
                            .put("link", ""));
        }
        return answer;
    }

    private static List<String> of(Plan plan, Change change) {
        String repository = "/repos/" + plan.repository();
        return switch (change) {
            case Change.PutEnvironment environment -> environment(repository, environment);
            case Change.RewriteWorkflows workflows ->
                Stream.of(
                                "POST " + repository + "/git/refs (branch "
                                        + plan.pullRequest().branch() + ")",
                                "POST /graphql createCommitOnBranch ("
                                        + String.join(
                                                ", ",
                                                workflows.files().stream()
                                                        .map(file -> file.path())
                                                        .toList())
                                        + ")",
                                "POST " + repository + "/pulls (draft: "
                                        + plan.pullRequest().title() + ")")
                        .toList();
            case Change.Document document ->
                List.of("in the same commit: " + document.file().path());
            case Change.DeleteSecrets secrets ->
                secrets.secrets().stream().map(Requests::secret).toList();
            case Change.Mint mint ->
                List.of(
                        "PUT /repos/" + repository + "/environments/"
                                + mint.target()
                                        .environment()
                                        .map(name -> name.value())
                                        .orElse("")
                                + (mint.opens() ? " (the rehearsal's branch, removed again)" : " (unchanged)"),
                        "POST /repos/" + repository + "/git/trees, /git/commits, /git/refs (branch "
                                + "tokenless/rehearsal)",
                        "DELETE /repos/" + repository + "/git/refs/heads/tokenless/rehearsal");
            case Change.RegisterPublisher _,
                    Change.Rehearse _,
                    Change.Release _,
                    Change.RevokeTokens _,
                    Change.LookBack _ -> List.of("no request: a person does this");
        };
    }

    private static List<String> environment(String repository, Change.PutEnvironment change) {
        String base = repository + "/environments/" + change.name();
        List<String> requests = new ArrayList<>(List.of("PUT " + base));
        if (change.wanted().policy() instanceof RefPolicy.Custom custom) {
            custom.patterns()
                    .forEach(pattern -> requests.add("POST " + base + "/deployment-branch-policies ("
                            + pattern.kind().json() + " " + pattern.text() + ")"));
        }
        return requests;
    }

    private static String secret(DoomedSecret secret) {
        return "DELETE secret " + secret.name() + " in " + secret.place();
    }
}
