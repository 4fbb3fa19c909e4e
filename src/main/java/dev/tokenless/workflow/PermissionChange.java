package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Gives a job `id-token: write` and keeps everything that it could do before.
final class PermissionChange {

    private static final String WHY =
            "The job asks GitHub for its identity instead of a stored token; a job's own permissions replace all others, so those that it had are listed too.";

    private static final String WRITES =
            "A step makes a release or writes otherwise with the run's own token, which read-all never allowed.";

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
                    case Permissions.ReadAll _ -> PermissionNeeds.ofReadAll(job.steps());
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
        Map<String, Access> all = PermissionNeeds.ofReadAll(site.job().steps());
        plan.change(new Change.Replace(word, value(all)));
        name(site, plan, all);
    }

    static Value.Fields value(Map<String, Access> scopes) {
        return fields(scopes).with("id-token", Value.words("write"));
    }

    private static Value.Fields fields(Map<String, Access> scopes) {
        Value.Fields fields = Value.fields();
        for (Map.Entry<String, Access> scope : scopes.entrySet()) {
            if (!scope.getKey().equals("id-token")) {
                fields = fields.with(
                        scope.getKey(), Value.words(scope.getValue().name().toLowerCase(Locale.ROOT)));
            }
        }
        return fields;
    }

    private static void name(JobSite site, JobPlan plan, Map<String, Access> scopes) {
        boolean readAll = site.job().effectivePermissions(site.workflow()) instanceof Permissions.ReadAll;
        Map<String, Access> kept = new LinkedHashMap<>(scopes);
        kept.remove("id-token");
        Map<String, Access> added = new LinkedHashMap<>();
        if (readAll) {
            kept.forEach((scope, access) -> {
                if (access == Access.WRITE) {
                    added.put(scope, access);
                }
            });
            added.keySet().forEach(kept::remove);
        }
        plan.name(
                "job " + site.job().id() + ": permissions id-token: write"
                        + (added.isEmpty() ? "" : ", " + listed(added))
                        + (kept.isEmpty() ? "" : " (keeps " + listed(kept) + ")"),
                added.isEmpty() ? WHY : WHY + " " + WRITES);
    }

    /// `read-all` for steps that write, in a job that has been added for them.
    static Value.Fields ofFollowers(String job, JobPlan plan, List<Step> steps) {
        Map<String, Access> all = PermissionNeeds.ofReadAll(steps);
        Map<String, Access> kept = new LinkedHashMap<>(all);
        kept.values().removeIf(a -> a == Access.WRITE);
        Map<String, Access> added = new LinkedHashMap<>(all);
        added.values().removeIf(a -> a != Access.WRITE);
        plan.name("job " + job + ": permissions " + listed(added) + " (keeps " + listed(kept) + ")", WRITES);
        return fields(all);
    }

    private static String listed(Map<String, Access> scopes) {
        return scopes.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
