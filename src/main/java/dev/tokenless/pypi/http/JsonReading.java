package dev.tokenless.pypi.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.pypi.PyPiException;
import dev.tokenless.pypi.PyPiFailure;
import java.util.Optional;

/// Reads an index's JSON strictly: another form than expected is a typed failure, never a silent default.
record JsonReading(String host) {

    PyPiException unreadable(String what) {
        return new PyPiException(new PyPiFailure.Unreadable(host, what));
    }

    String text(JsonNode node, String key) {
        return optionalText(node, key).orElseThrow(() -> unreadable("no text for " + key));
    }

    Optional<String> optionalText(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw unreadable("no text for " + key);
        }
        return Optional.of(value.textValue());
    }

    JsonNode list(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isArray()) {
            throw unreadable("no list for " + key);
        }
        return value;
    }
}
