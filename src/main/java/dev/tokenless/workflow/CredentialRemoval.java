package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Takes the keys that carry a credential out of a step; `with:` and `env:` that would be empty go as a whole.
final class CredentialRemoval {

    private static final String WHY = "A user name or password, even an empty one, switches trusted publishing off.";

    private CredentialRemoval() {}

    /// The keys of the step that carry a credential; for PyPA's action every spelling of them.
    static Set<String> inputs(List<Finding> ofStep, Step step) {
        Set<String> keys = new LinkedHashSet<>();
        for (Finding finding : ofStep) {
            finding.carriers().forEach(c -> {
                if (c instanceof Carrier.Input input) {
                    keys.add(input.key());
                }
            });
            if (finding.upload().tool() == ToolName.GH_ACTION_PYPI_PUBLISH) {
                List.of("user", "username", "password").stream()
                        .filter(step.with()::containsKey)
                        .forEach(keys::add);
            }
        }
        return keys;
    }

    static Set<String> variables(List<Finding> ofStep, Step step) {
        Set<String> keys = new LinkedHashSet<>();
        for (Finding finding : ofStep) {
            finding.carriers().forEach(c -> {
                if (c instanceof Carrier.StepVariable variable) {
                    keys.add(variable.key());
                }
            });
            finding.upload().userVariables().stream()
                    .filter(step.env()::containsKey)
                    .forEach(keys::add);
            finding.upload().passwordVariables().stream()
                    .filter(step.env()::containsKey)
                    .forEach(keys::add);
        }
        return keys;
    }

    static void plan(JobSite site, JobPlan plan, List<Finding> ofStep, Step step, List<Change> into) {
        drop(site, plan, step, "with", inputs(ofStep, step), into);
        drop(site, plan, step, "env", variables(ofStep, step), into);
    }

    private static void drop(JobSite site, JobPlan plan, Step step, String block, Set<String> keys, List<Change> into) {
        Node.Mapping node = site.step(step.index());
        if (keys.isEmpty() || node.mapping(block).isEmpty()) {
            return;
        }
        Node.Mapping map = node.mapping(block).orElseThrow();
        boolean all = map.entries().stream().allMatch(e -> keys.contains(e.key().value()));
        if (all) {
            into.add(new Change.Drop(node, block));
        } else {
            keys.stream().filter(k -> map.entry(k).isPresent()).forEach(k -> into.add(new Change.Drop(map, k)));
        }
        keys.forEach(k -> plan.name(
                "job " + site.job().id() + ": " + (block.equals("with") ? "input " : "variable ") + k + " removed",
                WHY));
    }
}
