package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the question for the secret out of conditions, with the step that does nothing but look for it; what else
/// a condition asks stays.
final class LiftedQuestion {

    private static final String WHY =
            "Without its secret it would never run again. PyPI refuses a fork's upload by itself; to skip it there, ask for `github.repository == 'owner/name'`.";
    private static final Pattern SECRET =
            Pattern.compile("(?i)secrets\\s*(?:\\.\\s*[a-z_][a-z0-9_-]*|\\[\\s*'[^']*'\\s*])");
    private static final Pattern VARIABLE = Pattern.compile("env\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern OUTPUT = Pattern.compile(
            "steps\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)\\s*\\.\\s*outputs\\s*\\.\\s*[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern EXPRESSION = Pattern.compile("(?s)\\$\\{\\{(.*?)}}");

    private final JobSite site;
    private final JobPlan plan;
    private final Finding finding;
    private final Set<String> looking = new LinkedHashSet<>();
    private final Set<String> asking = new LinkedHashSet<>();
    private final StringBuilder lifted = new StringBuilder();

    private LiftedQuestion(JobSite site, JobPlan plan, Finding finding) {
        this.site = site;
        this.plan = plan;
        this.finding = finding;
    }

    static void plan(JobSite site, JobPlan plan) {
        site.needed().stream()
                .filter(f -> SecretConditions.ask(site.workflow(), f))
                .forEach(f -> new LiftedQuestion(site, plan, f).lift());
    }

    private void lift() {
        lift(site.node(), "job " + site.job().id());
        for (Step step : site.job().steps()) {
            lift(
                    site.step(step.index()),
                    "job " + site.job().id() + ": " + step.name().orElse("a step"));
        }
        dropLooking();
        Node.Mapping root =
                (Node.Mapping) Node.resolved(site.workflow().document().root());
        for (String name : asking) {
            if (Leftovers.uses(site.workflow().text(), name) == 1 + Leftovers.uses(lifted.toString(), name)) {
                dropVariable(root, "workflow", name);
                dropVariable(site.node(), "job " + site.job().id(), name);
                dropVariable(
                        site.step(finding.step().index()), "job " + site.job().id(), name);
            }
        }
    }

    /// One that was there for the question only.
    private void dropVariable(Node.Mapping owner, String where, String name) {
        Optional<Node.Mapping> env =
                owner.mapping("env").filter(e -> e.entry(name).isPresent());
        if (env.isPresent()) {
            boolean all = asking.containsAll(
                    env.get().entries().stream().map(e -> e.key().value()).toList());
            plan.change(all ? new Change.Drop(owner, "env") : new Change.Drop(env.get(), name));
            plan.name(where + ": variable " + name + " removed", "Nothing else asks for it.");
        }
    }

    private void lift(Node.Mapping owner, String where) {
        Optional<Node.Text> condition = owner.text("if");
        if (condition.isEmpty()) {
            return;
        }
        List<String> rest = new ArrayList<>();
        List<String> parts = Conditions.conjuncts(condition.get().value());
        for (String part : parts) {
            if (asks(part)) {
                lifted.append(part).append('\n');
            } else {
                rest.add(part);
            }
        }
        if (rest.size() == parts.size()) {
            return;
        }
        require(site.workflow().trigger("pull_request").isEmpty()
                || rest.stream().anyMatch(r -> r.contains("github.")));
        String kept = String.join(" && ", rest);
        boolean wrapped = condition.get().value().strip().startsWith("${{");
        plan.change(
                rest.isEmpty()
                        ? new Change.Drop(owner, "if")
                        : new Change.Replace(condition.get(), Value.words(wrapped ? "${{ " + kept + " }}" : kept)));
        plan.name(where + " no longer asks for its secret", WHY);
    }

    /// Whether a part of a condition asks for nothing but the secret; one that is mixed with it is a person's.
    private boolean asks(String part) {
        String text = part.strip().replaceFirst("^\\((.*)\\)$", "$1").strip();
        Matcher sides = Pattern.compile("(?s)(.+?)\\s*(==|!=)\\s*(.+)").matcher(text);
        String subject = text.replaceFirst("^!\\s*!\\s*", "");
        boolean equal = false;
        String literal = "''";
        if (sides.matches()) {
            boolean turned = sides.group(1).matches("'[^']*'|null|true|false");
            subject = turned ? sides.group(3) : sides.group(1);
            literal = turned ? sides.group(1) : sides.group(3);
            equal = sides.group(2).equals("==");
        }
        Matcher variable = VARIABLE.matcher(subject);
        Matcher output = OUTPUT.matcher(subject);
        if (SECRET.matcher(subject).matches()) {
            boolean ours = SecretConditions.takes(subject, finding);
            require(!ours || (!equal && literal.matches("''|null")));
            return ours;
        }
        if (variable.matches()) {
            return asksVariable(variable.group(1), equal, literal);
        }
        if (output.matches() && looks(output.group(1))) {
            require(literal.matches("'[^']*'|true|false|null"));
            looking.add(output.group(1));
            return true;
        }
        require(!mentions(part));
        return false;
    }

    private boolean asksVariable(String name, boolean equal, String literal) {
        String value = SecretConditions.variable(site.workflow(), finding, name).orElse("");
        if (!SecretConditions.takes(value, finding)) {
            return false;
        }
        asking.add(name);
        Matcher expression = EXPRESSION.matcher(value.strip());
        require(expression.matches() && value.indexOf("${{", 3) < 0);
        String inner = expression.group(1).strip();
        boolean flag = !SECRET.matcher(inner).matches() && asks(inner);
        require(
                flag
                        ? literal.matches(equal ? "'true'|true" : "'false'|false|''")
                        : !equal && literal.matches("''|null"));
        return true;
    }

    private boolean mentions(String part) {
        Matcher output = OUTPUT.matcher(part);
        while (output.find()) {
            if (looks(output.group(1))) {
                return true;
            }
        }
        Matcher variable = VARIABLE.matcher(part);
        while (variable.find()) {
            if (SecretConditions.takes(
                    SecretConditions.variable(site.workflow(), finding, variable.group(1))
                            .orElse(""),
                    finding)) {
                return true;
            }
        }
        return SecretConditions.takes(part, finding);
    }

    private boolean looks(String id) {
        return step(id).filter(s -> SecretConditions.takes(s.toString(), finding))
                .isPresent();
    }

    private Optional<Step> step(String id) {
        return site.job().steps().stream()
                .filter(s -> s.id().filter(id::equals).isPresent())
                .findFirst();
    }

    /// A step that looks goes with the conditions that asked it, where nothing else reads it or comes of it.
    private void dropLooking() {
        for (String id : looking) {
            Step step = step(id).orElseThrow();
            long asked = conditions().stream().mapToLong(c -> reads(c, id)).sum();
            require(LookingStep.doesNothingElse(step, finding)
                    && asked == reads(PlainTree.of(site.node()).toString(), id));
            plan.change(new Change.DropItem(site.steps(), step.index(), true));
            plan.name(
                    "job " + site.job().id() + ": step " + id + " removed", "It did nothing but look for the secret.");
        }
    }

    private List<String> conditions() {
        List<String> all = new ArrayList<>();
        site.job().condition().ifPresent(all::add);
        site.job().steps().forEach(s -> s.condition().ifPresent(all::add));
        return all;
    }

    private static long reads(String text, String id) {
        return Pattern.compile("\\bsteps\\s*\\.\\s*" + Pattern.quote(id) + "\\b")
                .matcher(text)
                .results()
                .count();
    }

    private void require(boolean holds) {
        if (!holds) {
            throw new CannotPlan(
                    SecretConditions.CODE, finding.publication().line(), "what else the condition asks cannot be told");
        }
    }
}
