package dev.tokenless.workflow;

/// Makes characters visible that would steer a terminal or reorder a line: control, escape and bidirectional ones.
public final class VisibleText {

    private VisibleText() {}

    /// Line feeds and tabs stay; everything else that is not meant to be seen becomes `\\u{…}`.
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || !steers(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u{%04x}", point));
            }
        });
        return shown.toString();
    }

    /// As [#of], on one line: for a name, which a line feed must not break in two.
    public static String line(String text) {
        return of(text).replace("\n", "\\u{000a}").replace("\t", "\\u{0009}");
    }

    private static boolean steers(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (type == Character.FORMAT && point != 0x200d);
    }
}
