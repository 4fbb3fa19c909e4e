package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Commands behind an upload in its script, moved into a step of their own: so they come behind the upload still
/// when that is a step of PyPA's action.
final class StepBehind {

    /// What changes the shell for all that follows, so that the script cannot be cut behind it.
    private static final Set<String> LASTING =
            Set.of("source", ".", "alias", "unalias", "unset", "shopt", "trap", "pushd", "popd", "function", "exec");

    private final JobSite site;
    private final Finding finding;
    private final Step step;
    private final String script;
    private final List<Command> commands;

    private StepBehind(JobSite site, Finding finding) {
        this.site = site;
        this.finding = finding;
        this.step = finding.step();
        this.script = step.run().orElseThrow().text();
        this.commands = ScriptReader.read(script, Dialect.POSIX);
    }

    static boolean fits(List<Finding> all, Finding finding) {
        return finding.obstacles().isEmpty()
                && finding.upload().replacement().isPresent()
                && !CommandsBehind.of(all, finding).isEmpty();
    }

    static void plan(JobSite site, JobPlan plan, Finding finding) {
        new StepBehind(site, finding).plan(plan);
    }

    private void plan(JobPlan plan) {
        Command upload = finding.invocation().orElseThrow().command();
        Node.Mapping node = site.step(step.index());
        Node.Text run = node.text("run").orElseThrow();
        List<String> lines = script.lines().toList();
        int last = (int)
                script.substring(0, upload.end()).chars().filter(c -> c == '\n').count();
        boolean whole =
                script.substring(upload.end()).lines().findFirst().orElse("").isBlank();
        require(!node.flow()
                && run.style() == Node.Style.LITERAL
                && Dialect.of(step.shell().orElse("bash")) == Dialect.POSIX
                && whole
                && !upload.enclosed()
                && commands.stream().noneMatch(c -> c.start() > upload.end() && c.enclosed()));
        requirePlain(upload);
        List<String> behind = new ArrayList<>(folders(upload));
        behind.addAll(lines.subList(last + 1, lines.size()));
        requireNoState(upload, String.join("\n", behind));
        Map<Integer, Optional<String>> gone = new LinkedHashMap<>();
        for (int line = last + 1; line < lines.size(); line++) {
            gone.put(line, Optional.empty());
        }
        plan.change(new Change.EditLines(run, gone));
        plan.change(new Change.InsertItem(site.steps(), step.index(), step(node, String.join("\n", behind))));
        plan.name(
                "job " + site.job().id() + ": the commands behind the upload in a step of their own",
                "They come behind the upload as before.");
    }

    private void requirePlain(Command upload) {
        require(!step.continueOnError()
                && step.condition().filter(Conditions::asksForState).isEmpty()
                && !(step.id().isPresent() && script.substring(upload.end()).contains("GITHUB_OUTPUT")));
    }

    /// `cd` of the first part, said again.
    private List<String> folders(Command upload) {
        List<String> folders = new ArrayList<>();
        for (Command command : commands) {
            if (command.end() <= upload.start()
                    && Invocation.of(command).program().equals("cd")) {
                require(!command.enclosed());
                folders.add(command.line());
            }
        }
        return folders;
    }

    private void requireNoState(Command upload, String behind) {
        List<String> read = Expressions.variables(behind);
        for (Command command : commands) {
            if (command.end() > upload.start()) {
                break;
            }
            Invocation invocation = Invocation.of(command);
            Set<String> names = invocation.program().equals("export")
                    ? invocation.arguments().stream()
                            .map(w -> w.text().replaceFirst("=.*$", ""))
                            .collect(Collectors.toSet())
                    : invocation.program().isEmpty() ? invocation.assignments().keySet() : Set.of();
            require(!LASTING.contains(invocation.program()) && names.stream().noneMatch(read::contains));
        }
    }

    private Value.Fields step(Node.Mapping node, String behind) {
        Value.Fields fields = Value.fields();
        Optional<Node.Text> condition = node.text("if");
        fields = fields.with(
                "name",
                Value.words(step.name().map(n -> n + " (behind the upload)").orElse("Behind the upload")));
        if (condition.isPresent()) {
            fields = fields.with("if", new Value.Verbatim(condition.get()));
        }
        fields = fields.with("run", Value.words(behind));
        for (String key : List.of("shell", "working-directory")) {
            Optional<Node> kept = node.get(key);
            fields = kept.isPresent() ? fields.with(key, Value.copy(kept.get())) : fields;
        }
        Value.Fields env = Value.fields();
        Set<String> credentials = CredentialRemoval.variables(List.of(finding), step);
        for (Node.Entry entry : node.mapping("env").map(Node.Mapping::entries).orElse(List.of())) {
            if (!credentials.contains(entry.key().value())) {
                env = env.with(entry.key().value(), Value.copy(entry.value()));
            }
        }
        return env.fields().isEmpty() ? fields : fields.with("env", env);
    }

    private void require(boolean holds) {
        if (!holds) {
            throw new CannotPlan("commands-follow", step.line(), "the script cannot be cut behind the upload");
        }
    }
}
