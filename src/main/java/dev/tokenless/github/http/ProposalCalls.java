package dev.tokenless.github.http;

import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Proposal;
import dev.tokenless.github.PullRequest;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;

/// One branch, one commit, one pull request. Each step first looks whether it was done already, so that a crash
/// between two steps costs nothing but the looking.
final class ProposalCalls {

    /// Kinds of rules under which a branch takes no commit from us (GitHub REST, "Get rules for a branch").
    private static final Set<String> AGAINST_COMMITS =
            Set.of("pull_request", "required_status_checks", "update", "merge_queue", "required_deployments");

    private static final int UNOPENED = 0;

    private final Wire wire;
    private final Kohsuke kohsuke;
    private final Forks forks;
    private final Commits commits;

    ProposalCalls(Wire wire, Kohsuke kohsuke, Forks forks) {
        this.wire = wire;
        this.kohsuke = kohsuke;
        this.forks = forks;
        this.commits = new Commits(wire);
    }

    PullRequest propose(RepositoryName repository, Proposal proposal) {
        RepositoryName home = forks.home(repository).orElseGet(() -> forks.make(repository, proposal.base()));
        Optional<GHPullRequest> open = open(repository, home.owner(), proposal.branch());
        String head = head(home, proposal.branch())
                .map(found -> open.isPresent() ? found : caughtUp(home, repository, proposal, found))
                .orElseGet(() -> createBranch(home, repository, proposal));
        commits.commit(home, proposal.branch(), proposal, head);
        return open.isPresent() ? updated(repository, proposal, open.get()) : opened(repository, home, proposal);
    }

    String commit(RepositoryName repository, Proposal proposal, List<String> rules) {
        List<String> against = rules.stream().filter(AGAINST_COMMITS::contains).toList();
        if (!against.isEmpty()) {
            throw new GitHubException(new GitHubFailure.Forbidden(
                    "the rules of branch " + proposal.base() + " ask for more than a commit ("
                            + String.join(", ", against) + "); open a pull request instead."));
        }
        return commits.commit(repository, proposal.base(), proposal, baseHead(repository, proposal));
    }

    Optional<PullRequest> find(RepositoryName repository, String branch) {
        return open(repository, repository.owner(), branch)
                .or(() -> forks.home(repository)
                        .filter(home -> !home.equals(repository))
                        .flatMap(home -> open(repository, home.owner(), branch)))
                .map(GHPullRequest::getNumber)
                .map(number -> get(repository, number));
    }

    PullRequest get(RepositoryName repository, int number) {
        return kohsuke.in(repository, handle -> read(repository, handle.getPullRequest(number)));
    }

    PullRequest markReady(RepositoryName repository, int number) {
        if (wire.tells() && number == UNOPENED) {
            wire.mutate(Operation.READY, Json.object().put("id", "the new pull request"));
            return unopened(repository, "", "", false);
        }
        GHPullRequest pullRequest = kohsuke.in(repository, handle -> handle.getPullRequest(number));
        boolean draft = kohsuke.in(repository, _ -> pullRequest.isDraft());
        if (draft) {
            wire.mutate(Operation.READY, Json.object().put("id", pullRequest.getNodeId()));
        }
        return get(repository, number);
    }

    void close(RepositoryName repository, int number) {
        if (get(repository, number).state() == PullRequest.State.OPEN) {
            wire.send("PATCH", pull(repository, number), Json.object().put("state", "closed"));
        }
    }

    void deleteBranch(RepositoryName repository, String branch) {
        if (head(repository, branch).isPresent()) {
            wire.delete(wire.repository(repository, "git", "refs", "heads/" + branch));
        }
    }

    private Optional<String> head(RepositoryName repository, String branch) {
        return wire.find(wire.repository(repository, "git", "ref", "heads/" + branch))
                .map(ref -> Json.text(ref.path("object"), "sha"));
    }

