package dev.tokenless.wizard.diff;

import java.util.OptionalInt;

/// One line of a difference.
///
/// @param before its number in the text before, from 1; empty for an added line
/// @param after  its number in the text after, from 1; empty for a removed line
public record DiffLine(Kind kind, OptionalInt before, OptionalInt after, String text) {

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
}
