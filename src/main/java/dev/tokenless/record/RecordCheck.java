package dev.tokenless.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What became of recomputing a record's hash. It finds accidents; only a signature would show tampering.
///
/// @param checked what was compared
/// @param stated the hash that the record states
/// @param computed the hash of its data
public record RecordCheck(Checked checked, String stated, String computed) {

    /// What a check looked at.
    public enum Checked {
        /// A JSON record, which is nothing but data.
        DATA("data", "the whole data were checked"),
        /// An HTML record whose words are those that this version writes from its data.
        DATA_AND_WORDS("data-and-words", "the data inside the page and every word around them were checked"),
        /// An HTML record with other words: made by another version, or changed.
        EMBEDDED_DATA(
                "embedded-data",
                "only the data inside the page were checked; the words around them are not those that this version"
                        + " writes from the data, so read the data");

        private final String key;
        private final String words;

        Checked(String key, String words) {
            this.key = key;
            this.words = words;
        }

        public String key() {
            return key;
        }

        /// Half a sentence.
        public String words() {
            return words;
        }
    }

    public boolean holds() {
        return stated.equals(computed);
    }

    /// Empty where the text is no record of Tokenless, as JSON or as HTML.
    public static Optional<RecordCheck> of(String text) {
        Optional<String> embedded = HtmlForm.embedded(text);
        try {
            JsonNode data = CanonicalJson.MAPPER.readTree(embedded.orElse(text));
            if (!(data instanceof ObjectNode object)
                    || !object.path(CanonicalJson.HASH).isTextual()) {
                return Optional.empty();
            }
            Checked checked = embedded.isEmpty()
                    ? Checked.DATA
                    : new HtmlForm(object).text().equals(text) ? Checked.DATA_AND_WORDS : Checked.EMBEDDED_DATA;
            return Optional.of(
                    new RecordCheck(checked, object.path(CanonicalJson.HASH).textValue(), CanonicalJson.hash(object)));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
