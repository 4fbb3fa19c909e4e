package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Gives a job `id-token: write` and keeps everything that it could do before.
final class PermissionChange {

    private static final String WHY =
            "The job asks GitHub for its identity instead of a stored token; a job's own permissions replace all others, so those that it had are listed too.";

    private PermissionChange() {}

    static void plan(JobSite site, JobPlan plan) {
        Job job = site.job();
        if (job.effectivePermissions(site.workflow()).grantsIdToken()) {
            return;
        }
        if (job.permissions().isPresent()) {
            ownBlock(site, plan);
            return;
        }
        Map<String, Access> scopes =
                switch (site.workflow().permissions()) {
                    case Permissions.Absent _, Permissions.WriteAll _ -> PermissionNeeds.of(job);
                    case Permissions.Scopes inherited -> inherited.scopes();
                    case Permissions.ReadAll _ -> readAll();
                };
        plan.change(new Change.Add(site.node(), "permissions", value(scopes), anchor(site), false));
        name(site, plan, scopes);
    }

    /// Behind the environment or the runner, in front of the steps.
    static String anchor(JobSite site) {
        return site.node().entry("environment").isPresent() ? "environment" : "runs-on";
    }

    private static void ownBlock(JobSite site, JobPlan plan) {
        switch (site.job().permissions().orElseThrow()) {
            case Permissions.ReadAll _ -> spellOut(site, plan);
            case Permissions.Scopes scopes -> into(site, plan, scopes);
            case Permissions.Absent _, Permissions.WriteAll _ -> {}
        }
    }

    private static void into(JobSite site, JobPlan plan, Permissions.Scopes scopes) {
        Node block = site.node().entry("permissions").orElseThrow().value();
        if (!(block instanceof Node.Mapping map)) {
            throw new CannotPlan(
                    "permissions",
                    site.job().line(),
                    "The job's permissions are not a plain mapping; write them out, with `id-token: write`.");
        }
        if (scopes.scopes().containsKey("id-token")) {
            plan.change(new Change.Replace(map.text("id-token").orElseThrow(), Value.words("write")));
        } else {
            String last =
                    map.entries().isEmpty() ? "" : map.entries().getLast().key().value();
            plan.change(new Change.Add(map, "id-token", Value.words("write"), last));
        }
        name(site, plan, scopes.scopes());
    }

    private static void spellOut(JobSite site, JobPlan plan) {
        Node.Text word = site.node().text("permissions").orElseThrow();
        plan.change(new Change.Replace(word, value(readAll())));
        name(site, plan, readAll());
    }

    private static Map<String, Access> readAll() {
        Map<String, Access> all = new LinkedHashMap<>();
        PermissionNeeds.SCOPES.forEach(scope -> all.put(scope, Access.READ));
        return all;
    }

    static Value.Fields value(Map<String, Access> scopes) {
        Value.Fields fields = Value.fields();
        for (Map.Entry<String, Access> scope : scopes.entrySet()) {
            if (!scope.getKey().equals("id-token")) {
                fields = fields.with(
                        scope.getKey(), Value.words(scope.getValue().name().toLowerCase(Locale.ROOT)));
            }
        }
        return fields.with("id-token", Value.words("write"));
    }

    private static void name(JobSite site, JobPlan plan, Map<String, Access> kept) {
        String others = kept.entrySet().stream()
                .filter(e -> !e.getKey().equals("id-token"))
                .map(e -> e.getKey() + ": " + e.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        plan.name(
                "job " + site.job().id() + ": permissions id-token: write"
                        + (others.isEmpty() ? "" : " (keeps " + others + ")"),
                WHY);
    }
}
