package dev.tokenless.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.workflow.VisibleText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// One way to write the same data, so that its hash means something: members sorted by name, no white space, UTF-8.
final class CanonicalJson {

    static final String HASH = "sha256";

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /// Lower-case hexadecimal SHA-256 of the data without its own hash.
    static String hash(ObjectNode data) {
        ObjectNode without = data.deepCopy();
        without.remove(HASH);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text(without).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            // every Java platform has SHA-256
            throw new IllegalStateException(impossible);
        }
    }

    static String text(JsonNode data) {
        return write(sorted(data), false);
    }

    static String pretty(JsonNode data) {
        return visible(write(data, true));
    }

    /// The same JSON with what cannot be seen, or turns the direction of reading, as escapes. Outside of its strings
    /// JSON has no such characters.
    static String visible(String json) {
        StringBuilder shown = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            String character = Character.toString(point);
            if (VisibleText.of(character).equals(character)) {
                shown.append(character);
            } else {
                character.chars().forEach(unit -> shown.append(String.format("\\u%04x", unit)));
            }
        });
        return shown.toString();
    }

    private static String write(JsonNode data, boolean indented) {
        try {
            return indented
                    ? MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(data)
                    : MAPPER.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode sorted(JsonNode data) {
        return switch (data) {
            case ObjectNode object -> {
                TreeMap<String, JsonNode> members = new TreeMap<>();
                object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
                ObjectNode copy = MAPPER.createObjectNode();
                members.forEach(copy::set);
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = MAPPER.createArrayNode();
                array.forEach(one -> copy.add(sorted(one)));
                yield copy;
            }
            default -> data;
        };
    }
}
