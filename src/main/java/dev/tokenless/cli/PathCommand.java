package dev.tokenless.cli;

import dev.tokenless.cli.files.WorkflowFinder;
import dev.tokenless.workflow.Left;
import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.VisibleText;
import java.util.List;

/// What `rewrite`, `scan` and `claims` do with their PATHs alike.
final class PathCommand {

    private final Terminal terminal;

    PathCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static List<Looked> look(List<String> paths, RewriteChoices choices) {
        return WorkflowFinder.find(paths).stream()
                .map(found -> Looked.at(found, choices))
                .toList();
    }

    /// A sole PATH that gave no workflow is the error of the whole command.
    static void requireSomething(List<Looked> looked) {
        if (looked.size() == 1) {
            Looked only = looked.getFirst();
            only.unreadable().ifPresent(reason -> {
                throw new CommandFailure(
                        reason.code(), VisibleText.line(only.shownPath()) + at(reason) + ": " + reason.message());
            });
        }
    }

    static boolean allUnreadable(List<Looked> looked) {
        return looked.stream().allMatch(one -> one.unreadable().isPresent());
    }

    static int exitCode(List<Looked> looked, boolean anythingElse) {
        if (allUnreadable(looked)) {
            return ExitCode.UNUSABLE;
        }
        return anythingElse || looked.stream().anyMatch(Looked::unfinished) ? ExitCode.LEFT : ExitCode.DONE;
    }

    /// One line for a person about each thing that is left.
    void tellLeft(Looked looked) {
        looked.left().stream().filter(left -> !isLeak(left)).forEach(left -> tell(looked, left));
    }

    /// Credentials in clear come before everything else, whatever file they stand in.
    void tellLeaks(List<Looked> all) {
        all.forEach(one -> one.left().stream().filter(PathCommand::isLeak).forEach(left -> tell(one, left)));
        if (all.stream().flatMap(one -> one.left().stream()).anyMatch(PathCommand::isLeak)) {
            say("A token that others could read must be revoked first: `tokenless migrate --leaked OWNER/REPOSITORY`.");
        }
    }

    private void tell(Looked looked, Left left) {
        say(VisibleText.line(looked.shownPath()) + at(left) + ": " + left.message() + " (" + left.code() + ")");
    }

    private static boolean isLeak(Left left) {
        return left.code().equals("token-in-clear");
    }

    void say(String message) {
        terminal.err().println(VisibleText.of(Masking.mask(message)));
    }

    private static String at(Left left) {
        return left.line() > 1 || left.column() > 1 ? ":" + left.line() + ":" + left.column() : "";
    }
}
