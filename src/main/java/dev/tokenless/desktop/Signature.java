package dev.tokenless.desktop;

/// What the signature beside a file is worth, as the tool says that made it.
///
/// @param words a sentence for people; what another program printed is in it visibly and bounded
/// @param by    the key's fingerprint; empty unless good
public record Signature(Verdict verdict, String words, String by) {

    /// The four answers.
    public enum Verdict {
        /// There is no file beside it that could be a signature.
        NONE("none"),
        /// It fits the file and the key that is named; whose key that is, the reader knows.
        GOOD("good"),
        /// It does not fit the file.
        BAD("bad"),
        /// Its tool or its key is missing here.
        UNCHECKED("unchecked");

        private final String key;

        Verdict(String key) {
            this.key = key;
        }

        /// The word of the data.
        public String key() {
            return key;
        }
    }
}
