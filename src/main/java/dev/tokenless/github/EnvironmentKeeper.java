package dev.tokenless.github;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.TagRuleset;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Optional;

/// Environments and their rules. All failures are `GitHubException`.
public interface EnvironmentKeeper {

    List<EnvironmentState> environments(RepositoryName repository);

    Optional<EnvironmentState> environment(RepositoryName repository, EnvironmentName environment);

    /// Makes the environment's rules equal to `wanted`, creating it if need be, and answers what GitHub then has.
    /// Where the owner's plan has no reviewers and wait timers for private repositories, the rules for branches and
    /// tags are still set if `wanted` has no others.
    ///
    /// @throws GitHubException `NotAsWritten` if GitHub reads differently afterwards; the rules from before are put
    /// back
    EnvironmentState putEnvironment(RepositoryName repository, EnvironmentName environment, EnvironmentRules wanted);

    /// Deletes the environment with its rules and secrets; nothing happens if there is none.
    void deleteEnvironment(RepositoryName repository, EnvironmentName environment);

    /// Creates an active ruleset for tags, from which administrators are exempt. It is not asked whether there is one
    /// already.
    void createTagRuleset(RepositoryName repository, TagRuleset wanted);
}
