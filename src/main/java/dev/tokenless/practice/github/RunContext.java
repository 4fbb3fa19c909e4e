package dev.tokenless.practice.github;

import java.util.HashMap;
import java.util.Map;

/// The values of `github.*` and `inputs.*` in a run.
final class RunContext {

    private RunContext() {}

    static Map<String, String> of(Repo repo, Run run, Map<String, String> inputs) {
        Map<String, String> context = new HashMap<>();
        context.put("github.event_name", run.event);
        context.put("github.ref", run.ref);
        context.put("github.ref_name", run.shortRef());
        context.put("github.ref_type", run.ref.startsWith("refs/tags/") ? "tag" : "branch");
        context.put("github.sha", run.sha);
        context.put("github.repository", repo.fullName());
        context.put("github.repository_owner", repo.owner.login());
        context.put("github.actor", run.actor.login());
        context.put("github.event.repository.default_branch", repo.defaultBranch);
        context.put("github.event.action", run.event.equals("release") ? "published" : "");
        context.put("github.event.release.tag_name", run.event.equals("release") ? run.shortRef() : "");
        inputs.forEach((name, value) -> {
            context.put(name.startsWith("secrets.") ? name : "inputs." + name, value);
            context.put("github.event.inputs." + name, value);
        });
        return context;
    }
}
