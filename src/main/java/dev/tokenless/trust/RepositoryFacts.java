package dev.tokenless.trust;

import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What must be known of a repository to judge its releases; every part may be unknown, and is then taken for the
/// usual.
///
/// @param name in the spelling that GitHub gives it (`full_name`)
/// @param host `github.com`, or the host of a GitHub Enterprise Server or `*.ghe.com`
/// @param tags existing tag names, newest first
/// @param maintainers logins of those who can start a release; empty where they are not known
/// @param workflowsOnDefaultBranch empty where it is not known
/// @param wholeRepository whether the sources hold all workflows of the repository
public record RepositoryFacts(
        RepositoryName name,
        String host,
        OptionalLong id,
        OptionalLong ownerId,
        String defaultBranch,
        boolean isPrivate,
        boolean fork,
        boolean archived,
        BillingPlan plan,
        ActionsPolicy actions,
        boolean immutableReleases,
        List<String> tags,
        Set<String> maintainers,
        Optional<Set<WorkflowFile>> workflowsOnDefaultBranch,
        boolean wholeRepository) {

    public static final String GITHUB = "github.com";

    public RepositoryFacts {
        tags = List.copyOf(tags);
        maintainers = Set.copyOf(maintainers);
        workflowsOnDefaultBranch = workflowsOnDefaultBranch.map(Set::copyOf);
    }

    /// A public repository on github.com of which nothing else is known.
    public static RepositoryFacts of(RepositoryName name, String defaultBranch) {
        return new RepositoryFacts(
                name,
                GITHUB,
                OptionalLong.empty(),
                OptionalLong.empty(),
                defaultBranch,
                false,
                false,
                false,
                BillingPlan.UNKNOWN,
                ActionsPolicy.open(),
                false,
                List.of(),
                Set.of(),
                Optional.empty(),
                false);
    }

    /// The same, where all workflows of the repository are judged together.
    public RepositoryFacts whole() {
        return new RepositoryFacts(
                name,
                host,
                id,
                ownerId,
                defaultBranch,
                isPrivate,
                fork,
                archived,
                plan,
                actions,
                immutableReleases,
                tags,
                maintainers,
                workflowsOnDefaultBranch,
                true);
    }

    /// With those settings of the repository that can stop a release.
    public RepositoryFacts withSettings(ActionsPolicy policy, boolean immutable) {
        return new RepositoryFacts(
                name,
                host,
                id,
                ownerId,
                defaultBranch,
                isPrivate,
                fork,
                archived,
                plan,
                policy,
                immutable,
                tags,
                maintainers,
                workflowsOnDefaultBranch,
                wholeRepository);
    }

    public RepositoryFacts withTags(List<String> newestFirst) {
        return new RepositoryFacts(
                name,
                host,
                id,
                ownerId,
                defaultBranch,
                isPrivate,
                fork,
                archived,
                plan,
                actions,
                immutableReleases,
                newestFirst,
                maintainers,
                workflowsOnDefaultBranch,
                wholeRepository);
    }
}
