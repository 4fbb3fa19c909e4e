package dev.tokenless.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One request and its answer, as they passed.
///
/// @param path    with its query, as the practice world has it
/// @param headers of the request, names in lower case
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Exchange(
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        int status,
        String contentType,
        byte[] answer) {

    /// The same with another answer's text.
    public Exchange answering(String text) {
        return new Exchange(method, path, headers, body, status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public String answerText() {
        return new String(answer, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status;
    }
}
