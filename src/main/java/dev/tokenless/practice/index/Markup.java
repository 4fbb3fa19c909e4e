package dev.tokenless.practice.index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// HTML that is safe to send. The only way from a text to markup escapes it.
record Markup(String html) {
    static final Markup EMPTY = new Markup("");

    /// Fills each `%s` of a template of ours: markup goes in as it is, everything else is escaped.
    static Markup of(String template, Object... values) {
        Object[] safe = Arrays.stream(values)
                .map(value -> value instanceof Markup markup ? markup.html() : escape(String.valueOf(value)))
                .toArray();
        return new Markup(String.format(template, safe));
    }

    static Markup join(List<Markup> pieces) {
        return new Markup(pieces.stream().map(Markup::html).collect(Collectors.joining()));
    }

    /// Control and bidirectional characters are shown as their number, so that a name cannot disguise itself.
    private static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    int type = Character.getType(point);
                    if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
                        safe.append(String.format("\\u%04X", point));
                    } else {
                        safe.appendCodePoint(point);
                    }
                }
            }
        });
        return safe.toString();
    }
}
