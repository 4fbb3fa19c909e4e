package dev.tokenless.github.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/// An answer that was read to its end, within bounds.
final class Answer {

    private final HttpUrl url;
    private final int status;
    private final Headers headers;
    private final byte[] body;

    Answer(HttpUrl url, int status, Headers headers, byte[] body) {
        this.url = url;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    HttpUrl url() {
        return url;
    }

    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    /// Not a copy: nobody writes into it.
    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    /// The time at the other end, which limits are counted in; its clock may differ from ours.
    Optional<Instant> date() {
        return Optional.ofNullable(headers.getInstant("Date"));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean graphql() {
        return url.encodedPath().endsWith("/graphql");
    }
}
