package dev.tokenless.practice.index;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/// A trusted publisher of the kind GitHub. One record is unique by repository, owner, workflow and environment, and can
/// be attached to many projects. Source: pypi/warehouse `oidc/models/github.py`.
///
/// @param ownerId the number that GitHub gave at registration; it defeats a resurrected account
/// @param environment lower-cased, or empty for any
record Publisher(UUID id, String owner, long ownerId, String repository, String workflow, String environment) {

    String repositoryPath() {
        return owner + "/" + repository;
    }

    String repositoryUri() {
        return "https://github.com/" + repositoryPath();
    }

    /// Whether an address lies under the repository or its pages, so that the project page may call it verified.
    boolean verifies(String address) {
        String folded = address.toLowerCase(Locale.ROOT);
        return Stream.of(repositoryUri(), "https://" + owner + ".github.io/" + repository)
                .map(root -> root.toLowerCase(Locale.ROOT))
                .anyMatch(root -> folded.equals(root) || folded.startsWith(root + "/"));
    }

    boolean takesAnyEnvironment() {
        return environment.isEmpty();
    }

    /// As the pages print it.
    String environmentShown() {
        return environment.isEmpty() ? "(Any)" : environment;
    }

    boolean sameAs(Publisher other) {
        return owner.equals(other.owner)
                && repository.equals(other.repository)
                && workflow.equals(other.workflow)
                && environment.equals(other.environment);
    }

    Publisher constrainedTo(String name) {
        return new Publisher(UUID.randomUUID(), owner, ownerId, repository, workflow, name);
    }
}
