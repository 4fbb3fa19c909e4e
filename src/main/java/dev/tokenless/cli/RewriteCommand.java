package dev.tokenless.cli;

import dev.tokenless.cli.files.Found;
import dev.tokenless.cli.files.SafeReplacement;
import dev.tokenless.workflow.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rewrite",
        description = "Shows, as a unified diff, the workflows without their tokens; --write edits them in place.")
final class RewriteCommand implements Callable<Integer> {

    private final Shared shared;
    private final Terminal terminal;
    private final PathCommand files;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A workflow file, a repository checkout, or a folder of either.")
    List<String> paths = List.of();

    @Option(names = "--write", description = "Replace each rewritten file, atomically.")
    boolean write;

    @Mixin
    RewriteOptions options = new RewriteOptions();

    RewriteCommand(Shared shared, Terminal terminal) {
        this.shared = shared;
        this.terminal = terminal;
        this.files = new PathCommand(terminal);
    }

    @Override
    public Integer call() {
        List<Looked> looked = PathCommand.look(paths, options.choices());
        PathCommand.requireSomething(looked);
        files.tellLeaks(looked);
        if (write) {
            looked = looked.stream().map(RewriteCommand::written).toList();
        }
        for (Looked one : looked) {
            if (!shared.json) {
                new DiffPrinter(terminal).print(one.shownPath(), one.before(), one.after());
            }
            files.tellLeft(one);
        }
        if (shared.json) {
            Json.print(
                    terminal,
                    Json.object()
                            .set(
                                    "files",
                                    Json.value(
                                            looked.stream().map(FileAnswer::of).toList())));
        }
        summarise(looked);
        return PathCommand.exitCode(looked, false);
    }

    /// Puts a change in place; what could not be written stands as refused, with the reason.
    private static Looked written(Looked one) {
        if (!(one.found() instanceof Found.Text text) || one.after().equals(one.before())) {
            return one;
        }
        return SafeReplacement.replace(text, one.after()).map(one::notWritten).orElse(one);
    }

    private void summarise(List<Looked> looked) {
        long rewritten = looked.stream()
                .filter(one -> one.outcome()
                        .filter(Outcome.Rewritten.class::isInstance)
                        .isPresent())
                .count();
        long refused = looked.stream()
                .filter(one -> one.status().equals(FileAnswer.REFUSED))
                .count();
        files.say("%d %s looked at: %d %s, %d refused, %d with nothing to change."
                .formatted(
                        looked.size(),
                        looked.size() == 1 ? "file" : "files",
                        rewritten,
                        write ? "rewritten" : "would be rewritten",
                        refused,
                        looked.size() - rewritten - refused));
    }
}
