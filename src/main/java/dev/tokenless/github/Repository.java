package dev.tokenless.github;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A repository with at least one commit, as the scan sees it at the head of its default branch.
///
/// @param id           GitHub's number for it
/// @param ownerId      the owner's number, which PyPI compares too
/// @param admin        whether the signed-in person may configure environments
/// @param push         whether the signed-in person may push
/// @param headSha      the commit at the head of the default branch
/// @param workflows    path to text of every `.yml` and `.yaml` file in `.github/workflows`
/// @param pyproject    the text of `pyproject.toml` in the root
/// @param environments the first ten environments by name
public record Repository(
        RepositoryName name,
        long id,
        long ownerId,
        boolean ownerIsOrganization,
        boolean isPrivate,
        boolean fork,
        boolean archived,
        boolean admin,
        boolean push,
        String defaultBranch,
        String headSha,
        Map<String, String> workflows,
        Optional<String> pyproject,
        List<EnvironmentName> environments) {
    public Repository {
        workflows = Map.copyOf(workflows);
        environments = List.copyOf(environments);
    }
}
