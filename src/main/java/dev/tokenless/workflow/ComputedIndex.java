package dev.tokenless.workflow;

import dev.tokenless.workflow.tool.Address;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An upload whose index an expression picks, of PyPI and TestPyPI: written out as one step for each, on conditions
/// that
/// exclude each other.
///
/// @param test what holds where TestPyPI is meant; @param testAddress what the expression then is; @param address
/// else
record ComputedIndex(String test, String testAddress, String address) {

    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final Pattern PLAIN = Pattern.compile(
            "(matrix|inputs|github\\s*\\.\\s*event\\s*\\.\\s*inputs)\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)");

    static boolean fits(Finding finding) {
        return finding.publication().index() == IndexKind.COMPUTED
                && finding.publication().step().isPresent()
                && (finding.upload().tool() == ToolName.GH_ACTION_PYPI_PUBLISH
                        || finding.invocation().isPresent());
    }

    static void plan(JobSite site, JobPlan plan, Finding finding) {
        Step step = finding.step();
        String url = finding.publication().url().orElse("").strip();
        ComputedIndex index = of(site, url).orElseThrow(() -> refusal(step));
        Node.Mapping node = site.step(step.index());
        boolean readable = !node.flow()
                && step.id().isEmpty()
                && step.condition().filter(Conditions::asksForState).isEmpty()
                && !(site.steps().items().get(step.index()) instanceof Node.Alias);
        if (!readable) {
            throw refusal(step);
        }
        plan.change(new Change.InsertItem(site.steps(), step.index(), index.rehearsal(node, step, url)));
        index.release(plan, node, step, url);
        plan.name(
                "job " + site.job().id() + ": the upload to an index by choice becomes one upload for each",
                "Each index has its own publisher, its own environment and its own job; an expression can pick none of them.");
    }

    /// Reads `${{ condition && 'one' || 'other' }}`, or an input or a matrix value of which all values are known.
    private static Optional<ComputedIndex> of(JobSite site, String url) {
        if (!url.startsWith("${{") || !url.endsWith("}}") || url.indexOf("${{", 3) >= 0) {
            return Optional.empty();
        }
        String expression = url.substring(3, url.length() - 2).strip();
        List<String> or = Conditions.split(expression, "||");
        List<String> and = Conditions.split(or.getFirst(), "&&");
        if (or.size() == 2 && and.size() > 1) {
            Matcher yes = LITERAL.matcher(and.getLast());
            Matcher no = LITERAL.matcher(or.getLast());
            String condition = String.join(" && ", and.subList(0, and.size() - 1));
            return yes.matches() && no.matches() ? ternary(condition, yes.group(1), no.group(1)) : Optional.empty();
        }
        Matcher plain = PLAIN.matcher(expression);
        return plain.matches() ? ofValues(expression, values(site, plain.group(1), plain.group(2))) : Optional.empty();
    }

    private static Optional<ComputedIndex> ternary(String condition, String yes, String no) {
        boolean yesIsTest = kind(yes) == IndexKind.TESTPYPI;
        boolean both =
                yesIsTest ? kind(no) == IndexKind.PYPI : kind(yes) == IndexKind.PYPI && kind(no) == IndexKind.TESTPYPI;
        if (!both || yes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                yesIsTest
                        ? new ComputedIndex(condition, yes, no)
                        : new ComputedIndex(Conditions.opposite(condition), no, yes));
    }

    private static Optional<ComputedIndex> ofValues(String expression, Set<String> values) {
        List<String> test =
                values.stream().filter(v -> kind(v) == IndexKind.TESTPYPI).toList();
        List<String> real =
                values.stream().filter(v -> kind(v) == IndexKind.PYPI).toList();
        return values.size() == 2 && test.size() == 1 && real.size() == 1
                ? Optional.of(new ComputedIndex(
                        expression + " == '" + test.getFirst() + "'", test.getFirst(), real.getFirst()))
                : Optional.empty();
    }

    private static IndexKind kind(String address) {
        return (address.contains("://") ? Address.ofUrl(address) : Address.ofName(address)).kind();
    }

    /// All values that the name can have; none where that is not known.
    private static Set<String> values(JobSite site, String context, String name) {
        Set<String> values = new LinkedHashSet<>();
        if (context.equals("matrix")) {
            return MatrixValues.of(site.job(), name);
        }
        Node.Mapping root =
                (Node.Mapping) Node.resolved(site.workflow().document().root());
        root.mapping("on")
                .flatMap(on -> on.mapping("workflow_dispatch"))
                .flatMap(d -> d.mapping("inputs"))
                .flatMap(i -> i.mapping(name))
                .flatMap(i -> i.listing("options"))
                .ifPresent(o -> MatrixValues.texts(PlainTree.of(o), values));
        return values;
    }

    private Value rehearsal(Node.Mapping node, Step step, String url) {
        Value.Fields fields = Value.fields()
                .with(
                        "name",
                        Value.words(step.name().map(n -> n + " (TestPyPI)").orElse("Publish to TestPyPI")))
                .with("if", Value.words(both(step, test)));
        for (Node.Entry entry : node.entries()) {
            String key = entry.key().value();
            if (key.equals("run")) {
                fields = fields.with(
                        key,
                        Value.words(step.run()
                                .orElseThrow()
                                .text()
                                .replace(url, testAddress)
                                .stripTrailing()));
            } else if (key.equals("with")) {
                fields = fields.with(key, addressed(entry.value()));
            } else if (!key.equals("name") && !key.equals("if")) {
                fields = fields.with(key, Value.copy(entry.value()));
            }
        }
        return fields;
    }

    private Value addressed(Node with) {
        if (!(Value.copy(with) instanceof Value.Fields inputs)) {
            return Value.copy(with);
        }
        Value.Fields fields = Value.fields();
        for (Value.Field field : inputs.fields()) {
            boolean address = field.key().matches("repository[-_]url");
            fields = fields.with(field.key(), address ? Value.words(testAddress) : field.value());
        }
        return fields;
    }

    private void release(JobPlan plan, Node.Mapping node, Step step, String url) {
        String condition = both(step, Conditions.opposite(test));
        Optional<Node.Text> old = node.text("if");
        String first = node.entries().getFirst().key().value();
        plan.change(
                old.isPresent()
                        ? new Change.Replace(old.get(), Value.words(condition))
                        : new Change.Add(node, "if", Value.words(condition), first.equals("name") ? "name" : ""));
        Optional<Node.Text> run = node.text("run");
        if (run.isPresent()) {
            plan.change(Handover.edited(
                    run.get(), run.get().value().replace(url, address).stripTrailing(), step.line()));
            return;
        }
        Node.Mapping with = node.mapping("with").orElseThrow(() -> refusal(step));
        with.entries().stream()
                .map(e -> e.key().value())
                .filter(k -> k.matches("repository[-_]url"))
                .forEach(k -> plan.change(
                        with.entries().size() == 1 ? new Change.Drop(node, "with") : new Change.Drop(with, k)));
    }

    private static String both(Step step, String condition) {
        return step.condition()
                .map(Conditions::bare)
                .map(c -> Conditions.both(c, condition))
                .orElse(condition);
    }

    private static CannotPlan refusal(Step step) {
        return new CannotPlan("computed-index", step.line(), "which index is meant cannot be told");
    }
}
