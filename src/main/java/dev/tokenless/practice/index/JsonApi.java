package dev.tokenless.practice.index;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a project says of itself, and who owns it; nothing of how its files came. Source: docs.pypi.org, "JSON API".
final class JsonApi {
    private static final JsonMapper JSON = new JsonMapper();
    private final IndexState state;
    private final Addresses addresses;

    JsonApi(IndexState state, Addresses addresses) {
        this.state = state;
        this.addresses = addresses;
    }

    Answer project(Call call) {
        String name = call.parameter("name");
        Optional<Project> project = state.project(name);
        if (project.isPresent() && !project.get().normalised().equals(name)) {
            return Answer.redirect(301, addresses.json(project.get()));
        }
        return project.flatMap(found -> found.latestVersion().map(version -> describe(found, version)))
                .orElseGet(JsonApi::notFound);
    }

    Answer release(Call call) {
        String version = call.parameter("version");
        return state.project(call.parameter("name"))
                .filter(project -> project.versions().contains(version))
                .map(project -> describe(project, version))
                .orElseGet(JsonApi::notFound);
    }

    private Answer describe(Project project, String version) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode info = answer.putObject("info");
        info.put("name", project.name)
                .put("version", version)
                .put("summary", "A practice package")
                .putNull("home_page")
                .put("package_url", addresses.whole(addresses.page(project)))
                .put("project_url", addresses.whole(addresses.page(project)))
                .put("release_url", addresses.whole(addresses.page(project, version)))
                .put("requires_python", ">=3.8")
                .put("yanked", project.files(version).stream().allMatch(StoredFile::yanked));
        if (project.urls.isEmpty()) {
            info.putNull("project_urls");
        } else {
            ObjectNode urls = info.putObject("project_urls");
            project.urls.forEach(urls::put);
        }
        answer.put("last_serial", state.serial());
        describeOwnership(answer.putObject("ownership"), project);
        ArrayNode files = answer.putArray("urls");
        project.files(version).forEach(file -> describe(files.addObject(), file));
        answer.putArray("vulnerabilities");
        return Answer.json(200, answer)
                .with("Cache-Control", "max-age=900, public")
                .with("X-PyPI-Last-Serial", Long.toString(state.serial()));
    }

    private static void describeOwnership(ObjectNode ownership, Project project) {
        ArrayNode roles = ownership.putArray("roles");
        for (Role role : List.of(Role.OWNER, Role.MAINTAINER)) {
            project.roles.entrySet().stream()
                    .filter(entry -> entry.getValue() == role)
                    .forEach(
                            entry -> roles.addObject().put("role", role.title()).put("user", entry.getKey()));
        }
        ownership.putNull("organization");
    }

    private void describe(ObjectNode entry, StoredFile file) {
        entry.put("filename", file.filename())
                .put("packagetype", file.distribution().isWheel() ? "bdist_wheel" : "sdist");
        entry.putObject("digests")
                .put("blake2b_256", file.distribution().blake2())
                .put("sha256", file.distribution().sha256());
        String seconds = file.uploadedAt().truncatedTo(ChronoUnit.SECONDS).toString();
        entry.put("size", file.distribution().size())
                .put("upload_time", seconds.substring(0, seconds.length() - 1))
                .put("upload_time_iso_8601", Addresses.time(file.uploadedAt()))
                .put("url", addresses.file(file))
                .put("yanked", file.yanked());
    }

    private static Answer notFound() {
        return Answer.json(404, Map.of("message", "Not Found"));
    }
}
