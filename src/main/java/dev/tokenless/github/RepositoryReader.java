package dev.tokenless.github;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.trust.TagRuleset;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Sources;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything that is read about repositories. All failures are `GitHubException`.
public interface RepositoryReader {

    /// Reports the account's repositories, its own and its organisations', page by page as GitHub sends them, on the
    /// calling thread. Repositories without a commit are passed over.
    void scan(ScanFilter filter, Consumer<Repository> onRepository, Cancellation cancellation);

    /// One repository.
    Repository repository(RepositoryName name);

    /// The texts at `ref` (branch, tag or commit) of those paths that are there and are text.
    Sources sources(RepositoryName name, String ref, Collection<String> paths);

    /// The workflow files of the branches besides this one. A branch whose pull request is open, or was merged with all
    /// that it has now, is passed over: its work lands, or has landed, elsewhere. One that is kept to release
    /// from, by its name or its protection, is read all the same. Without sign-in none is known.
    ///
    /// @param main the branch that is passed over, like `main`
    List<BranchWorkflow> otherBranches(RepositoryName name, String main);

    /// The newest hundred tag names, as GitHub orders them.
    List<String> tags(RepositoryName name);

    /// The newest hundred releases, newest first.
    List<Release> releases(RepositoryName name);

    /// The kinds of rules in force on a branch, like `pull_request` or `required_signatures`.
    List<String> branchRules(RepositoryName name, String branch);

    /// Whether releases are frozen once published; empty where the token may not know.
    Optional<Boolean> immutableReleases(RepositoryName name);

    /// What the owner allows workflows to use; empty where the token may not know.
    Optional<ActionsPolicy> actionsPolicy(RepositoryName name);

    /// The active rulesets that guard tags, the organisation's too; empty where the token may not know, or the plan has
    /// none.
    Optional<List<TagRuleset>> tagRulesets(RepositoryName name);

    /// Which of the rights that the whole road needs the token has on this repository, found out without writing.
    List<Permission> permissions(RepositoryName name);

    /// The newest finished release of an action within one line of versions; empty where there is none, or where nobody
    /// is signed in.
    ///
    /// @param line the versions that are wanted, like `v4`: a newer major version may want other inputs
    Optional<ActionRelease> newestRelease(RepositoryName action, String line);
}
