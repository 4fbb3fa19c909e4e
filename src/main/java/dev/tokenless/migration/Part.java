package dev.tokenless.migration;

/// A part of what is read from the world. Reading again only the part that a step can have changed keeps the number
/// of requests bounded: GitHub allows 5,000 an hour.
public enum Part {
    /// The repository, its workflows and the files they lead to.
    REPOSITORY,
    ENVIRONMENTS,
    SECRETS,
    TAGS,
    /// Policies and rulesets that can stop a release.
    SETTINGS,
    /// The projects on PyPI and TestPyPI, with the provenance of their newest files.
    INDEX,
    PULL_REQUEST,
    /// Runs of the workflows that publish.
    RUNS
}
