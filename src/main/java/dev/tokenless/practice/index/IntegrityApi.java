package dev.tokenless.practice.index;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which publisher uploaded a file, with the proof that came with it. Source: docs.pypi.org, "Integrity API".
final class IntegrityApi {
    private static final String TYPE = "application/vnd.pypi.integrity.v1+json";
    private static final List<String> TYPES = List.of("application/json", TYPE);
    private static final JsonMapper JSON = new JsonMapper();

    private final IndexState state;

    IntegrityApi(IndexState state) {
        this.state = state;
    }

    Answer provenance(Call call) {
        Optional<String> type = Negotiation.choose(call.header("accept"), TYPES);
        if (type.isEmpty()) {
            return Answer.json(406, Map.of("message", "Request not acceptable"));
        }
        String filename = call.parameter("file");
        Optional<StoredFile> file = state.project(call.parameter("name"))
                .flatMap(project -> project.file(filename))
                .filter(found -> found.version().equals(call.parameter("version")));
        if (file.isEmpty()) {
            return Answer.json(404, Map.of("message", "Not Found"));
        }
        return file.filter(StoredFile::hasProvenance)
                .flatMap(found -> found.publisher().map(publisher -> provenance(publisher, found)))
                .map(json -> Answer.bytes(200, type.get(), json.toString().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> Answer.json(404, Map.of("message", "No provenance available for " + filename)));
    }

    /// The publisher is the record that matched at upload, so it shows the configured environment.
    private static ObjectNode provenance(Publisher publisher, StoredFile file) {
        ObjectNode provenance = JSON.createObjectNode().put("version", 1);
        ObjectNode bundle = provenance.putArray("attestation_bundles").addObject();
        ObjectNode by = bundle.putObject("publisher")
                .put("kind", "GitHub")
                .put("repository", publisher.repositoryPath())
                .put("workflow", publisher.workflow());
        if (publisher.takesAnyEnvironment()) {
            by.putNull("environment");
        } else {
            by.put("environment", publisher.environment());
        }
        ArrayNode attestations = bundle.putArray("attestations");
        file.attestations().forEach(attestations::add);
        return provenance;
    }
}
