package dev.tokenless.practice.index;

import java.util.Optional;

/// Whether a credential may upload to a project. Sources: pypi/warehouse `caveats/__init__.py`, `forklift/legacy.py`.
final class UploadPermission {
    private static final String INVALID = "Invalid API Token: ";
    private final IndexState state;

    UploadPermission(IndexState state) {
        this.state = state;
    }

    /// The project of that name; a person's account-wide token creates it where it does not exist.
    Project projectFor(Credential credential, String name) {
        Optional<Project> project = state.project(name);
        if (project.isEmpty()) {
            return create(credential, name);
        }
        if (!project.get().status.takesUploads()) {
            throw new Refusal(
                    403,
                    "Project '%s' is %s and takes no uploads."
                            .formatted(name, project.get().status.json()));
        }
        switch (credential) {
            case Credential.MintedToken minted -> requireAttached(minted, project.get(), name);
            case Credential.ApiToken token -> requireRole(token, project.get(), name);
        }
        return project.get();
    }

    private Project create(Credential credential, String name) {
        return switch (credential) {
            case Credential.MintedToken _ ->
                throw new Refusal(
                        400,
                        "Non-user identities cannot create new projects. This was probably caused by successfully using a pending publisher but specifying the project name incorrectly (either in the publisher or in your project's metadata). Please ensure that both match. See: https://docs.pypi.org/trusted-publishers/troubleshooting/#non-user-identities-cannot-create-new-projects");
            case Credential.ApiToken token -> {
                requireScope(token, name);
                Project project = state.create(name);
                project.roles.put(token.owner(), Role.OWNER);
                project.record(state.now(), "Project created", token.owner());
                yield project;
            }
        };
    }

    private static void requireAttached(Credential.MintedToken minted, Project project, String name) {
        if (!minted.projects().contains(project.normalised()) || !project.trusts(minted.publisher())) {
            throw new Refusal(403, INVALID + "OIDC scoped token is not valid for project '" + name + "'");
        }
    }

    private void requireRole(Credential.ApiToken token, Project project, String name) {
        requireScope(token, name);
        if (!project.roles.containsKey(token.owner())) {
            throw new Refusal(
                    403,
                    "The user '%s' isn't allowed to upload to project '%s'. See https://%s/help/#project-name for more information."
                            .formatted(token.owner(), name, state.site.host()));
        }
    }

    private static void requireScope(Credential.ApiToken token, String name) {
        switch (token.scope()) {
            case Scope.AllProjects() -> {}
            case Scope.OneProject(String project) -> {
                if (!ProjectNames.normalised(project).equals(ProjectNames.normalised(name))) {
                    throw new Refusal(403, INVALID + "project-scoped token is not valid for project: '" + name + "'");
                }
            }
        }
    }
}
