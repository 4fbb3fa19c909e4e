package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Accounts, repositories and git objects as GitHub's REST interface writes them.
/// Source: github/rest-api-description, the schemas `simple-user`, `full-repository`, `git-commit`.
final class Shapes {

    private static final List<String> USER_LINKS = List.of(
            "followers",
            "following",
            "gists",
            "starred",
            "subscriptions",
            "organizations",
            "repos",
            "events",
            "received_events");
    private static final List<String> REPOSITORY_LINKS = Arrays.asList(
            ("archive assignees blobs branches collaborators comments commits compare contents contributors deployments "
                            + "downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues "
                            + "keys labels languages merges milestones notifications pulls releases stargazers statuses "
                            + "subscribers subscription tags teams trees")
                    .split(" "));

    private final Hub hub;

    Shapes(Hub hub) {
        this.hub = hub;
    }

    String url(Repo repo) {
        return hub.api + "/repos/" + repo.fullName();
    }

    String page(Repo repo) {
        return hub.web + "/" + repo.fullName();
    }

    static String node(String kind, long id) {
        return kind + "_practice" + id;
    }

    ObjectNode user(Account account) {
        String url = hub.api + "/users/" + account.login();
        ObjectNode user = Json.object(
                "login",
                account.login(),
                "id",
                account.id(),
                "node_id",
                node(account.organization() ? "O" : "U", account.id()),
                "avatar_url",
                hub.web + "/avatars/" + account.id(),
                "gravatar_id",
                "",
                "url",
                url,
                "html_url",
                hub.web + "/" + account.login(),
                "type",
                account.organization() ? "Organization" : "User",
                "site_admin",
                false);
        USER_LINKS.forEach(link -> user.put(link + "_url", url + "/" + link));
        return user;
    }

    ObjectNode privateUser(Account account) {
        ObjectNode user = user(account);
        List.of("company", "location", "email", "hireable", "bio", "twitter_username")
                .forEach(user::putNull);
        List.of(
                        "public_repos",
                        "public_gists",
                        "followers",
                        "following",
                        "collaborators",
                        "disk_usage",
                        "owned_private_repos",
                        "private_gists",
                        "total_private_repos")
                .forEach(count -> user.put(count, 0));
        String since = hub.now().minusSeconds(86_400L * 2000).toString();
        return user.put("name", account.login())
                .put("blog", "")
                .put("two_factor_authentication", true)
                .put("created_at", since)
                .put("updated_at", since);
    }

    ObjectNode organization(Account account) {
        String url = hub.api + "/orgs/" + account.login();
        ObjectNode organization = Json.object(
                "login",
                account.login(),
                "id",
                account.id(),
                "node_id",
                node("O", account.id()),
                "url",
                url,
                "avatar_url",
                hub.web + "/avatars/" + account.id(),
                "description",
                null);
        List.of("repos", "events", "hooks", "issues", "members", "public_members")
                .forEach(link -> organization.put(link + "_url", url + "/" + link));
        return organization;
    }

    ObjectNode repository(Repo repo, String login) {
        ObjectNode node = minimal(repo);
        String clone = page(repo) + ".git";
        List.of(
                        "forks",
                        "forks_count",
                        "open_issues",
                        "open_issues_count",
                        "stargazers_count",
                        "watchers",
                        "watchers_count",
                        "network_count",
                        "subscribers_count",
                        "size")
                .forEach(count -> node.put(count, 0));
        List.of("has_issues", "has_projects", "has_wiki", "has_downloads").forEach(has -> node.put(has, true));
        List.of("has_pages", "has_discussions", "disabled", "is_template").forEach(has -> node.put(has, false));
        List.of("homepage", "mirror_url", "license").forEach(node::putNull);
        node.put("clone_url", clone).put("git_url", clone).put("ssh_url", clone).put("svn_url", page(repo));
        node.put("default_branch", repo.defaultBranch).put("language", "Python").put("archived", repo.archived);
        repo.parent.ifPresent(parent -> node.set("parent", repository(parent, login)));
        node.put("visibility", repo.isPrivate ? "private" : "public").put("allow_forking", true);
        Instant at = repo.createdAt;
        node.put("created_at", at.toString()).put("updated_at", at.toString()).put("pushed_at", at.toString());
        node.set("permissions", permissions(repo, login));
        return node;
    }

