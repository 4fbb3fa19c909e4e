package dev.tokenless.github.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.workflow.Masking;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads GitHub's JSON strictly: a key that is missing or of another type is a typed failure, never a silent default.
final class Json {

    private static final int LONGEST_QUOTE = 500;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    static JsonNode required(Answer answer) {
        return parsed(answer.body())
                .orElseThrow(() ->
                        unreadable("it is no complete JSON: " + answer.url().encodedPath()));
    }

    static String text(JsonNode node, String key) {
        return optionalText(node, key).orElseThrow(() -> unreadable("no text for " + key));
    }

    static Optional<String> optionalText(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw unreadable("no text for " + key);
        }
        return Optional.of(value.textValue());
    }

    static long number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber()) {
            throw unreadable("no number for " + key);
        }
        return value.longValue();
    }

    static boolean truth(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isBoolean()) {
            throw unreadable("neither true nor false for " + key);
        }
        return value.booleanValue();
    }

    static Instant time(JsonNode node, String key) {
        try {
            return Instant.parse(text(node, key));
        } catch (DateTimeParseException noTime) {
            throw unreadable("no time for " + key);
        }
    }

    static JsonNode list(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isArray()) {
            throw unreadable("no list for " + key);
        }
        return value;
    }

    static GitHubException unreadable(String what) {
        return new GitHubException(new GitHubFailure.Unreadable(what));
    }

    /// A text from the other end, short and without credentials.
    static String quotable(String text) {
        String masked = Masking.mask(text.strip());
        return masked.length() <= LONGEST_QUOTE ? masked : masked.substring(0, LONGEST_QUOTE) + "…";
    }
}
