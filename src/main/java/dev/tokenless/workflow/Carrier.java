package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Command;

/// A place that carries a credential to an upload, and must go with it.
sealed interface Carrier {

    /// An input of the step's action.
    record Input(String key) implements Carrier {}

    /// A variable of the step's `env:`.
    record StepVariable(String key) implements Carrier {}

    record JobVariable(String key) implements Carrier {}

    record WorkflowVariable(String key) implements Carrier {}

    /// The command line of the upload itself: an option, or an assignment in front.
    record OnTheLine() implements Carrier {}

    /// A command of this or an earlier step that stores the credential (`export`, `poetry config`, `$GITHUB_ENV`,
    /// `.pypirc`).
    record Stored(int stepIndex, Command command) implements Carrier {}
}
