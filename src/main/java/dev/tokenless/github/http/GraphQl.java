package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import java.util.Optional;

/// Reads a GraphQL answer: status 200 may carry errors all the same.
final class GraphQl {

    private GraphQl() {}

    static JsonNode data(Answer answer) {
        JsonNode body = Json.required(answer);
        JsonNode errors = body.path("errors");
        if (errors.isArray() && !errors.isEmpty()) {
            throw new GitHubException(failure(errors.get(0)));
        }
        JsonNode data = body.path("data");
        if (!data.isObject()) {
            throw Json.unreadable("no data");
        }
        return data;
    }

    private static GitHubFailure failure(JsonNode error) {
        String message = Json.quotable(error.path("message").asText(""));
        return switch (error.path("type").asText("")) {
            case "NOT_FOUND" -> new GitHubFailure.NotFound(message.isEmpty() ? "this" : "this (" + message + ")");
            case "STALE_DATA" -> new GitHubFailure.Conflict(message);
            case "INSUFFICIENT_SCOPES" ->
                new GitHubFailure.MissingScope(
                        message, "Make a token with the scopes repo and workflow on GitHub, then sign in with it.");
            case "FORBIDDEN" ->
                MissingScopes.inMessage(message)
                        .or(() -> MissingScopes.ofMutation(
                                message, error.path("path").path(0).asText("")))
                        .orElseGet(() -> new GitHubFailure.Forbidden(message));
            case "RATE_LIMITED" -> new GitHubFailure.RateLimited(Optional.empty());
            default -> MissingScopes.inMessage(message).orElseGet(() -> new GitHubFailure.Invalid(message));
        };
    }
}
