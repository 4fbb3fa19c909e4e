package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Proposal;
import dev.tokenless.github.PullRequest;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;

/// One branch, one commit, one pull request. Each step first looks whether it was done already, so that a crash
/// between two steps costs nothing but the looking.
final class ProposalCalls {

    private final Wire wire;
    private final Kohsuke kohsuke;

    ProposalCalls(Wire wire, Kohsuke kohsuke) {
        this.wire = wire;
        this.kohsuke = kohsuke;
    }

    PullRequest propose(RepositoryName repository, Proposal proposal) {
        Optional<GHPullRequest> open = open(repository, proposal.branch());
        String head = head(repository, proposal.branch())
                .map(found -> open.isPresent() ? found : caughtUp(repository, proposal, found))
                .orElseGet(() -> createBranch(repository, proposal));
        commit(repository, proposal, head);
        return open.isPresent() ? updated(repository, proposal, open.get()) : opened(repository, proposal);
    }

    Optional<PullRequest> find(RepositoryName repository, String branch) {
        return open(repository, branch).map(GHPullRequest::getNumber).map(number -> get(repository, number));
    }

    PullRequest get(RepositoryName repository, int number) {
        return kohsuke.in(repository, handle -> read(handle.getPullRequest(number)));
    }

    PullRequest markReady(RepositoryName repository, int number) {
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
    private String caughtUp(RepositoryName repository, Proposal proposal, String head) {
        String base = baseHead(repository, proposal);
        if (base.equals(head)) {
            return head;
        }
        try {
            wire.send(
                    "PATCH",
                    wire.repository(repository, "git", "refs", "heads/" + proposal.branch()),
                    Json.object().put("sha", base).put("force", false));
            return base;
        } catch (GitHubException failure) {
            if (failure.failure() instanceof GitHubFailure.Invalid) {
                return head; // it has commits of its own
            }
            throw failure;
        }
    }

    private String baseHead(RepositoryName repository, Proposal proposal) {
        return head(repository, proposal.base())
                .orElseThrow(() -> new GitHubException(new GitHubFailure.NotFound("branch " + proposal.base())));
    }

    private String createBranch(RepositoryName repository, Proposal proposal) {
        String base = baseHead(repository, proposal);
        wire.send(
                "POST",
                wire.repository(repository, "git", "refs"),
                Json.object().put("ref", "refs/heads/" + proposal.branch()).put("sha", base));
        return base;
    }

    private void commit(RepositoryName repository, Proposal proposal, String head) {
        Map<String, String> changed = new TreeMap<>(proposal.files());
        changed.entrySet()
                .removeIf(file ->
                        FileText.read(wire, repository, head, file.getKey()).equals(Optional.of(file.getValue())));
        List<String> doomed = proposal.deletions().stream()
                .filter(path -> FileText.read(wire, repository, head, path).isPresent())
                .sorted()
                .toList();
        if (!changed.isEmpty() || !doomed.isEmpty()) {
            wire.mutate(Operation.COMMIT, commitInput(repository, proposal, head, changed, doomed));
        }
    }

    private static ObjectNode commitInput(
            RepositoryName repository, Proposal proposal, String head, Map<String, String> files, List<String> doomed) {
        ObjectNode variables = Json.object();
        ObjectNode input = variables.putObject("input");
        input.putObject("branch")
                .put("repositoryNameWithOwner", repository.toString())
                .put("branchName", proposal.branch());
        String[] message = proposal.commitMessage().split("\n", 2);
        ObjectNode words = input.putObject("message").put("headline", message[0]);
        if (message.length > 1) {
            words.put("body", message[1].strip());
        }
        input.put("expectedHeadOid", head);
        ObjectNode fileChanges = input.putObject("fileChanges");
        var additions = fileChanges.putArray("additions");
        files.forEach((path, text) -> additions
                .addObject()
                .put("path", path)
                .put("contents", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        if (!doomed.isEmpty()) {
            var deletions = fileChanges.putArray("deletions");
            doomed.forEach(path -> deletions.addObject().put("path", path));
        }
        return variables;
    }

    private PullRequest opened(RepositoryName repository, Proposal proposal) {
        var answer = wire.send(
                "POST",
                wire.repository(repository, "pulls"),
                Json.object()
                        .put("title", proposal.title())
                        .put("head", proposal.branch())
                        .put("base", proposal.base())
                        .put("body", proposal.body())
                        .put("draft", proposal.draft()));
        return get(repository, (int) Json.number(Json.required(answer), "number"));
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

    private Optional<GHPullRequest> open(RepositoryName repository, String branch) {
        return kohsuke.in(
                repository,
                handle -> handle
                        .queryPullRequests()
                        .state(GHIssueState.OPEN)
                        .head(repository.owner() + ":" + branch)
                        .list()
                        .toList()
                        .stream()
                        .findFirst());
    }

    private HttpUrl pull(RepositoryName repository, int number) {
        return wire.repository(repository, "pulls", Integer.toString(number));
    }

    private static PullRequest read(GHPullRequest found) throws IOException {
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
                found.getHead().getSha());
    }
}
