package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The other jobs of a called workflow: they stand beside the one that uploads, and wait for what the call did.
///
/// @param names of the called file's jobs in the calling one
record InlinedJobs(JobSite site, Workflow callee, Job publishing, Map<String, String> names) {

    static InlinedJobs of(JobSite site, Workflow callee, Job publishing) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        site.workflow().jobs().forEach(j -> taken.add(j.id().toLowerCase(Locale.ROOT)));
        boolean calls = site.workflow().jobs().stream()
                        .filter(j -> j.uses().isPresent())
                        .count()
                > 1;
        for (Job job : callee.jobs()) {
            boolean free = !calls && taken.add(job.id().toLowerCase(Locale.ROOT));
            names.put(job.id(), free ? job.id() : site.job().id() + "-" + job.id());
        }
        names.put(publishing.id(), site.job().id());
        InlinedJobs jobs = new InlinedJobs(site, callee, publishing, names);
        jobs.check(taken);
        return jobs;
    }

    private void check(Set<String> taken) {
        boolean waited = site.workflow().jobs().stream()
                .anyMatch(j -> j.needs().contains(site.job().id()));
        boolean state = callee.jobs().size() > 1
                && callee.jobs().stream()
                        .map(Job::condition)
                        .flatMap(Optional::stream)
                        .anyMatch(Conditions::asksForState);
        boolean clash = others().stream()
                .map(j -> name(j.id()))
                .anyMatch(n -> n.startsWith(site.job().id() + "-") && taken.contains(n.toLowerCase(Locale.ROOT)));
        if (state || clash || (waited && !before(publishing).containsAll(others()))) {
            throw new CannotPlan("cannot-inline", site.job().line(), "the called jobs cannot stand here");
        }
    }

    private String name(String id) {
        return names.getOrDefault(id, id);
    }

    private List<Job> others() {
        return callee.jobs().stream().filter(j -> !j.equals(publishing)).toList();
    }

    /// All jobs that one waits for, directly or not.
    private Set<Job> before(Job job) {
        Set<Job> before = new LinkedHashSet<>();
        List<Job> open = new ArrayList<>(List.of(job));
        while (!open.isEmpty()) {
            for (String id : open.removeLast().needs()) {
                callee.job(id).filter(before::add).ifPresent(open::add);
            }
        }
        return before;
    }

    void plan(JobPlan plan, Inlined inlined, Function<Job, Value.Fields> value) {
        for (Job job : others()) {
            String id = name(job.id());
            plan.change(new Change.Add(
                    site.jobs(),
                    id,
                    gated(job, inlined, value.apply(job)),
                    site.job().id(),
                    true));
            plan.name(
                    "job " + id + " added: it stood in the called workflow",
                    "It does here what it did there; only the job that uploads has to stand in this file.");
        }
        List<String> own = publishing.needs().stream().map(this::name).toList();
        Optional<Node> needs = site.node().get("needs");
        if (needs.isPresent() && !own.isEmpty()) {
            Dependents.alsoNeeds(needs.get(), own)
                    .orElseThrow(() -> new CannotPlan(
                            "cannot-inline", site.job().line(), "what the call waits for is no plain list"))
                    .forEach(plan::change);
        }
    }

    /// What the job that uploads waits for, where the call waited for nothing.
    Optional<Value> ownNeeds() {
        List<String> own = publishing.needs().stream().map(this::name).toList();
        return own.isEmpty() || site.node().entry("needs").isPresent() ? Optional.empty() : Optional.of(list(own));
    }

    /// The first of the called jobs start when the call did, the others behind them.
    private Value.Fields gated(Job job, Inlined inlined, Value.Fields settings) {
        List<String> needs =
                new ArrayList<>(job.needs().stream().map(this::name).toList());
        List<String> conditions = new ArrayList<>();
        if (job.needs().isEmpty()) {
            needs.addAll(site.job().needs());
            site.job().condition().map(Conditions::bare).ifPresent(conditions::add);
        }
        job.condition().map(inlined::condition).ifPresent(conditions::add);
        Value.Fields gated = Value.fields();
        for (Value.Field field : settings.fields()) {
            if (!field.key().equals("name")
                    && gated.fields().stream().allMatch(f -> f.key().equals("name"))) {
                gated = needs.isEmpty() ? gated : gated.with("needs", list(needs));
                gated = conditions.isEmpty()
                        ? gated
                        : gated.with(
                                "if",
                                Value.words(conditions.stream()
                                        .reduce(Conditions::both)
                                        .orElseThrow()));
            }
            gated = gated.with(field.key(), field.value());
        }
        return gated;
    }

    private static Value list(List<String> ids) {
        return ids.size() == 1 ? Value.words(ids.getFirst()) : Value.flow(ids);
    }
}
