package dev.tokenless.trust;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A value of a GitHub expression: known before the run, or not.
sealed interface Value {

    Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
    Pattern LIST = Pattern.compile("\\s*\\[\\s*(?:" + TEXT + "\\s*(?:,\\s*" + TEXT + "\\s*)*+)?\\]\\s*");

    /// @param content a text, a number (`Double`), a truth value, a list of texts or null
    record Known(@Nullable Object content) implements Value {

        boolean truthy() {
            return switch (content) {
                case null -> false;
                case Boolean truth -> truth;
                case Double number -> number != 0 && !Double.isNaN(number);
                default -> !content.toString().isEmpty();
            };
        }

        String text() {
            return switch (content) {
                case null -> "";
                case Double number when number == Math.rint(number) -> Long.toString(number.longValue());
                default -> content.toString();
            };
        }

        /// GitHub compares texts without regard to case, and everything else as numbers.
        boolean same(Known other) {
            if (content instanceof String one && other.content instanceof String two) {
                return one.toLowerCase(Locale.ROOT).equals(two.toLowerCase(Locale.ROOT));
            }
            return (content == null && other.content == null) || number() == other.number();
        }

        private double number() {
            return switch (content) {
                case null -> 0;
                case Boolean truth -> truth ? 1 : 0;
                case Double number -> number;
                default -> parsed(content.toString().strip());
            };
        }

        private static double parsed(String text) {
            if (text.isEmpty()) {
                return 0;
            }
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }

    record Undecided() implements Value {}

    /// A JSON list of plain texts, as conditions name events: `["release", "push"]`. Any other JSON is left undecided.
    static Value ofJson(Value json) {
        if (json instanceof Known known && LIST.matcher(known.text()).matches()) {
            return new Known(TEXT.matcher(known.text())
                    .results()
                    .map(found -> found.group(1))
                    .toList());
        }
        return new Undecided();
    }

    static Value of(@Nullable Object content) {
        return new Known(content);
    }
}
