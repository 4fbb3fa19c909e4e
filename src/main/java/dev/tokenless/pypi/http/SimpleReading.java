package dev.tokenless.pypi.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;

/// The Simple API's project page (PEP 691, PEP 700, PEP 740, PEP 792).
record SimpleReading(String host) {

    ProjectPage page(ProjectName project, Answer answer) {
        var json = new JsonReading(host);
        var files = new ArrayList<DistributionFile>();
        for (JsonNode file : json.list(answer.json(), "files")) {
            files.add(file(json, file));
        }
        String status = answer.json().path("project-status").path("status").asText("active");
        return new ProjectPage(project, status, answer.serial(), files);
    }

    private static DistributionFile file(JsonReading json, JsonNode file) {
        String filename = json.text(file, "filename");
        JsonNode yanked = file.path("yanked");
        return new DistributionFile(
                filename,
                FileVersion.of(filename),
                address(json, json.text(file, "url")),
                uploadedAt(json, file),
                json.optionalText(file.path("hashes"), "sha256").orElse(""),
                // a reason stands there as text
                yanked.isTextual() || yanked.asBoolean(false),
                json.optionalText(file, "provenance").map(text -> address(json, text)));
    }

    /// A file without a time is older than the key, and older than any publisher.
    private static Instant uploadedAt(JsonReading json, JsonNode file) {
        try {
            return json.optionalText(file, "upload-time").map(Instant::parse).orElse(Instant.EPOCH);
        } catch (DateTimeParseException noTime) {
            throw json.unreadable("no time for upload-time");
        }
    }

    private static URI address(JsonReading json, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException noAddress) {
            throw json.unreadable("no address for a file");
        }
    }
}