    /// A branch without a pull request is left from an interrupted run, or from a proposal that was merged or closed
    /// since. Where it has nothing of its own, it goes on from where its base is now.
    private String caughtUp(RepositoryName home, RepositoryName repository, Proposal proposal, String head) {
        String base = baseHead(home, repository, proposal);
        if (base.equals(head)) {
            return head;
        }
        try {
            wire.send(
                    "PATCH",
                    wire.repository(home, "git", "refs", "heads/" + proposal.branch()),
                    Json.object().put("sha", base).put("force", false));
            return base;
        } catch (GitHubException failure) {
            if (failure.failure() instanceof GitHubFailure.Invalid) {
                return head; // it has commits of its own
            }
            throw failure;
        }
    }

    private String baseHead(RepositoryName home, RepositoryName repository, Proposal proposal) {
        if (!home.equals(repository) && !head(home, proposal.base()).equals(head(repository, proposal.base()))) {
            forks.catchUp(home, proposal.base());
        }
        return baseHead(home, proposal);
    }

    private String baseHead(RepositoryName repository, Proposal proposal) {
        return head(repository, proposal.base())
                .orElseThrow(() -> new GitHubException(new GitHubFailure.NotFound("branch " + proposal.base())));
    }

    private String createBranch(RepositoryName home, RepositoryName repository, Proposal proposal) {
        String base = baseHead(home, repository, proposal);
        wire.send(
                "POST",
                wire.repository(home, "git", "refs"),
                Json.object().put("ref", "refs/heads/" + proposal.branch()).put("sha", base));
        return base;
    }

    private PullRequest opened(RepositoryName repository, RepositoryName home, Proposal proposal) {
        var answer = wire.send(
                "POST",
                wire.repository(repository, "pulls"),
                Json.object()
                        .put("title", proposal.title())
                        .put(
                                "head",
                                home.equals(repository) ? proposal.branch() : home.owner() + ":" + proposal.branch())
                        .put("base", proposal.base())
                        .put("body", proposal.body())
                        .put("draft", proposal.draft()));
        return wire.tells()
                ? unopened(repository, proposal.branch(), proposal.base(), proposal.draft())
                : get(repository, (int) Json.number(Json.required(answer), "number"));
    }

    /// The pull request that a change that was only told would have opened.
    private static PullRequest unopened(RepositoryName repository, String branch, String base, boolean draft) {
        String page = "https://github.com/" + repository + "/pulls";
        return new PullRequest(
                UNOPENED, page, branch, base, PullRequest.State.OPEN, draft, Optional.empty(), "", repository);
    }

    private PullRequest updated(RepositoryName repository, Proposal proposal, GHPullRequest open) {
        boolean same =
                proposal.title().equals(open.getTitle()) && proposal.body().equals(open.getBody());
        if (!same) {
            wire.send(
                    "PATCH",
                    pull(repository, open.getNumber()),
                    Json.object().put("title", proposal.title()).put("body", proposal.body()));
        }
        return get(repository, open.getNumber());
    }

    private Optional<GHPullRequest> open(RepositoryName repository, String owner, String branch) {
        return kohsuke.in(
                repository,
                handle ->
                        handle
                                .queryPullRequests()
                                .state(GHIssueState.OPEN)
                                .head(owner + ":" + branch)
                                .list()
                                .toList()
                                .stream()
                                .findFirst());
    }

    private HttpUrl pull(RepositoryName repository, int number) {
        return wire.repository(repository, "pulls", Integer.toString(number));
    }

    private static PullRequest read(RepositoryName repository, GHPullRequest found) throws IOException {
        boolean merged = found.isMerged();
        PullRequest.State state = found.getState() == GHIssueState.OPEN
                ? PullRequest.State.OPEN
                : merged ? PullRequest.State.MERGED : PullRequest.State.CLOSED;
        return new PullRequest(
                found.getNumber(),
                found.getHtmlUrl().toString(),
                found.getHead().getRef(),
                found.getBase().getRef(),
                state,
                found.isDraft(),
                // for an open one GitHub names a trial merge there
                merged ? Optional.ofNullable(found.getMergeCommitSha()) : Optional.empty(),
                found.getHead().getSha(),
                // a fork that was deleted meanwhile is not named
                Optional.ofNullable(found.getHead().getRepository())
                        .flatMap(head -> RepositoryName.parse(head.getFullName()))
                        .orElse(repository));
    }
}
