package dev.tokenless.workflow;

/// What came of reading a text as a workflow.
public sealed interface Reading permits Workflow, Unreadable {}
