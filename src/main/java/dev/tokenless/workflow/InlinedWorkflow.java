package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A local reusable workflow that publishes: the job that uploads takes the place of the call, and the others,
/// such as the one that builds, stand beside it.
final class InlinedWorkflow {

    private static final Set<String> CALL = Set.of("name", "needs", "if", "uses", "with", "secrets", "permissions");
    private static final Set<String> LEFT_OUT =
            Set.of("name", "if", "needs", "permissions", "outputs", "env", "defaults");
    private static final Set<String> LEFT_OUT_BESIDE = Set.of("if", "needs", "permissions", "env", "defaults");

    private final JobSite site;
    private final Workflow callee;
    private final Job publishing;
    private final Node.Mapping root;
    private final Node.Mapping body;

    private InlinedWorkflow(JobSite site, Workflow callee, Job publishing) {
        this.site = site;
        this.callee = callee;
        this.publishing = publishing;
        this.root = (Node.Mapping) Node.resolved(callee.document().root());
        this.body = body(publishing);
    }

    private Node.Mapping body(Job job) {
        return root.mapping("jobs").orElseThrow().mapping(job.id()).orElseThrow();
    }

    static void plan(JobSite site, JobPlan plan, Sources sources) {
        String uses = site.job().uses().orElseThrow().text().strip();
        String path = uses.matches("[.$]/.*") ? uses.substring(2) : "";
        Reading reading = sources.text(path).map(t -> Workflow.read(path, t)).orElseThrow(() -> refusal(site));
        if (!(reading instanceof Workflow callee)
                || callee.jobs().stream().anyMatch(j -> j.uses().isPresent())) {
            throw refusal(site);
        }
        Job publishing = new Detector(callee, sources, new HashSet<>(), 1)
                .findings().stream()
                        .filter(f -> f.publication().index() != IndexKind.OTHER)
                        .map(f -> f.publication().job())
                        .reduce((first, last) -> last)
                        .orElseThrow(() -> refusal(site));
        new InlinedWorkflow(site, callee, publishing).plan(plan, uses);
    }

    private void plan(JobPlan plan, String uses) {
        Node.Mapping call = site.node();
        boolean plain = !call.flow()
                && call.entries().stream().allMatch(e -> CALL.contains(e.key().value()));
        boolean read = site.workflow().jobs().stream()
                .anyMatch(j -> PlainTree.of(site.jobs().mapping(j.id()).orElseThrow())
                        .toString()
                        .contains("needs." + site.job().id() + ".outputs"));
        if (!plain || read || root.entry("concurrency").isPresent()) {
            throw refusal(site);
        }
        InlinedJobs beside = InlinedJobs.of(site, callee, publishing);
        Inlined inlined = new Inlined(
                inputs(), typed(), secrets(), beside.names(), site.job().line());
        beside.plan(plan, inlined, job -> value(job, inlined));
        Value.Fields head = Value.fields();
        Optional<Value> needs = beside.ownNeeds();
        head = needs.isPresent() ? head.with("needs", needs.get()) : head;
        Optional<String> condition = condition(plan, inlined);
        head = condition.isPresent() ? head.with("if", Value.words(condition.get())) : head;
        for (String key : List.of("with", "secrets", "permissions")) {
            if (call.entry(key).isPresent()
                    && !(key.equals("permissions") && permissions(inlined).isEmpty())) {
                plan.change(new Change.Drop(call, key));
            }
        }
        plan.change(new Change.Swap(
                call,
                "uses",
                settings(head, body, permissions(inlined), inlined, LEFT_OUT).fields()));
        plan.name(
                "job " + site.job().id() + ": what " + uses + " did stands here now",
                "PyPI does not support publishing from a called workflow. Delete that file once nothing else calls it; it still declares the secret.");
    }

