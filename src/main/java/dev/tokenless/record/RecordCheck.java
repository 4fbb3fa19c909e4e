package dev.tokenless.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What became of recomputing a record's hash. It finds accidents; only a signature would show tampering.
///
/// @param embedded whether the data was taken out of an HTML record, so that its words were not looked at
/// @param stated the hash that the record states
/// @param computed the hash of its data
public record RecordCheck(boolean embedded, String stated, String computed) {

    public boolean holds() {
        return stated.equals(computed);
    }

    /// Empty where the text is no record of Tokenless, as JSON or as HTML.
    public static Optional<RecordCheck> of(String text) {
        Optional<String> embedded = HtmlForm.embedded(text);
        try {
            JsonNode data = CanonicalJson.MAPPER.readTree(embedded.orElse(text));
            return data instanceof ObjectNode object
                            && object.path(CanonicalJson.HASH).isTextual()
                    ? Optional.of(new RecordCheck(
                            embedded.isPresent(),
                            object.path(CanonicalJson.HASH).textValue(),
                            CanonicalJson.hash(object)))
                    : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
