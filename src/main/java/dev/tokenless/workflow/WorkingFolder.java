package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Arguments;
import dev.tokenless.workflow.shell.Command;
import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// In which folder a command runs, from the top of the workspace.
final class WorkingFolder {

    /// A folder that only the run knows; no plain folder, so that whoever needs one refuses.
    private static final String UNKNOWN = "$UNKNOWN";

    private WorkingFolder() {}

    /// The step's working directory, and every `cd` above the command in its script.
    static String of(Step step, Command command) {
        String folder = step.workingDirectory().orElse("");
        String script = step.run().orElseThrow().text();
        for (Command earlier : ScriptReader.read(script, Dialect.of(step.shell().orElse("bash")))) {
            if (earlier.start() >= command.start()) {
                break;
            }
            Invocation invocation = Invocation.of(earlier);
            if (invocation.program().equals("popd")) {
                return UNKNOWN;
            }
            if (Set.of("cd", "pushd", "set-location").contains(invocation.program())) {
                String target = Arguments.read(invocation.arguments(), Set.of())
                        .operand(0)
                        .orElse(UNKNOWN);
                folder = join(folder, earlier.enclosed() || target.equals("-") ? UNKNOWN : target);
            }
        }
        return folder;
    }

    /// `..` and `.` resolved; what leaves the workspace or is computed stays visible as such.
    static String join(String from, String path) {
        boolean expression = path.startsWith("${{");
        if (expression && !from.isEmpty()) {
            return UNKNOWN;
        }
        if (path.startsWith("/") || path.startsWith("~") || (path.startsWith("$") && !expression)) {
            return path;
        }
        List<String> parts = new ArrayList<>();
        for (String part : (from + "/" + path).split("/+", -1)) {
            if (part.equals("..")
                    && !parts.isEmpty()
                    && !parts.getLast().equals("..")
                    && !parts.getLast().contains("${{")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        return from.startsWith("/") ? "/" + joined : joined;
    }
}
