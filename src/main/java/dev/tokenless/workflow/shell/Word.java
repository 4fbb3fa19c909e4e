package dev.tokenless.workflow.shell;

/// A word of a command: its value without quotes, and where it stands in the script.
public record Word(String text, int start, int end) {}
