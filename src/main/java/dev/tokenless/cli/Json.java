package dev.tokenless.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tokenless.workflow.Masking;

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
    static void print(Terminal terminal, Object given) {
        JsonNode answer = masked(EXACT.valueToTree(given));
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

    /// Credentials are masked everywhere but in a workflow's new text, which must stay exact.
    private static JsonNode masked(JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                object.properties().stream()
                        .filter(one -> !one.getKey().equals("after"))
                        .forEach(one -> one.setValue(masked(one.getValue())));
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    array.set(index, masked(array.get(index)));
                }
            }
            case TextNode text -> {
                return TextNode.valueOf(Masking.mask(text.textValue()));
            }
            default -> {
                return node;
            }
        }
        return node;
    }

    static void printError(Terminal terminal, String code, String message) {
        ObjectNode answer = object();
        answer.putObject("error").put("code", code).put("message", message);
        print(terminal, answer);
    }
}
