package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words, signs and plain texts of a Python file, one after the other, in one pass and without going deep. It
/// knows as much of Python as it takes not to be misled by comments, texts and brackets; what it is not sure of
/// ends the reading.
final class PythonTokens {

    private static final int LONGEST = 200_000;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int lineStart;
    private int depth;

    private PythonTokens(String text) {
        this.text = text;
    }

    enum Kind {
        WORD,
        /// A text of one piece that stands for itself: no prefix, no escape.
        TEXT,
        SIGN,
        LINE,
        /// A number, or a text that is put together.
        OTHER
    }

    /// @param depth  how many brackets are open around it
    /// @param column how far from the left edge, in characters
    record Token(Kind kind, String text, int depth, int column) {}

    /// Empty for a file that is too large, or whose texts or brackets do not end.
    static Optional<List<Token>> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        PythonTokens reading = new PythonTokens(text);
        return reading.whole() ? Optional.of(joined(reading.tokens)) : Optional.empty();
    }

    private boolean whole() {
        while (at < text.length()) {
            char next = text.charAt(at);
            boolean good =
                    switch (next) {
                        case '\n', '\r' -> line();
                        case ' ', '\t', '\f', '\uFEFF' -> skip(1);
                        case '#' -> comment();
                        case '\\' -> continued();
                        case '"', '\'' -> string(at, true);
                        default -> Character.isJavaIdentifierStart(next) ? word() : sign(next);
                    };
            if (!good) {
                return false;
            }
        }
        return depth == 0;
    }

    private boolean line() {
        if (depth == 0) {
            add(Kind.LINE, "\n", at);
        }
        at++;
        lineStart = at;
        return true;
    }

    private boolean skip(int characters) {
        at += characters;
        return true;
    }

    private boolean comment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return true;
    }

    private boolean continued() {
        int end = text.startsWith("\\\r\n", at) ? at + 3 : at + 2;
        boolean good = end <= text.length() && "\r\n".indexOf(text.charAt(at + 1)) >= 0;
        // what follows is no line of its own, so it must not seem to start at the left edge
        at = end;
        return good;
    }

    private boolean word() {
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        boolean prefix = at < text.length()
                && (text.charAt(at) == '"' || text.charAt(at) == '\'')
                && text.substring(from, at).matches("(?i)[furbt]{1,2}");
        if (prefix) {
            return string(from, text.substring(from, at).equalsIgnoreCase("u"));
        }
        add(Kind.WORD, text.substring(from, at), from);
        return true;
    }

    /// @param plain whether nothing before the quotes gives it another meaning
    private boolean string(int from, boolean plain) {
        char quote = text.charAt(at);
        String one = String.valueOf(quote);
        String end = text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
        int start = at + end.length();
        at = start;
        boolean escaped = false;
        while (!text.startsWith(end, at)) {
            if (at >= text.length() || (end.length() == 1 && "\r\n".indexOf(text.charAt(at)) >= 0)) {
                return false;
            }
            escaped |= text.charAt(at) == '\\';
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        String content = text.substring(start, at);
        if (!plain
                && content.chars().filter(c -> c == '{').count()
                        != content.chars().filter(c -> c == '}').count()) {
            // since Python 3.12 the same quotes may stand within the braces of such a text
            return false;
        }
        add(plain && !escaped ? Kind.TEXT : Kind.OTHER, content, from);
        at += end.length();
        return true;
    }

    private boolean sign(char next) {
        String sign = text.startsWith("**", at) || text.startsWith("==", at) || text.startsWith(":=", at)
                ? text.substring(at, at + 2)
                : String.valueOf(next);
        boolean closes = ")]}".indexOf(next) >= 0;
        depth -= closes ? 1 : 0;
        add(Kind.SIGN, sign, at);
        depth += "([{".indexOf(next) >= 0 ? 1 : 0;
        at += sign.length();
        return depth >= 0;
    }

    private void add(Kind kind, String word, int from) {
        tokens.add(new Token(kind, word, depth, from - lineStart));
    }

    /// Two texts side by side are one, which is put together.
    private static List<Token> joined(List<Token> tokens) {
        List<Token> all = new ArrayList<>();
        for (Token token : tokens) {
            boolean more = !all.isEmpty() && text(all.getLast()) && text(token);
            if (more) {
                all.removeLast();
            }
            all.add(more ? new Token(Kind.OTHER, "", token.depth(), token.column()) : token);
        }
        return List.copyOf(all);
    }

    private static boolean text(Token token) {
        return token.kind() == Kind.TEXT || token.kind() == Kind.OTHER;
    }
}
