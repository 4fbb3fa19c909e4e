package dev.tokenless.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Writes the one JSON object of an answer.
final class Json {

    static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper EXACT =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /// An object that begins with `"schemaVersion": 1`.
    static ObjectNode object() {
        return EXACT.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
    }

    /// Any record of ours as a JSON value.
    static JsonNode value(Object ours) {
        return EXACT.valueToTree(ours);
    }

    /// On a terminal everything outside ASCII is escaped, so that foreign text cannot play with it.
    static void print(Terminal terminal, Object answer) {
        try {
            terminal.out()
                    .println(
                            terminal.outIsTerminal()
                                    ? EXACT.writer()
                                            .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                                            .writeValueAsString(answer)
                                    : EXACT.writeValueAsString(answer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static void printError(Terminal terminal, String code, String message) {
        print(terminal, object().set("error", EXACT.valueToTree(Map.of("code", code, "message", message))));
    }
}
