package dev.tokenless.migration;

/// What the one pull request says.
///
/// @param branch the branch that carries it; the same for every run, so that a second run finds the first
/// @param title  also the commit's first line
/// @param body   Markdown: each change with its reason, and what remains to do
public record PullRequestText(String branch, String title, String body) {}
