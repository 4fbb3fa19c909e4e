package dev.tokenless.practice.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What goes back.
///
/// @param status HTTP status code
/// @param headers as they are sent; `Content-Length` and `Date` are the server's business
/// @param body may be empty
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, Map<String, String> headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Answer {
        headers = Map.copyOf(headers);
    }

    /// Anything that Jackson can write: a `JsonNode`, a record, a map, a list.
    public static Answer json(int status, Object value) {
        try {
            return of(status, "application/json; charset=utf-8", JSON.writeValueAsString(value));
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("an answer that is no JSON", cause);
        }
    }

    public static Answer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page);
    }

    public static Answer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    public static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /// @param status 301, 302, 303, 307 or 308
    public static Answer redirect(int status, String location) {
        return empty(status).with("Location", location);
    }

    public Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, body);
    }

    /// The body as UTF-8 text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Answer of(int status, String contentType, String body) {
        return bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
