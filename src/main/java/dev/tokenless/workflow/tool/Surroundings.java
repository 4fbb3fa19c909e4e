package dev.tokenless.workflow.tool;

import java.util.Optional;

/// What a tool may ask about the place where it runs.
public interface Surroundings {

    /// The value of an environment variable, as written.
    Optional<String> variable(String name);

    /// The URL that an earlier command has stored under a repository's name.
    Optional<String> repositoryUrl(String name);
}
