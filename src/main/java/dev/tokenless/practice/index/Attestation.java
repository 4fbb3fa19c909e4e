package dev.tokenless.practice.index;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

/// Makes what the publish action adds to an upload: a signed statement that binds a file's hash to a workflow run.
/// Source: packaging.python.org, "Index hosted attestations" (PEP 740).
public final class Attestation {
    static final String PUBLISH = "https://docs.pypi.org/attestations/publish/v1";
    static final String SLSA_PROVENANCE = "https://slsa.dev/provenance/v1";
    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
    private static final JsonMapper JSON = new JsonMapper();

    private Attestation() {}

    /// One attestation object as JSON; the upload's field `attestations` is an array of them.
    public static String publish(Distribution file, SigningIdentity identity, Instant now) {
        byte[] statement = statement(file).getBytes(StandardCharsets.UTF_8);
        try {
            SigningCertificate certificate = new SigningCertificate(identity, now);
            ObjectNode attestation = JSON.createObjectNode().put("version", 1);
            attestation
                    .putObject("envelope")
                    .put("statement", base64(statement))
                    .put("signature", base64(certificate.sign(authenticated(statement))));
            ObjectNode material = attestation.putObject("verification_material");
            material.put("certificate", base64(certificate.encoded()));
            material.putArray("transparency_entries")
                    .addObject()
                    .put("logIndex", Long.toString(now.getEpochSecond()))
                    .put("integratedTime", Long.toString(now.getEpochSecond()));
            return attestation.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with ECDSA on secp256r1", e);
        }
    }

    /// The bytes that are signed. Source: secure-systems-lab/dsse, `protocol.md`, pre-authentication encoding.
    static byte[] authenticated(byte[] statement) {
        String header = "DSSEv1 %d %s %d ".formatted(PAYLOAD_TYPE.length(), PAYLOAD_TYPE, statement.length);
        byte[] start = header.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + statement.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(statement, 0, all, start.length, statement.length);
        return all;
    }

    private static String statement(Distribution file) {
        ObjectNode statement = JSON.createObjectNode().put("_type", "https://in-toto.io/Statement/v1");
        statement
                .putArray("subject")
                .addObject()
                .put("name", file.filename())
                .putObject("digest")
                .put("sha256", file.sha256());
        statement.put("predicateType", PUBLISH).putNull("predicate");
        return statement.toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
