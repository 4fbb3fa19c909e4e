package dev.tokenless.record;

import dev.tokenless.desktop.SafeLink;
import java.util.Locale;
import java.util.Optional;

/// Some words that look the same.
///
/// @param link where they lead, if they may be clicked
record Span(String text, Look look, Optional<SafeLink> link) {

    /// How words look.
    enum Look {
        PLAIN,
        STRONG,
        CODE,
        PROVED,
        ATTESTED,
        PENDING,
        BLOCKED,
        NOT_NEEDED;

        /// The look of a state by its name in the data.
        static Look ofState(String key) {
            return switch (key) {
                case "proved" -> PROVED;
                case "attested" -> ATTESTED;
                case "blocked" -> BLOCKED;
                case "not-needed" -> NOT_NEEDED;
                default -> PENDING;
            };
        }

        /// The class in HTML.
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Span plain(String text) {
        return new Span(text, Look.PLAIN, Optional.empty());
    }

    static Span strong(String text) {
        return new Span(text, Look.STRONG, Optional.empty());
    }

    static Span code(String text) {
        return new Span(text, Look.CODE, Optional.empty());
    }

    /// The word of a state, so that proved and attested never look alike.
    static Span state(String key) {
        return new Span(Wording.state(key), Look.ofState(key), Optional.empty());
    }
}
