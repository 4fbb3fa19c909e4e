package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.shell.Word;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes the keys that carry a credential out of a step; `with:` and `env:` that would be empty go as a whole.
final class CredentialRemoval {

    static final String WHY = "A user name or password, even an empty one, switches trusted publishing off.";

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

    /// Options in an action's input `args`, as maturin-action takes them; on one line, else they are left.
    static void options(JobSite site, JobPlan plan, Finding finding) {
        Optional<Node.Mapping> with = site.step(finding.step().index()).mapping("with");
        Optional<Node.Text> args = with.flatMap(w -> w.text("args"));
        if (args.isEmpty() || args.get().value().indexOf('\n') >= 0) {
            return;
        }
        Set<String> names = Set.copyOf(finding.upload().carriers());
        List<Word> words = ScriptReader.read(args.get().value(), Dialect.POSIX).stream()
                .flatMap(c -> c.words().stream())
                .toList();
        StringBuilder rest = new StringBuilder(args.get().value());
        for (Arguments.Option option : Arguments.read(words, names).options().reversed()) {
            if (names.contains(option.name())) {
                rest.delete(option.start(), option.end());
                plan.name("job " + site.job().id() + ": option " + option.name() + " removed", WHY);
            }
        }
        String now = rest.toString().replaceAll("(?<=^| ) +", "").strip();
        if (now.isEmpty()) {
            plan.change(new Change.Drop(with.get(), "args"));
        } else if (!now.equals(args.get().value())) {
            plan.change(new Change.Replace(args.get(), Value.words(now)));
        }
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
