package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.shell.Invocation;
import java.util.Optional;

/// One tool that uploads distributions. To add a tool: one such class, one line in [UploadTools], one test table.
public interface UploadTool {

    /// An upload by a command of a script.
    default Optional<Upload> command(Invocation invocation, Surroundings around) {
        return Optional.empty();
    }

    /// An upload by an action.
    default Optional<Upload> action(Step step) {
        return Optional.empty();
    }
}