    /// The called job's own condition, where the call has none that it can join.
    private Optional<String> condition(JobPlan plan, Inlined inlined) {
        Optional<String> inner = WorkflowReader.string(body, "if").map(inlined::condition);
        Optional<Node.Text> outer = site.node().text("if");
        if (inner.isEmpty() || outer.isEmpty()) {
            return inner;
        }
        String both = Conditions.both(Conditions.bare(outer.get().value()), inner.get());
        plan.change(new Change.Replace(outer.get(), Value.words(both)));
        return Optional.empty();
    }

    /// Another job of the called file, as it stands in the calling one.
    private Value.Fields value(Job other, Inlined inlined) {
        Node.Mapping its = body(other);
        Optional<Value> permissions = its.get("permissions")
                .or(() -> root.get("permissions"))
                .map(p -> inlined.value(p, false))
                .or(() -> site.node().get("permissions").map(Value::copy));
        return settings(Value.fields(), its, permissions, inlined, LEFT_OUT_BESIDE);
    }

    private Value.Fields settings(
            Value.Fields start, Node.Mapping from, Optional<Value> permissions, Inlined inlined, Set<String> leftOut) {
        Value.Fields job = start;
        for (Value.Field field : ((Value.Fields) inlined.value(from, false)).fields()) {
            if (field.key().equals("steps")) {
                Value.Fields env = environment(from, inlined);
                job = permissions.isPresent() ? job.with("permissions", permissions.get()) : job;
                job = env.fields().isEmpty() ? job : job.with("env", env);
                Optional<Node> defaults = from.get("defaults").or(() -> root.get("defaults"));
                job = defaults.isPresent() ? job.with("defaults", inlined.value(defaults.get(), false)) : job;
            }
            if (!leftOut.contains(field.key())) {
                job = job.with(field.key(), field.value());
            }
        }
        return job;
    }

    /// The called job's own, else those of its file; the caller's where there are none.
    private Optional<Value> permissions(Inlined inlined) {
        return body.get("permissions").or(() -> root.get("permissions")).map(p -> inlined.value(p, false));
    }

    private Value.Fields environment(Node.Mapping body, Inlined inlined) {
        Map<String, Value> env = new LinkedHashMap<>();
        for (Node.Mapping owner : List.of(root, body)) {
            owner.mapping("env")
                    .ifPresent(map ->
                            map.entries().forEach(e -> env.put(e.key().value(), inlined.value(e.value(), false))));
        }
        return new Value.Fields(env.entrySet().stream()
                .map(e -> new Value.Field(e.getKey(), e.getValue()))
                .toList());
    }

    private Optional<Node.Mapping> declared(String what) {
        return root.mapping("on").flatMap(on -> on.mapping("workflow_call")).flatMap(call -> call.mapping(what));
    }

    private Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        declared("inputs")
                .ifPresent(all -> all.entries().forEach(e -> {
                    String fallback = e.value() instanceof Node.Mapping one
                            ? WorkflowReader.string(one, "default").orElse("")
                            : "";
                    inputs.put(e.key().value(), fallback);
                }));
        site.job().with().forEach((name, value) -> inputs.put(name, value.text()));
        return inputs;
    }

    private Set<String> typed() {
        Set<String> typed = new LinkedHashSet<>();
        declared("inputs")
                .ifPresent(all -> all.entries().forEach(e -> {
                    if (e.value() instanceof Node.Mapping one
                            && WorkflowReader.string(one, "type")
                                    .filter(t -> t.equals("boolean") || t.equals("number"))
                                    .isPresent()) {
                        typed.add(e.key().value());
                    }
                }));
        return typed;
    }

    private Optional<Map<String, String>> secrets() {
        if (site.job().inheritsSecrets()) {
            return Optional.empty();
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        declared("secrets")
                .ifPresent(all -> all.entries().forEach(e -> secrets.put(e.key().value(), "")));
        site.job().secrets().forEach((name, value) -> secrets.put(name, value.text()));
        return Optional.of(secrets);
    }

    private static CannotPlan refusal(JobSite site) {
        return new CannotPlan("cannot-inline", site.job().line(), "the called workflow cannot stand here");
    }
}
