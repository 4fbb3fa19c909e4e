package dev.tokenless.workflow;

/// One change of a workflow: what, in a line (`job deploy: permissions id-token: write`), and why, in a sentence.
public record NamedChange(String summary, String reason) {}
