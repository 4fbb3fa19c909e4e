package dev.tokenless.practice.index;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The index as pip takes it, in JSON and in HTML. Source: packaging.python.org, "Simple repository API", version 1.4.
final class SimpleApi {
    private static final String JSON_TYPE = "application/vnd.pypi.simple.v1+json";
    private static final String HTML_TYPE = "application/vnd.pypi.simple.v1+html";
    private static final String OLD_HTML_TYPE = "text/html";
    private static final List<String> TYPES = List.of(OLD_HTML_TYPE, HTML_TYPE, JSON_TYPE);
    private static final String VERSION = "1.4";
    private static final JsonMapper JSON = new JsonMapper();

    private final IndexState state;
    private final Addresses addresses;

    SimpleApi(IndexState state, Addresses addresses) {
        this.state = state;
        this.addresses = addresses;
    }

    Answer projects(Call call) {
        String type = type(call);
        if (type.equals(JSON_TYPE)) {
            ObjectNode list = JSON.createObjectNode();
            meta(list);
            ArrayNode projects = list.putArray("projects");
            state.projects.values().forEach(project -> projects.addObject().put("name", project.name));
            return answer(call, type, list.toString());
        }
        List<Markup> links = state.projects.values().stream()
                .map(project -> Markup.of("<a href=\"%s\">%s</a><br>\n", addresses.simple(project), project.name))
                .toList();
        return answer(call, type, html("Simple index", "", Markup.join(links)));
    }

    Answer project(Call call) {
        String name = call.parameter("name");
        Optional<Project> project = state.project(name);
        if (project.isEmpty()) {
            return Answer.text(404, "404 Not Found");
        }
        if (!project.get().normalised().equals(name) || !call.path().endsWith("/")) {
            return Answer.redirect(301, addresses.simple(project.get()));
        }
        String type = type(call);
        String body = type.equals(JSON_TYPE) ? json(project.get()).toString() : html(project.get());
        return answer(call, type, body);
    }

    /// A quarantined project offers no files. Source: packaging.python.org, "Project status markers".
    private static List<StoredFile> offered(Project project) {
        return project.status == ProjectStatus.QUARANTINED ? List.of() : project.files();
    }

    private ObjectNode json(Project project) {
        ObjectNode page = JSON.createObjectNode();
        meta(page);
        page.put("name", project.normalised());
        page.putObject("project-status").put("status", project.status.json());
        ArrayNode versions = page.putArray("versions");
        ArrayNode files = page.putArray("files");
        offered(project).stream().map(StoredFile::version).distinct().forEach(versions::add);
        offered(project).forEach(file -> describe(files.addObject(), project, file));
        return page;
    }

    private void describe(ObjectNode entry, Project project, StoredFile file) {
        entry.put("filename", file.filename()).put("url", addresses.file(file));
        entry.putObject("hashes").put("sha256", file.distribution().sha256());
        Optional<byte[]> metadata = WheelMetadata.of(file.distribution());
        if (metadata.isPresent()) {
            entry.putObject("core-metadata").put("sha256", Digests.sha256Hex(metadata.get()));
        } else {
            entry.put("core-metadata", false);
        }
        entry.put("requires-python", ">=3.8")
                .put("size", file.distribution().size())
                .put("upload-time", Addresses.time(file.uploadedAt()))
                .put("yanked", file.yanked());
        if (file.hasProvenance()) {
            entry.put("provenance", addresses.provenance(project, file));
        } else {
            entry.putNull("provenance");
        }
    }

    private String html(Project project) {
        List<Markup> links =
                offered(project).stream().map(file -> link(project, file)).toList();
        Markup status = Markup.of("<meta name=\"pypi:project-status\" content=\"%s\">\n", project.status.json());
        return html("Links for " + project.normalised(), status.html(), Markup.join(links));
    }

    private Markup link(Project project, StoredFile file) {
        Markup provenance = file.hasProvenance()
                ? Markup.of(" data-provenance=\"%s\"", addresses.provenance(project, file))
                : Markup.EMPTY;
        return Markup.of(
                "<a href=\"%s#sha256=%s\" data-requires-python=\"&gt;=3.8\"%s%s>%s</a><br>\n",
                addresses.file(file),
                file.distribution().sha256(),
                file.yanked() ? Markup.of(" data-yanked=\"\"") : Markup.EMPTY,
                provenance,
                file.filename());
    }

    private static String html(String title, String extra, Markup links) {
        return Markup.of(
                        "<!DOCTYPE html>\n<html><head><meta name=\"pypi:repository-version\" content=\"%s\">\n%s<title>%s</title></head>\n<body>\n<h1>%s</h1>\n%s</body></html>\n",
                        VERSION, new Markup(extra), title, title, links)
                .html();
    }

    private void meta(ObjectNode page) {
        page.putObject("meta").put("api-version", VERSION).put("_last-serial", state.serial());
    }

    private static String type(Call call) {
        return Negotiation.choose(call.header("accept"), TYPES).orElse(OLD_HTML_TYPE);
    }

    private Answer answer(Call call, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String tag = "\"" + Digests.sha256Hex(bytes).substring(0, 32) + "\"";
        boolean known = call.header("if-none-match").filter(tag::equals).isPresent();
        String contentType = type.equals(OLD_HTML_TYPE) ? "text/html; charset=utf-8" : type;
        return (known ? Answer.empty(304) : Answer.bytes(200, contentType, bytes))
                .with("ETag", tag)
                .with("Vary", "Accept")
                .with("Cache-Control", "max-age=600, public")
                .with("X-PyPI-Last-Serial", Long.toString(state.serial()));
    }
}
