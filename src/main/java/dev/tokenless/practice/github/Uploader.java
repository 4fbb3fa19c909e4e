package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.index.Attestation;
import dev.tokenless.practice.index.Distribution;
import dev.tokenless.practice.index.PythonPackage;
import dev.tokenless.practice.index.SigningIdentity;
import dev.tokenless.practice.index.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Talks to an index as the upload tools do: over HTTP, so that its own rules decide.
final class Uploader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What an index said.
    record Reply(int status, String text) {
        boolean accepted() {
            return status / 100 == 2;
        }

        JsonNode json() {
            return Json.read(Bodies.utf8(text)).orElseGet(Json::nothing);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();

    Reply audience(URI index) {
        return send(HttpRequest.newBuilder(URI.create(index + "/_/oidc/audience")));
    }

    Reply mint(URI index, String identity) {
        String body = new String(Json.bytes(Json.object("token", identity)), java.nio.charset.StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(index + "/_/oidc/mint-token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /// Sends the wheel and the source distribution; stops at the first refusal.
    Reply upload(URI index, PythonPackage source, String token, Optional<SigningIdentity> attester, Instant now) {
        Reply last = new Reply(200, "");
        for (Distribution file : List.of(source.wheel(), source.sourceDistribution())) {
            List<String> attestations = attester.map(identity -> Attestation.publish(file, identity, now)).stream()
                    .toList();
            Upload upload = Upload.of(source, file, attestations);
            String basic = Base64.getEncoder().encodeToString(Bodies.utf8("__token__:" + token));
            last = send(HttpRequest.newBuilder(URI.create(index + "/legacy/"))
                    .header("Content-Type", upload.contentType())
                    .header("Authorization", "Basic " + basic)
                    .POST(BodyPublishers.ofByteArray(upload.body())));
            if (!last.accepted()) {
                return last;
            }
        }
        return last;
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Reply(503, "interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
