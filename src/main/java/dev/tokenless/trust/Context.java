package dev.tokenless.trust;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is known of a run before it starts, under the names that conditions use.
///
/// @param action the activity type; empty where any can start the run
/// @param results how the jobs came out that a job needs: `success`, `skipped`; one that is not decided is not there
record Context(RepositoryFacts facts, String event, Optional<String> action, GitRef ref, Map<String, String> results) {

    Context(RepositoryFacts facts, Start start, GitRef ref) {
        this(facts, start.event(), start.action(), ref, Map.of());
    }

    Context after(Map<String, String> needed) {
        return new Context(facts, event, action, ref, Map.copyOf(needed));
    }

    Value named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        boolean pullRequest = event.startsWith("pull_request");
        return switch (key) {
            case "github.event_name" -> Value.of(event);
            case "github.ref" -> Value.of(ref.full());
            case "github.ref_name" -> Value.of(ref.name().replaceFirst("^refs/pull/", ""));
            case "github.ref_type" -> Value.of(ref.type());
            case "github.repository" -> Value.of(facts.name().toString());
            case "github.repository_owner" -> Value.of(facts.name().owner());
            case "github.server_url" -> Value.of("https://" + facts.host());
            case "github.event.action" -> action.map(Value::of).orElseGet(Value.Undecided::new);
            case "github.event.repository.fork" -> Value.of(facts.fork());
            case "github.event.repository.private" -> Value.of(facts.isPrivate());
            case "github.event.repository.default_branch" -> Value.of(facts.defaultBranch());
            case "github.event.workflow_run.conclusion" -> Value.of(event.equals("workflow_run") ? "success" : null);
            case "github.event.release.tag_name" -> Value.of(event.equals("release") ? ref.name() : null);
            case "github.event.release.draft" -> Value.of(event.equals("release") ? Boolean.FALSE : null);
            case "github.event.release.prerelease" -> prerelease();
            case "github.event.ref" -> ofEvent();
            case "github.event.pull_request.merged" ->
                Value.of(event.equals("pull_request") && ref.kind().isPresent());
            case "github.head_ref", "github.base_ref" -> pullRequest ? new Value.Undecided() : Value.of("");
            default -> ofOtherEvent(key, pullRequest);
        };
    }

    /// The payload's own `ref`: full for a push and a dispatch, short for a creation, and absent from most others.
    private Value ofEvent() {
        return switch (event) {
            case "push", "workflow_dispatch" -> Value.of(ref.full());
            case "create" -> Value.of(ref.name());
            case "delete" -> new Value.Undecided();
            default -> Value.of(null);
        };
    }

    private Value prerelease() {
        if (!event.equals("release")) {
            return Value.of(null);
        }
        return switch (action.orElse("")) {
            case "prereleased" -> Value.of(true);
            case "released" -> Value.of(false);
            default -> new Value.Undecided();
        };
    }

    /// The part of an event that this one does not have is empty.
    private Value ofOtherEvent(String key, boolean pullRequest) {
        boolean absent = ((key.startsWith("inputs.") || key.startsWith("github.event.inputs."))
                        && !event.equals("workflow_dispatch")
                        && !event.equals("workflow_call"))
                || (key.startsWith("github.event.pull_request.") && !pullRequest)
                || (key.startsWith("github.event.release.") && !event.equals("release"))
                || (key.startsWith("github.event.workflow_run.") && !event.equals("workflow_run"))
                || (key.startsWith("github.event.head_commit.") && !event.equals("push"));
        if (absent) {
            return Value.of(null);
        }
        return key.startsWith("needs.") && key.endsWith(".result")
                ? result(key.substring("needs.".length(), key.length() - ".result".length()))
                : new Value.Undecided();
    }

    private Value result(String job) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(job))
                .findFirst()
                .map(entry -> Value.of(entry.getValue()))
                .orElseGet(Value.Undecided::new);
    }
}
