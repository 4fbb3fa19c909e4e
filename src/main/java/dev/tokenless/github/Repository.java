package dev.tokenless.github;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.util.HashMap;
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
/// @param beside       what came with them, by path: the files in the root that name the project, and the actions that
///                     the repository brings itself (`action.yml` at its root and in the folders of
///                     `.github/actions`); empty where the file was looked for and is not there
/// @param environments the first ten environments by name
/// @param tags         the newest hundred tag names, newest commit first
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
        Map<String, Optional<String>> beside,
        List<EnvironmentName> environments,
        List<String> tags) {
    public Repository {
        workflows = Map.copyOf(workflows);
        beside = Map.copyOf(beside);
        environments = List.copyOf(environments);
        tags = List.copyOf(tags);
    }

    /// Every text that came, by path.
    public Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>(workflows);
        beside.forEach((path, text) -> text.ifPresent(found -> texts.put(path, found)));
        return texts;
    }

    /// Whether a path need not be asked for again: its text came, or it is known not to be there.
    public boolean knows(String path) {
        return workflows.containsKey(path) || beside.containsKey(path);
    }
}
