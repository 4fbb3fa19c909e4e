package dev.tokenless.wizard.diff;

import java.util.List;
import java.util.OptionalInt;

/// One line of a difference.
///
/// @param before its number in the text before, from 1; empty for an added line
/// @param after  its number in the text after, from 1; empty for a removed line
/// @param marks  which characters differ from the line that it replaces or is replaced by
public record DiffLine(Kind kind, OptionalInt before, OptionalInt after, String text, List<Mark> marks) {

    /// A run of characters, from a position up to another.
    public record Mark(int from, int to) {}

    /// What happened to the line.
    public enum Kind {
        SAME(" "),
        REMOVED("-"),
        ADDED("+"),
        GAP("");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /// The sign in front of it; colour is never the only signal.
        public String sign() {
            return sign;
        }
    }

    public boolean changed() {
        return kind == Kind.REMOVED || kind == Kind.ADDED;
    }

    DiffLine marked(List<Mark> differing) {
        return new DiffLine(kind, before, after, text, differing);
    }
}
