package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.ActionsPolicy;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Release;
import dev.tokenless.github.Repository;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kohsuke.github.GHRelease;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHTag;

/// Reads about repositories: the scan and single ones by GraphQL, the rest by REST.
final class RepositoryCalls {

    private static final int NEWEST = 100;

    private final Wire wire;
    private final Kohsuke kohsuke;
    private final RepositoryReading reading;

    RepositoryCalls(Wire wire, Kohsuke kohsuke) {
        this.wire = wire;
        this.kohsuke = kohsuke;
        this.reading = new RepositoryReading((name, path) -> FileText.read(wire, name, "HEAD", path));
    }

    void scan(ScanFilter filter, Consumer<Repository> onRepository, Cancellation cancellation) {
        Optional<String> cursor = Optional.empty();
        do {
            cancellation.throwIfCancelled();
            var variables = Json.object();
            variables.put("cursor", cursor.orElse(null));
            variables.put("archived", filter.archived() ? null : Boolean.FALSE);
            variables.put("fork", filter.forks() ? null : Boolean.FALSE);
            JsonNode page = wire.query(Operation.SCAN, variables).path("viewer").path("repositories");
            for (JsonNode node : Json.list(page, "nodes")) {
                reading.repository(node).filter(each -> wanted(filter, each)).ifPresent(onRepository);
            }
            JsonNode info = page.path("pageInfo");
            cursor = Json.truth(info, "hasNextPage") ? Json.optionalText(info, "endCursor") : Optional.empty();
        } while (cursor.isPresent());
    }

    private static boolean wanted(ScanFilter filter, Repository repository) {
        return filter.organization()
                        .map(owner -> owner.equalsIgnoreCase(repository.name().owner()))
                        .orElse(true)
                && filter.visibility()
                        .map(only -> (only == ScanFilter.Visibility.PRIVATE) == repository.isPrivate())
                        .orElse(true);
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

    Sources sources(RepositoryName name, String ref, Collection<String> paths) {
        var texts = new HashMap<String, String>();
        for (String path : paths) {
            FileText.read(wire, name, ref, path).ifPresent(text -> texts.put(path, text));
        }
        return new Sources(texts);
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
