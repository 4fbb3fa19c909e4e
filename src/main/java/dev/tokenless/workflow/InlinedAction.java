package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import dev.tokenless.workflow.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A local composite action that uploads: its steps take the place of the step that calls it.
final class InlinedAction {

    private static final Set<String> KEYS = Set.of("name", "uses", "with", "if", "id", "env");

    private final JobSite site;
    private final Step caller;
    private final Node.Mapping call;

    InlinedAction(JobSite site, Step caller) {
        this.site = site;
        this.caller = caller;
        this.call = site.step(caller.index());
    }

    void plan(JobPlan plan, Sources sources) {
        String action = CompositeActions.text(caller, sources).orElseThrow(this::refusal);
        Node.Mapping root =
                (Node.Mapping) Node.resolved(YamlDocument.read(action).root());
        List<Node> steps = root.mapping("runs")
                .flatMap(r -> r.listing("steps"))
                .map(Node.Listing::items)
                .orElse(List.of());
        String used = PlainTree.of(site.node()).toString();
        boolean read =
                caller.id().filter(id -> used.contains("steps." + id + ".")).isPresent();
        require(!steps.isEmpty()
                && !call.flow()
                && !read
                && site.workflow().text().indexOf("needs: *") < 0);
        require(call.entries().stream().allMatch(e -> KEYS.contains(e.key().value())));
        Inlined inlined = new Inlined(inputs(root), Set.of(), Optional.empty(), Map.of(), caller.line());
        plan.change(new Change.DropItem(site.steps(), caller.index()));
        for (Node step : steps) {
            plan.change(new Change.InsertItem(
                    site.steps(),
                    caller.index(),
                    step(inlined, (Node.Mapping) Node.resolved(step), steps.size() == 1)));
        }
        plan.name(
                "job " + site.job().id() + ": the steps of "
                        + caller.uses().orElseThrow().text().strip() + " stand here now",
                "PyPA's action does not work inside a composite action; delete that one when nothing else uses it, or at least its input for the credential.");
    }

    private Map<String, String> inputs(Node.Mapping root) {
        Map<String, String> inputs = new LinkedHashMap<>();
        root.mapping("inputs")
                .ifPresent(declared -> declared.entries().forEach(e -> {
                    Optional<String> fallback = Node.resolved(e.value()) instanceof Node.Mapping one
                            ? WorkflowReader.string(one, "default")
                            : Optional.empty();
                    inputs.put(e.key().value(), fallback.orElse(""));
                }));
        caller.with().forEach((name, value) -> inputs.put(name, value.text()));
        return inputs;
    }

    private Value step(Inlined inlined, Node.Mapping inner, boolean alone) {
        Optional<String> id = WorkflowReader.string(inner, "id");
        require(id.filter(i -> site.job().steps().stream()
                        .anyMatch(s -> s.id().filter(i::equals).isPresent()))
                .isEmpty());
        Value.Fields fields = Value.fields();
        Optional<Node.Text> name = inner.text("name").isEmpty() && alone ? call.text("name") : Optional.empty();
        if (name.isPresent()) {
            fields = fields.with("name", Value.copy(name.get()));
        }
        Optional<String> condition = condition(inlined, inner);
        if (condition.isPresent() && inner.entry("name").isEmpty()) {
            fields = fields.with("if", Value.words(condition.get()));
        }
        for (Value.Field field : ((Value.Fields) inlined.value(inner, false)).fields()) {
            if (!field.key().equals("if") && !field.key().equals("env")) {
                fields = fields.with(field.key(), field.value());
            }
            if (field.key().equals("name") && condition.isPresent()) {
                fields = fields.with("if", Value.words(condition.get()));
            }
        }
        Value.Fields env = environment(inlined, inner);
        return env.fields().isEmpty() ? fields : fields.with("env", env);
    }

    private Optional<String> condition(Inlined inlined, Node.Mapping inner) {
        Optional<String> own = WorkflowReader.string(inner, "if").map(inlined::condition);
        require(own.filter(Conditions::asksForState).isEmpty()
                && caller.condition().filter(Conditions::asksForState).isEmpty());
        Optional<String> outer = caller.condition().map(Conditions::bare);
        return own.isPresent() && outer.isPresent()
                ? Optional.of(Conditions.both(outer.get(), own.get()))
                : own.or(() -> outer);
    }

    private Value.Fields environment(Inlined inlined, Node.Mapping inner) {
        Map<String, Value> env = new LinkedHashMap<>();
        call.mapping("env")
                .ifPresent(map -> map.entries().forEach(e -> env.put(e.key().value(), Value.copy(e.value()))));
        inner.mapping("env")
                .ifPresent(map ->
                        map.entries().forEach(e -> env.put(e.key().value(), inlined.value(e.value(), false))));
        List<Value.Field> fields = new ArrayList<>();
        env.forEach((name, value) -> fields.add(new Value.Field(name, value)));
        return new Value.Fields(fields);
    }

    private void require(boolean holds) {
        if (!holds) {
            throw refusal();
        }
    }

    private CannotPlan refusal() {
        return new CannotPlan("cannot-inline", caller.line(), "the steps of the action cannot stand here");
    }
}
