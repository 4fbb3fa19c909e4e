package dev.tokenless.workflow.yaml;

/// Replaces the text from `start` to `end` (UTF-16 units of the original).
public record Edit(int start, int end, String text) {}
