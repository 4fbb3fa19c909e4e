package dev.tokenless.practice.github;

import static dev.tokenless.practice.github.RepositoryRoutes.REPO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.util.List;
import java.util.Optional;

/// Releases. Publishing one makes its tag where there is none, and starts what waits for either.
final class ReleaseRoutes {

    private final Hub hub;
    private final Shapes shapes;
    private final Actions actions;

    ReleaseRoutes(Hub hub, Actions actions) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
        this.actions = actions;
    }

    void addTo(Router router) {
        router.on("GET", REPO + "/releases", this::list)
                .on("POST", REPO + "/releases", this::create)
                .on("GET", REPO + "/releases/latest", this::latest)
                .on("GET", REPO + "/releases/tags/{tag...}", this::byTag);
    }

    private Answer list(Call call) {
        Repo repo = hub.repo(call);
        return Pages.of(
                call, repo.releases.reversed().stream().map(r -> shape(repo, r)).toList());
    }

    private Answer create(Call call) {
        Repo repo = hub.repo(call, "write");
        JsonNode body = Bodies.read(call);
        Release release = publish(
                repo,
                body.path("tag_name").asText(""),
                body.path("target_commitish").asText(repo.defaultBranch),
                body.path("name").asText(body.path("tag_name").asText("")),
                body,
                hub.viewer(call));
        return Answer.json(201, shape(repo, release));
    }

    Release publish(Repo repo, String tag, String target, String name, JsonNode body, Account actor) {
        if (!tag.matches("[^\\s~^:?*\\[\\\\]+")) {
            throw new BadCall(Errors.invalid("Release", "tag_name", "invalid", "tag_name is not a valid tag"));
        }
        if (repo.releases.stream().anyMatch(r -> r.tag().equals(tag))) {
            throw new BadCall(Errors.invalid("Release", "tag_name", "already_exists", "tag_name already exists"));
        }
        boolean draft = body.path("draft").asBoolean(false);
        Release release = new Release(
                hub.nextId(),
                tag,
                target,
                name,
                body.path("body").asText(""),
                draft,
                body.path("prerelease").asBoolean(false),
                actor.login(),
                hub.now());
        if (!draft) {
            tag(repo, tag, target, actor);
        }
        repo.releases.add(release);
        if (!draft) {
            actions.released(repo, release, actor);
        }
        return release;
    }

    private void tag(Repo repo, String tag, String target, Account actor) {
        if (!repo.git.refs.containsKey("refs/tags/" + tag)) {
            String sha = repo.git
                    .resolve(target)
                    .orElseThrow(() -> new BadCall(
                            Errors.invalid("Release", "target_commitish", "invalid", "target_commitish is unknown")));
            RulesetRoutes.guard(repo, actor, "creation", "refs/tags/" + tag);
            repo.git.refs.put("refs/tags/" + tag, sha);
            actions.pushed(repo, "refs/tags/" + tag, actor);
        }
    }

    private Answer latest(Call call) {
        Repo repo = hub.repo(call);
        return first(
                repo, repo.releases.reversed().stream().filter(r -> !r.draft()).findFirst());
    }

    private Answer byTag(Call call) {
        Repo repo = hub.repo(call);
        return first(
                repo,
                repo.releases.stream()
                        .filter(r -> r.tag().equals(call.parameter("tag")))
                        .findFirst());
    }

    private Answer first(Repo repo, Optional<Release> release) {
        return release.map(r -> Answer.json(200, shape(repo, r))).orElseGet(Errors::notFound);
    }

    ObjectNode shape(Repo repo, Release release) {
        String url = shapes.url(repo) + "/releases/" + release.id();
        return Json.object(
                "id", release.id(),
                "node_id", Shapes.node("RE", release.id()),
                "url", url,
                "html_url", shapes.page(repo) + "/releases/tag/" + release.tag(),
                "assets_url", url + "/assets",
                "upload_url", url + "/assets{?name,label}",
                "tarball_url", shapes.url(repo) + "/tarball/" + release.tag(),
                "zipball_url", shapes.url(repo) + "/zipball/" + release.tag(),
                "tag_name", release.tag(),
                "target_commitish", release.target(),
                "name", release.name(),
                "body", release.body(),
                "draft", release.draft(),
                "prerelease", release.prerelease(),
                "immutable", repo.immutableReleases,
                "created_at", release.at().toString(),
                "published_at", release.draft() ? null : release.at().toString(),
                "author", hub.account(release.author()).map(shapes::user).orElse(null),
                "assets", List.of());
    }
}
