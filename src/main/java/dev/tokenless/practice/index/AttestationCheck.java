package dev.tokenless.practice.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether attestations that came with an upload are about this file and from this publisher's workflow.
/// Sources: pypi/warehouse `attestations/services.py`; trailofbits/pypi-attestations, the GitHub policy.
final class AttestationCheck {
    private static final String BUILD_CONFIG_URI = "1.3.6.1.4.1.57264.1.18";
    private static final JsonMapper JSON = new JsonMapper();

    private final Distribution file;
    private final Publisher publisher;

    AttestationCheck(Distribution file, Publisher publisher) {
        this.file = file;
        this.publisher = publisher;
    }

    /// @param field the upload's `attestations` field, a JSON array
    /// @throws Refusal with PyPI's text when one does not hold
    List<JsonNode> read(String field) {
        List<JsonNode> attestations = new ArrayList<>();
        Set<String> types = new HashSet<>();
        for (JsonNode attestation : array(field)) {
            if (!types.add(predicateType(attestation))) {
                throw invalid("Multiple attestations for the same file with the same predicate type are not supported");
            }
            attestations.add(attestation);
        }
        return List.copyOf(attestations);
    }

    private static JsonNode array(String field) {
        try {
            JsonNode array = JSON.readTree(field);
            if (array != null && array.isArray() && !array.isEmpty()) {
                return array;
            }
        } catch (JsonProcessingException e) {
            throw invalid("Error while decoding the included attestation: " + e.getOriginalMessage());
        }
        throw invalid("Error while decoding the included attestation: a list with at least one was expected");
    }

    private String predicateType(JsonNode attestation) {
        try {
            byte[] statement = bytes(attestation.at("/envelope/statement"));
            X509Certificate certificate = certificate(bytes(attestation.at("/verification_material/certificate")));
            checkSignature(certificate, statement, bytes(attestation.at("/envelope/signature")));
            checkPublisher(certificate);
            return checkStatement(JSON.readTree(new String(statement, StandardCharsets.UTF_8)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw invalid("Error while decoding the included attestation: " + e.getMessage());
        }
    }

    private String checkStatement(JsonNode statement) {
        JsonNode subject = statement.path("subject").path(0);
        if (!subject.path("name").asText().equals(file.filename())) {
            throw invalid("Verification failed: subject does not match distribution name: "
                    + subject.path("name").asText() + " != " + file.filename());
        }
        if (!subject.at("/digest/sha256").asText().equals(file.sha256())) {
            throw invalid("Verification failed: subject does not match distribution digest");
        }
        String type = statement.path("predicateType").asText();
        if (!Set.of(Attestation.PUBLISH, Attestation.SLSA_PROVENANCE).contains(type)) {
            throw invalid("Attestation with unsupported predicate type: " + type);
        }
        return type;
    }

    private void checkPublisher(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(BUILD_CONFIG_URI);
        String uri = extension == null ? "" : text(extension);
        String expected = "https://github.com/%s/.github/workflows/%s@"
                .formatted(publisher.repositoryPath(), publisher.workflow());
        if (!uri.startsWith(expected)) {
            throw invalid(
                    "Verification failed: Certificate's Build Config URI (%s) does not match expected Trusted Publisher (%s @ %s)"
                            .formatted(uri, publisher.workflow(), publisher.repositoryPath()));
        }
    }

    /// A UTF8String inside the OCTET STRING that the platform returns, both in definite form.
    private static String text(byte[] extension) {
        int inner = contentStart(extension, 0);
        int start = contentStart(extension, inner);
        return new String(extension, start, extension.length - start, StandardCharsets.UTF_8);
    }

    private static int contentStart(byte[] der, int at) {
        int length = Byte.toUnsignedInt(der[at + 1]);
        return at + 2 + (length < 0x80 ? 0 : length & 0x7F);
    }

    private static void checkSignature(X509Certificate certificate, byte[] statement, byte[] signed)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(certificate.getPublicKey());
        signature.update(Attestation.authenticated(statement));
        if (!signature.verify(signed)) {
            throw invalid("Verification failed: signature does not match");
        }
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }

    private static Refusal invalid(String detail) {
        return new Refusal(400, "Invalid attestations supplied during upload: " + detail);
    }
}
