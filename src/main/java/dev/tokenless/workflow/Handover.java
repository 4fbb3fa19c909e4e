package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What expressions of a job that is taken apart need of each other: results of a step become outputs of its job,
/// and
/// jobs that were waited for are waited for again.
final class Handover {

    private static final Pattern STEP = Pattern.compile(
            "\\bsteps\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)\\s*\\.\\s*(?:(outputs)\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)|(outcome|conclusion)\\b)");
    private static final Pattern ANY_STEP = Pattern.compile("\\bsteps\\s*[.\\[]");
    private static final Pattern NEEDS = Pattern.compile("\\bneeds\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern VARIABLE = Pattern.compile("\\benv\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_]*)");

    /// What an expression can read at a place.
    ///
    /// @param contexts besides results of steps and variables; @param steps that stand at the same place
    /// @param variables of `env`
    record Place(Set<String> contexts, Set<String> steps, Set<String> variables) {

        /// The condition of a job.
        static final Place JOB = new Place(Set.of("github", "inputs", "vars", "needs"), Set.of(), Set.of());

        /// A step of a job that gets none of the old job's variables.
        static Place step(Workflow workflow, Set<String> steps) {
            return new Place(
                    Set.of("github", "inputs", "vars", "needs", "secrets", "runner"),
                    steps,
                    workflow.env().keySet());
        }
    }

    private final JobSite site;
    private final Map<String, String> fresh = new LinkedHashMap<>();

    Handover(JobSite site) {
        this.site = site;
    }

    /// The expression as it reads at another place, behind this job; empty where some of it can be read nowhere
    /// else.
    ///
    /// @param behind the first step that is no longer in this job
    Optional<String> elsewhere(String expression, int behind, Place place) {
        for (String context : Expressions.contexts(expression)) {
            if (!place.contexts().contains(context) && !Set.of("steps", "env").contains(context)) {
                return Optional.empty();
            }
        }
        Matcher variable = VARIABLE.matcher(expression);
        while (variable.find()) {
            boolean hidden = site.job().env().containsKey(variable.group(1));
            if (hidden || !place.variables().contains(variable.group(1))) {
                return Optional.empty();
            }
        }
        return results(expression, behind, place);
    }

    private Optional<String> results(String expression, int behind, Place place) {
        StringBuilder text = new StringBuilder();
        Matcher step = STEP.matcher(expression);
        int read = 0;
        while (step.find()) {
            read++;
            if (place.steps().contains(step.group(1))) {
                continue;
            }
            Optional<String> output = output(step, behind);
            if (output.isEmpty()) {
                return Optional.empty();
            }
            step.appendReplacement(text, "needs." + site.job().id() + ".outputs." + output.get());
        }
        step.appendTail(text);
        long all = ANY_STEP.matcher(expression).results().count();
        return all == read ? Optional.of(text.toString()) : Optional.empty();
    }

    /// Jobs that the expressions read.
    static Set<String> jobs(String expressions) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher needs = NEEDS.matcher(expressions);
        while (needs.find()) {
            ids.add(needs.group(1));
        }
        return ids;
    }

    /// The output that carries the result of a step; one that is there already serves.
    private Optional<String> output(Matcher reference, int behind) {
        String id = reference.group(1);
        boolean earlier = site.job().steps().stream()
                .anyMatch(s -> s.index() < behind && s.id().filter(id::equals).isPresent());
        if (!earlier || site.job().matrix().isPresent()) {
            return Optional.empty();
        }
        String value = "${{ " + reference.group().replaceAll("\\s", "") + " }}";
        Map<String, String> taken = new LinkedHashMap<>(existing());
        taken.putAll(fresh);
        for (Map.Entry<String, String> output : taken.entrySet()) {
            if (output.getValue().replaceAll("\\s", "").equals(value.replaceAll("\\s", ""))) {
                return Optional.of(output.getKey());
            }
        }
        String plain = reference.group(2) != null ? reference.group(3) : id + "-" + reference.group(4);
        String name = taken.containsKey(plain) ? id + "-" + plain : plain;
        if (taken.containsKey(name)) {
            return Optional.empty();
        }
        fresh.put(name, value);
        return Optional.of(name);
    }

    private Map<String, String> existing() {
        Map<String, String> outputs = new LinkedHashMap<>();
        site.node()
                .mapping("outputs")
                .ifPresent(map -> map.entries().forEach(e -> {
                    if (Node.resolved(e.value()) instanceof Node.Text text) {
                        outputs.put(e.key().value(), text.value());
                    }
                }));
        return outputs;
    }

    /// Adds the outputs to the job that stays.
    void plan(JobPlan plan) {
        if (fresh.isEmpty()) {
            return;
        }
        Optional<Node.Mapping> outputs =
                site.node().mapping("outputs").filter(o -> !o.entries().isEmpty());
        if (outputs.isPresent()) {
            String last = outputs.get().entries().getLast().key().value();
            fresh.forEach((name, value) -> plan.change(new Change.Add(outputs.get(), name, Value.words(value), last)));
        } else if (site.node().entry("outputs").isPresent()) {
            throw new CannotPlan("no-split", site.job().line(), "the job's outputs are no plain mapping");
        } else {
            plan.change(new Change.Add(site.node(), "outputs", Value.fields(fresh), "runs-on"));
        }
        fresh.keySet()
                .forEach(name -> plan.name(
                        "job " + site.job().id() + ": output " + name,
                        "A job behind this one reads what a step of it has found out."));
    }

    /// A text with some of its expressions changed; a script keeps all its other lines.
    static Change edited(Node.Text text, String now, int line) {
        if (text.style() != Node.Style.LITERAL) {
            return new Change.Replace(text, Value.words(now));
        }
        List<String> before = text.value().lines().toList();
        List<String> after = now.lines().toList();
        if (before.size() != after.size()) {
            throw new CannotPlan("no-split", line, "an expression goes over several lines");
        }
        Map<Integer, Optional<String>> lines = new LinkedHashMap<>();
        for (int number = 0; number < after.size(); number++) {
            if (!after.get(number).equals(before.get(number))) {
                lines.put(number, Optional.of(after.get(number)));
            }
        }
        return new Change.EditLines(text, lines);
    }
}
