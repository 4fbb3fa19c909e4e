package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.github.ActionRelease;
import dev.tokenless.github.ActionsPolicy;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Release;
import dev.tokenless.github.Repository;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHRelease;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHTag;

/// Reads about repositories: the scan and single ones by GraphQL, the rest by REST.
final class RepositoryCalls {

    private static final int NEWEST = 100;

    private final Wire wire;
    private final Kohsuke kohsuke;
    private final RepositoryReading reading;

    RepositoryCalls(Wire wire, Kohsuke kohsuke, RepositoryReading reading) {
        this.wire = wire;
        this.kohsuke = kohsuke;
        this.reading = reading;
    }

    Repository repository(RepositoryName name) {
        var variables = Json.object().put("owner", name.owner()).put("name", name.name());
        JsonNode node = wire.query(Operation.ONE_REPOSITORY, variables).path("repository");
        if (!node.isObject()) {
            throw new GitHubException(new GitHubFailure.NotFound("the repository " + name));
        }
        return reading.repository(node)
                .orElseThrow(() -> new GitHubException(new GitHubFailure.NotFound("a commit in " + name)));
    }

    List<String> tags(RepositoryName name) {
        return kohsuke.in(name, repository -> {
            var names = new ArrayList<String>();
            for (GHTag tag : repository.listTags().withPageSize(NEWEST)) {
                if (names.size() == NEWEST) {
                    break;
                }
                names.add(tag.getName());
            }
            return names;
        });
    }

    List<Release> releases(RepositoryName name) {
        return kohsuke.in(name, RepositoryCalls::newestReleases);
    }

    private static List<Release> newestReleases(GHRepository repository) throws IOException {
        var releases = new ArrayList<Release>();
        for (GHRelease release : repository.listReleases().withPageSize(NEWEST)) {
            if (releases.size() == NEWEST) {
                break;
            }
            releases.add(new Release(
                    release.getTagName(),
                    Optional.ofNullable(release.getName()).orElse(""),
                    release.isDraft(),
                    release.isPrerelease(),
                    Optional.ofNullable(release.getPublished_at()).map(Date::toInstant),
                    release.getHtmlUrl().toString()));
        }
        return releases;
    }

    Optional<ActionRelease> newestRelease(RepositoryName action, String version) {
        var variables = Json.object().put("owner", action.owner()).put("name", action.name());
        JsonNode releases =
                wire.query(Operation.RELEASES, variables).path("repository").path("releases");
        for (JsonNode node : Json.list(releases, "nodes")) {
            String tag = Json.text(node, "tagName");
            boolean finished = !Json.truth(node, "isDraft") && !Json.truth(node, "isPrerelease");
            if (finished && (tag.equals(version) || tag.startsWith(version + "."))) {
                // a tag may be gone while its release stands
                return Json.optionalText(node.path("tagCommit"), "oid")
                        .map(commit -> new ActionRelease(action, tag, commit, Json.time(node, "publishedAt")));
            }
        }
        return Optional.empty();
    }

    List<String> branchRules(RepositoryName name, String branch) {
        return wire.all(wire.repository(name, "rules", "branches", branch), "").stream()
                .map(rule -> Json.text(rule, "type"))
                .toList();
    }

    Optional<Boolean> immutableReleases(RepositoryName name) {
        // 404 says that they are off, to those who may know
        return Wire.ifAllowed(() -> wire.find(wire.repository(name, "immutable-releases"))
                .map(answer -> Json.truth(answer, "enabled"))
                .orElse(false));
    }

    Optional<ActionsPolicy> actionsPolicy(RepositoryName name) {
        return Wire.ifAllowed(() -> policy(name));
    }

    private ActionsPolicy policy(RepositoryName name) {
        JsonNode policy = wire.json(wire.repository(name, "actions", "permissions"));
        String allowed = Json.optionalText(policy, "allowed_actions").orElse("all");
        JsonNode selected = allowed.equals("selected")
                ? wire.json(wire.repository(name, "actions", "permissions", "selected-actions"))
                : Json.object();
        var patterns = new ArrayList<String>();
        selected.path("patterns_allowed").forEach(pattern -> patterns.add(pattern.asText()));
        return new ActionsPolicy(
                Json.truth(policy, "enabled"),
                allowed,
                policy.path("sha_pinning_required").asBoolean(false),
                selected.path("github_owned_allowed").asBoolean(false),
                selected.path("verified_allowed").asBoolean(false),
                patterns);
    }
}
