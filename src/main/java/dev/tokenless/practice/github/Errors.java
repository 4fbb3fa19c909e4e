package dev.tokenless.practice.github;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Json;
import java.util.List;

/// GitHub's error bodies. Source: docs.github.com, "Troubleshooting the REST API".
final class Errors {

    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private Errors() {}

    static Answer of(int status, String message) {
        return Answer.json(
                status,
                Json.object("message", message, "documentation_url", DOCUMENTATION, "status", String.valueOf(status)));
    }

    static Answer notFound() {
        return of(404, "Not Found");
    }

    static Answer invalid(String message) {
        return of(422, message);
    }

    /// 422 with one entry in `errors`.
    static Answer invalid(String resource, String field, String code, String message) {
        return Answer.json(
                422,
                Json.object(
                        "message",
                        "Validation Failed",
                        "errors",
                        List.of(Json.object("resource", resource, "field", field, "code", code, "message", message)),
                        "documentation_url",
                        DOCUMENTATION,
                        "status",
                        "422"));
    }
}
