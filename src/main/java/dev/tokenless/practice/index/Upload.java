package dev.tokenless.practice.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The body of an upload request, as twine sends it: `multipart/form-data`, to be posted to `legacy/` with basic
/// authentication, user name `__token__`. Source: docs.pypi.org, "Upload API".
public final class Upload {
    private static final String BOUNDARY = "practice-upload-3f1b9d57c0";
    private final byte[] body;

    private Upload(byte[] body) {
        this.body = body;
    }

    /// @param attestations [Attestation] objects; empty for an uploader that sends none
    public static Upload of(PythonPackage source, Distribution file, List<String> attestations) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        field(body, ":action", "file_upload");
        field(body, "protocol_version", "1");
        field(body, "metadata_version", "2.1");
        field(body, "name", source.name());
        field(body, "version", source.version());
        field(body, "filetype", file.isWheel() ? "bdist_wheel" : "sdist");
        field(body, "pyversion", file.isWheel() ? "py3" : "source");
        field(body, "sha256_digest", file.sha256());
        field(body, "blake2_256_digest", file.blake2());
        source.urls().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(url -> field(body, "project_urls", url.getKey() + ", " + url.getValue()));
        if (!attestations.isEmpty()) {
            field(body, "attestations", "[" + String.join(",", attestations) + "]");
        }
        part(
                body,
                "name=\"content\"; filename=\"" + file.filename() + "\"",
                Optional.of("application/octet-stream"),
                file.bytes());
        body.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return new Upload(body.toByteArray());
    }

    /// The request's `Content-Type`.
    public String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    public byte[] body() {
        return body.clone();
    }

    private static void field(ByteArrayOutputStream body, String name, String value) {
        part(body, "name=\"" + name + "\"", Optional.empty(), value.getBytes(StandardCharsets.UTF_8));
    }

    private static void part(ByteArrayOutputStream body, String disposition, Optional<String> type, byte[] content) {
        body.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n"));
        type.ifPresent(name -> body.writeBytes(ascii("Content-Type: " + name + "\r\n")));
        body.writeBytes(ascii("\r\n"));
        body.writeBytes(content);
        body.writeBytes(ascii("\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
