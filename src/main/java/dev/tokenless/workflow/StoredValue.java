package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Command;

/// A value that a command has stored for later ones.
///
/// @param name the variable, or a setting such as `pypi-token.pypi`
record StoredValue(String name, String value, int stepIndex, Command command) {}
