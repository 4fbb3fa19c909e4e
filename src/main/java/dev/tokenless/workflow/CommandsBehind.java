package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import java.util.List;
import java.util.Set;

/// What a script does behind its upload. Once PyPA's action uploads in a step of its own, that would come first.
final class CommandsBehind {

    private static final Set<String> SHOWING =
            Set.of("", "echo", "printf", "ls", "tree", "cat", "true", "exit", "set", "fi", "done", "esac");

    private CommandsBehind() {}

    /// Commands behind the upload that do more than show something, and are no uploads of the same step.
    static List<Command> of(List<Finding> all, Finding finding) {
        if (finding.invocation().isEmpty()) {
            return List.of();
        }
        int end = finding.invocation().get().command().end();
        String script = finding.step().run().orElseThrow().text();
        if (script.substring(Math.min(end, script.length())).isBlank()) {
            return List.of();
        }
        List<Integer> uploads = all.stream()
                .filter(f -> f.publication().step().isPresent()
                        && f.step().index() == finding.step().index()
                        && f.publication().jobId().equals(finding.publication().jobId()))
                .flatMap(f -> f.invocation().stream())
                .map(i -> i.command().start())
                .toList();
        return ScriptReader.read(script, Dialect.of(finding.step().shell().orElse("bash"))).stream()
                .filter(c -> c.start() >= end && !uploads.contains(c.start()) && !shows(c))
                .toList();
    }

    private static boolean shows(Command command) {
        return SHOWING.contains(Invocation.of(command).program())
                && !command.line().contains(">")
                && !command.line().contains("|");
    }
}
