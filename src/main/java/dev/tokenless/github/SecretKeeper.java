package dev.tokenless.github;

import dev.tokenless.workflow.RepositoryName;
import java.util.List;

/// Secrets by name, and variables. All failures are `GitHubException`.
public interface SecretKeeper {

    /// The secrets of all stores that the repository's workflows can reach.
    SecretStock secrets(RepositoryName repository);

    /// The variables of the repository and its environments.
    List<Variable> variables(RepositoryName repository);

    /// Deletes a secret for good; nothing happens if it is gone already.
    ///
    /// @throws IllegalArgumentException for an organisation's secret, which other repositories share
    void deleteSecret(RepositoryName repository, Secret secret);
}
