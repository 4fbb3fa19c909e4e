package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// What happens to pull requests, and how they are written. Shared by REST, GraphQL and the pages.
final class Pulls {

    private final Hub hub;
    private final Shapes shapes;
    private final Actions actions;

    Pulls(Hub hub, Actions actions) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
        this.actions = actions;
    }

    Pull open(Repo repo, Repo headRepo, String head, String base, Account author, JsonNode body) {
        Pull pull = new Pull(
                hub.nextId(),
                ++repo.lastNumber,
                headRepo,
                head,
                base,
                author,
                hub.now(),
                body.path("title").asText(),
                body.path("body").asText(""));
        pull.draft = body.path("draft").asBoolean(false);
        pull.baseSha = repo.git.resolve("refs/heads/" + base).orElse("");
        pull.headSha = headRepo.git.resolve("refs/heads/" + head).orElse("");
        repo.pulls.put(pull.number, pull);
        return pull;
    }

    /// The newest pull request, open or merged, from a branch of the repository itself.
    List<ObjectNode> newest(Repo repo, String branch) {
        return List.copyOf(repo.pulls.values()).reversed().stream()
                .filter(pull -> pull.headRepo == repo && pull.head.equals(branch))
                .filter(pull -> pull.open || pull.mergeCommit.isPresent())
                .limit(1)
                .map(pull -> {
                    refresh(repo, pull);
                    return Json.object(
                            "state",
                            pull.open ? "OPEN" : "MERGED",
                            "headRefOid",
                            pull.headSha,
                            "isCrossRepository",
                            false);
                })
                .toList();
    }

    /// Merges with a merge commit, as GitHub's button does. 405 where it cannot be, 409 where the head has moved.
    Answer merge(Repo repo, Pull pull, Account actor, String expected) {
        refresh(repo, pull);
        if (!pull.open || pull.draft) {
            return Errors.of(405, pull.draft ? "Pull Request is still a draft" : "Pull Request is not mergeable");
        }
        if (!expected.isEmpty() && !expected.equals(pull.headSha)) {
            return Errors.of(409, "Head branch was modified. Review and try the merge again.");
        }
        Optional<String> tree = mergedTree(repo, pull);
        if (tree.isEmpty()) {
            return Errors.of(405, "Pull Request is not mergeable");
        }
        String base = repo.git.resolve("refs/heads/" + pull.base).orElse("");
        String sha = repo.git.commit(
                tree.get(),
                List.of(base, pull.headSha),
                actor.login(),
                hub.now(),
                "Merge pull request #" + pull.number + " from " + pull.headRepo.owner.login() + "/" + pull.head + "\n\n"
                        + pull.title);
        repo.git.refs.put("refs/heads/" + pull.base, sha);
        PullRoutes.close(pull, hub.now());
        pull.mergeCommit = Optional.of(sha);
        actions.pushed(repo, "refs/heads/" + pull.base, actor);
        return Answer.json(200, PullRoutes.merged(sha));
    }

    /// A three-way merge by whole files; empty on a conflict.
    private static Optional<String> mergedTree(Repo repo, Pull pull) {
        String base = repo.git.resolve("refs/heads/" + pull.base).orElse("");
        String fork = repo.git.history(pull.headSha).stream()
                .map(Git.Commit::sha)
                .filter(sha -> repo.git.isAncestor(sha, base))
                .findFirst()
                .orElse("");
        NavigableMap<String, Git.Entry> before = repo.git.files(fork);
        NavigableMap<String, Git.Entry> result = repo.git.files(base);
        NavigableMap<String, Git.Entry> theirs = repo.git.files(pull.headSha);
        NavigableMap<String, Git.Entry> ours = repo.git.files(base);
        java.util.Set<String> paths = new java.util.TreeSet<>(before.keySet());
        paths.addAll(theirs.keySet());
        for (String path : paths) {
            Optional<Git.Entry> was = Optional.ofNullable(before.get(path));
            Optional<Git.Entry> wanted = Optional.ofNullable(theirs.get(path));
            Optional<Git.Entry> here = Optional.ofNullable(ours.get(path));
            if (!wanted.equals(was) && !wanted.equals(here)) {
                if (!here.equals(was)) {
                    return Optional.empty();
                }
                wanted.ifPresentOrElse(entry -> result.put(path, entry), () -> result.remove(path));
            }
        }
        return Optional.of(repo.git.tree(result));
    }

    private static void refresh(Repo repo, Pull pull) {
        if (pull.open) {
            pull.headSha = pull.headRepo.git.resolve("refs/heads/" + pull.head).orElse(pull.headSha);
            pull.baseSha = repo.git.resolve("refs/heads/" + pull.base).orElse(pull.baseSha);
        }
    }

    ObjectNode simple(Repo repo, Pull pull) {
        refresh(repo, pull);
        String url = shapes.url(repo) + "/pulls/" + pull.number;
        String page = shapes.page(repo) + "/pull/" + pull.number;
        ObjectNode node = Json.object(
                "id",
                pull.id,
                "node_id",
                pull.nodeId(),
                "number",
                pull.number,
                "url",
                url,
                "html_url",
                page,
                "state",
                pull.open ? "open" : "closed",
                "draft",
                pull.draft,
                "locked",
                false,
                "title",
                pull.title,
                "body",
                pull.body,
                "user",
                shapes.user(pull.author),
                "created_at",
                pull.createdAt.toString(),
                "updated_at",
                pull.updatedAt.toString(),
                "closed_at",
                pull.closedAt.map(Instant::toString).orElse(null),
                "merged_at",
                pull.mergeCommit
                        .flatMap(sha -> pull.closedAt)
                        .map(Instant::toString)
                        .orElse(null),
                "merge_commit_sha",
                pull.mergeCommit.orElse(null),
                "head",
                side(pull.headRepo, pull.head, pull.headSha),
                "base",
                side(repo, pull.base, pull.baseSha),
                "author_association",
                "MEMBER",
                "labels",
                List.of(),
                "assignees",
                List.of(),
                "requested_reviewers",
                List.of(),
                "requested_teams",
                List.of());
        List.of("assignee", "milestone", "auto_merge", "active_lock_reason").forEach(node::putNull);
        links(node, url, page);
        return node;
    }

    private void links(ObjectNode node, String url, String page) {
        String issue = url.replaceFirst("/pulls/(\\d+)$", "/issues/$1");
        String statuses = url.replaceFirst("/pulls/\\d+$", "/statuses/")
                + node.path("head").path("sha").asText();
        node.put("diff_url", page + ".diff").put("patch_url", page + ".patch").put("issue_url", issue);
        node.put("commits_url", url + "/commits").put("review_comments_url", url + "/comments");
        node.put("review_comment_url", url + "/comments{/number}").put("comments_url", issue + "/comments");
        node.put("statuses_url", statuses);
        node.set(
                "_links",
                Json.object(
                        "self",
                        href(url),
                        "html",
                        href(page),
                        "issue",
                        href(issue),
                        "comments",
                        href(issue + "/comments"),
                        "review_comments",
                        href(url + "/comments"),
                        "review_comment",
                        href(url + "/comments{/number}"),
                        "commits",
                        href(url + "/commits"),
                        "statuses",
                        href(statuses)));
    }

    private static ObjectNode href(String url) {
        return Json.object("href", url);
    }

    ObjectNode shape(Repo repo, Pull pull) {
        ObjectNode node = simple(repo, pull);
        boolean merged = pull.mergeCommit.isPresent();
        boolean mergeable = pull.open && mergedTree(repo, pull).isPresent();
        node.put("merged", merged).put("mergeable", mergeable).put("rebaseable", mergeable);
        node.put("mergeable_state", pull.draft ? "draft" : mergeable ? "clean" : merged ? "unknown" : "dirty");
        node.set("merged_by", merged ? shapes.user(pull.author) : Json.nothing());
        node.put("maintainer_can_modify", false);
        List.of("additions", "deletions", "comments", "review_comments").forEach(count -> node.put(count, 0));
        return node.put("changed_files", 1).put("commits", 1);
    }

    private ObjectNode side(Repo repo, String branch, String sha) {
        return Json.object(
                "label",
                repo.owner.login() + ":" + branch,
                "ref",
                branch,
                "sha",
                sha,
                "user",
                shapes.user(repo.owner),
                "repo",
                shapes.repository(repo, repo.owner.login()));
    }
}
