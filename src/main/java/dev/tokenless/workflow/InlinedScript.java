package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// An upload hidden in a plain script or a make target of the checkout: its commands take the place of the one
/// that runs them.
final class InlinedScript {

    /// What a script reads of how it was started, or how it ends the shell.
    private static final Pattern OWN = Pattern.compile(
            "\\$[0-9@*#]|\\$\\{[0-9@*#]|BASH_SOURCE|(?m)^\\s*(?:exit|return|exec|trap|shift|getopts|function)\\b|\\(\\)\\s*\\{");
    private static final Pattern STOPS =
            Pattern.compile("(?m)^\\s*set\\s+-[a-z]*e|^#!.*\\bsh\\s+-[a-z]*e|^#!.*\\bbash\\s+-[a-z]*e");
    private static final Pattern SHELL = Pattern.compile("^#!.*\\b(?:sh|bash)\\b.*");
    private static final Set<String> SHELLS = Set.of("bash", "sh", "source", ".");

    private final JobSite site;
    private final Finding finding;
    private final Step step;
    private final Command command;

    private InlinedScript(JobSite site, Finding finding) {
        this.site = site;
        this.finding = finding;
        this.step = finding.step();
        this.command = finding.invocation().map(Invocation::command).orElseThrow(this::refusal);
    }

    static void plan(JobSite site, JobPlan plan, Finding finding, Sources sources) {
        new InlinedScript(site, finding).plan(plan, sources);
    }

    private void plan(JobPlan plan, Sources sources) {
        Invocation invocation = finding.invocation().orElseThrow();
        String script = step.run().orElseThrow(this::refusal).text();
        int start = script.lastIndexOf('\n', command.start() - 1) + 1;
        int newline = script.indexOf('\n', command.end());
        int end = newline < 0 ? script.length() : newline;
        require(!site.step(step.index()).flow()
                && !command.enclosed()
                && invocation.assignments().isEmpty()
                && Dialect.of(step.shell().orElse("bash")) == Dialect.POSIX
                && script.substring(start, command.start()).isBlank()
                && script.substring(command.end(), end).isBlank());
        String path = path(invocation, sources);
        String body = invocation.program().endsWith("make")
                ? MakeTarget.commands(sources.text(path).orElseThrow(this::refusal), target(invocation))
                        .orElseThrow(this::refusal)
                : script(invocation, sources.text(path).orElseThrow(this::refusal));
        check(body, script.substring(end));
        Node.Text run = site.step(step.index()).text("run").orElseThrow(this::refusal);
        plan.change(new Change.Replace(
                run, Value.words((script.substring(0, start) + body + script.substring(end)).stripTrailing())));
        plan.name(
                "job " + site.job().id() + ": the commands of " + path + " stand here now",
                "The upload was hidden there; drop it in that file too, once nothing else runs it.");
    }

    private void check(String body, String behind) {
        List<Command> commands = ScriptReader.read(body, Dialect.POSIX);
        boolean uploads =
                commands.stream().anyMatch(c -> HiddenUploads.upload(c).isPresent());
        boolean moves = commands.stream()
                .anyMatch(c -> Set.of("cd", "pushd", "export")
                        .contains(Invocation.of(c).program()));
        require(uploads && !Masking.holdsPypiToken(body) && !(moves && !behind.isBlank()));
    }

    private String path(Invocation invocation, Sources sources) {
        return HiddenUploads.files(step, invocation).orElse(List.of()).stream()
                .filter(f -> sources.text(f).isPresent())
                .findFirst()
                .orElseThrow(this::refusal);
    }

    private String target(Invocation invocation) {
        require(invocation.arguments().size() == 1);
        return invocation.arguments().getFirst().text();
    }

    /// The commands of a script that runs the same in the step's own shell.
    private String script(Invocation invocation, String text) {
        int words = SHELLS.contains(invocation.program()) ? 1 : 0;
        List<String> lines = text.lines().toList();
        String first = lines.isEmpty() ? "" : lines.getFirst();
        boolean shell = words == 1 || SHELL.matcher(first).matches();
        String body = String.join("\n", first.startsWith("#!") ? lines.subList(1, lines.size()) : lines)
                .strip();
        boolean stops = STOPS.matcher(text).find()
                || invocation.program().matches("source|\\.")
                || ScriptReader.read(body, Dialect.POSIX).size() == 1;
        require(invocation.arguments().size() == words
                && shell
                && stops
                && !OWN.matcher(body).find());
        return body;
    }

    private void require(boolean holds) {
        if (!holds) {
            throw refusal();
        }
    }

    private CannotPlan refusal() {
        return new CannotPlan("hidden-upload", step.line(), "the script cannot stand here");
    }
}
