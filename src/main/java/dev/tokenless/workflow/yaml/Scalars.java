package dev.tokenless.workflow.yaml;

import java.util.regex.Pattern;

/// What a scalar is, and how a text must be written to stay a text.
final class Scalars {

    enum Type {
        TEXT,
        BOOLEAN,
        NUMBER,
        NULL
    }

    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(?:[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\\.inf|\\.nan)");
    /// Also what a YAML 1.1 reader would not take for text.
    private static final Pattern WORDS_THAT_ARE_NO_TEXT = Pattern.compile("(?i)true|false|null|~|yes|no|on|off|y|n|");
    private static final Pattern SAFE_START = Pattern.compile("(?:[A-Za-z0-9_./$(<+^~;=\\p{L}]|--?[A-Za-z]).*");

    private Scalars() {}

    static Type type(Node.Text text) {
        return text.style() == Node.Style.PLAIN ? type(text.value()) : Type.TEXT;
    }

    static Type type(String plain) {
        return switch (plain) {
            case "", "~", "null", "Null", "NULL" -> Type.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Type.BOOLEAN;
            default -> NUMBER.matcher(plain).matches() ? Type.NUMBER : Type.TEXT;
        };
    }

    static String written(String text, boolean inFlow) {
        return safePlain(text, inFlow) ? text : "'" + text.replace("'", "''") + "'";
    }

    private static boolean safePlain(String text, boolean inFlow) {
        return type(text) == Type.TEXT
                && !WORDS_THAT_ARE_NO_TEXT.matcher(text).matches()
                && SAFE_START.matcher(text).matches()
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && text.equals(text.strip())
                && text.chars().allMatch(c -> c >= ' ' && c != 0x7f)
                && (!inFlow || text.chars().noneMatch(c -> "[]{},".indexOf(c) >= 0));
    }

    /// Keeps the quotes that were there.
    static String requoted(Node.Text old, Value value) {
        if (value instanceof Value.Words words) {
            if (old.style() == Node.Style.DOUBLE_QUOTED
                    && words.text().chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\')) {
                return '"' + words.text() + '"';
            }
            if (old.style() == Node.Style.SINGLE_QUOTED) {
                return "'" + words.text().replace("'", "''") + "'";
            }
        }
        return value instanceof Value.Words words ? written(words.text(), false) : Renderer.flow(value);
    }
}