    ObjectNode minimal(Repo repo) {
        ObjectNode node = Json.object(
                "id",
                repo.id,
                "node_id",
                node("R", repo.id),
                "name",
                repo.name,
                "full_name",
                repo.fullName(),
                "private",
                repo.isPrivate,
                "owner",
                user(repo.owner),
                "html_url",
                page(repo),
                "description",
                null,
                "fork",
                repo.fork,
                "url",
                url(repo));
        REPOSITORY_LINKS.forEach(link -> node.put(link + "_url", url(repo) + "/" + link));
        return node;
    }

    ObjectNode permissions(Repo repo, String login) {
        return Json.object(
                "admin", repo.may(login, "admin"),
                "maintain", repo.may(login, "admin"),
                "push", repo.may(login, "write"),
                "triage", repo.may(login, "write"),
                "pull", repo.may(login, "read"));
    }

    ObjectNode gitCommit(Repo repo, Git.Commit commit) {
        ObjectNode person = Json.object(
                "name",
                commit.author(),
                "email",
                commit.email(),
                "date",
                commit.when().toString());
        return Json.object(
                "sha",
                commit.sha(),
                "node_id",
                "C_" + commit.sha(),
                "url",
                url(repo) + "/git/commits/" + commit.sha(),
                "html_url",
                page(repo) + "/commit/" + commit.sha(),
                "author",
                person,
                "committer",
                person,
                "message",
                commit.message(),
                "tree",
                Json.object("sha", commit.tree(), "url", url(repo) + "/git/trees/" + commit.tree()),
                "parents",
                parents(repo, commit),
                "verification",
                unsigned());
    }

    ObjectNode commit(Repo repo, Git.Commit commit) {
        ObjectNode inner = gitCommit(repo, commit);
        inner.remove(List.of("sha", "node_id", "html_url", "parents"));
        inner.put("comment_count", 0);
        return Json.object(
                "sha",
                commit.sha(),
                "node_id",
                "C_" + commit.sha(),
                "url",
                url(repo) + "/commits/" + commit.sha(),
                "html_url",
                page(repo) + "/commit/" + commit.sha(),
                "comments_url",
                url(repo) + "/commits/" + commit.sha() + "/comments",
                "commit",
                inner,
                "author",
                hub.account(commit.author()).map(this::user).orElse(null),
                "committer",
                hub.account(commit.author()).map(this::user).orElse(null),
                "parents",
                parents(repo, commit));
    }

    private List<ObjectNode> parents(Repo repo, Git.Commit commit) {
        return commit.parents().stream()
                .map(sha -> Json.object(
                        "sha", sha,
                        "url", url(repo) + "/git/commits/" + sha,
                        "html_url", page(repo) + "/commit/" + sha))
                .toList();
    }

    private static ObjectNode unsigned() {
        return Json.object(
                "verified", false, "reason", "unsigned", "signature", null, "payload", null, "verified_at", null);
    }

    ObjectNode ref(Repo repo, String ref, String sha) {
        return Json.object(
                "ref",
                ref,
                "node_id",
                "REF_" + sha,
                "url",
                url(repo) + "/git/" + ref,
                "object",
                Json.object("type", "commit", "sha", sha, "url", url(repo) + "/git/commits/" + sha));
    }

    ObjectNode secrets(SecretStore store) {
        List<ObjectNode> list = new ArrayList<>();
        store.secrets
                .values()
                .forEach(kept -> list.add(Json.object(
                        "name",
                        kept.name(),
                        "created_at",
                        kept.at().toString(),
                        "updated_at",
                        kept.at().toString())));
        return counted("secrets", list);
    }

    static ObjectNode counted(String key, List<ObjectNode> list) {
        return Json.object("total_count", list.size(), key, list);
    }

    static ObjectNode variables(Map<String, String> variables, Instant at) {
        return counted(
                "variables",
                variables.entrySet().stream()
                        .map(e -> Json.object(
                                "name",
                                e.getKey(),
                                "value",
                                e.getValue(),
                                "created_at",
                                at.toString(),
                                "updated_at",
                                at.toString()))
                        .toList());
    }
}
