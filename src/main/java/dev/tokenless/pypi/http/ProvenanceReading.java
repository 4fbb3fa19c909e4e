package dev.tokenless.pypi.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.workflow.EnvironmentName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;

/// The Integrity API's provenance of a file (PEP 740; Warehouse, `api/integrity.py`).
record ProvenanceReading(String host) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    Provenance provenance(JsonNode answer) {
        var json = new JsonReading(host);
        var bundles = new ArrayList<Provenance.Bundle>();
        for (JsonNode bundle : json.list(answer, "attestation_bundles")) {
            bundles.add(bundle(json, bundle));
        }
        return new Provenance(bundles);
    }

    private static Provenance.Bundle bundle(JsonReading json, JsonNode bundle) {
        JsonNode publisher = bundle.path("publisher");
        var attestations = new ArrayList<Provenance.Attestation>();
        for (JsonNode attestation : json.list(bundle, "attestations")) {
            attestations.add(attestation(json, attestation));
        }
        return new Provenance.Bundle(
                json.text(publisher, "kind"),
                json.optionalText(publisher, "repository").orElse(""),
                json.optionalText(publisher, "workflow")
                        .or(() -> json.optionalText(publisher, "workflow_filepath"))
                        .orElse(""),
                // null, "" and nothing at all mean the same: any environment
                json.optionalText(publisher, "environment")
                        .filter(text -> !text.isEmpty())
                        .map(EnvironmentName::new),
                attestations);
    }

    private static Provenance.Attestation attestation(JsonReading json, JsonNode attestation) {
        JsonNode statement = statement(json, json.text(attestation.path("envelope"), "statement"));
        JsonNode subject = json.list(statement, "subject").path(0);
        var run = RunCertificate.read(json, json.text(attestation.path("verification_material"), "certificate"));
        return new Provenance.Attestation(
                json.text(statement, "predicateType"),
                json.text(subject, "name"),
                json.text(subject.path("digest"), "sha256"),
                run.page(),
                run.commit(),
                run.ref(),
                run.trigger());
    }

    private static JsonNode statement(JsonReading json, String base64) {
        try {
            return MAPPER.readTree(Base64.getDecoder().decode(base64));
        } catch (IOException | IllegalArgumentException broken) {
            throw json.unreadable("a statement that is no JSON");
        }
    }
}
