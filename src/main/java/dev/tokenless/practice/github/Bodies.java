package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what callers send.
final class Bodies {

    private Bodies() {}

    /// The body as a JSON object; an absent body is an empty one.
    static JsonNode read(Call call) {
        if (call.body().length == 0) {
            return Json.object();
        }
        return Json.read(call.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new BadCall(Errors.of(400, "Problems parsing JSON")));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new BadCall(Errors.invalid("content is not valid Base64"));
        }
    }

    /// What git's own bookkeeping guarantees to be there.
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
