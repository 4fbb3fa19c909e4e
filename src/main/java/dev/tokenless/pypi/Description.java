package dev.tokenless.pypi;

import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a project says about itself (JSON API). Self-declared: a hint, never a proof.
///
/// @param projectUrls  label to address, the home page too
/// @param roles        owners and maintainers; those through a team or organisation are not in it
/// @param organization the organisation on the index that owns it
public record Description(
        ProjectName name, Map<String, String> projectUrls, List<Role> roles, Optional<String> organization) {

    public Description {
        projectUrls = Map.copyOf(projectUrls);
        roles = List.copyOf(roles);
    }

    /// The repositories on GitHub that the project's links name, each once.
    public List<RepositoryName> repositories() {
        return projectUrls.values().stream()
                .flatMap(address -> GitHubLink.repository(address).stream())
                .distinct()
                .toList();
    }

    /// Who may do what.
    ///
    /// @param role `Owner` or `Maintainer`; only owners may add a publisher
    /// @param user the account's name on the index
    public record Role(String role, String user) {}
}
