package dev.tokenless.github;

/// A workflow file as a branch has it.
///
/// @param branch the branch's name without `refs/heads/`
/// @param path   like `.github/workflows/publish.yml`
public record BranchWorkflow(String branch, String path, String text) {}
