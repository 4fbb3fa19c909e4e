package dev.tokenless.workflow.yaml;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the lines of a text begin and end.
final class SourceLines {

    private static final Pattern COMMENTED_OUT = Pattern.compile(
            "#\\s*(?:- \\S|(?:name|uses|with|run|if|env|id|shell|user|password|(?:repository|packages|skip)[_-][a-z]+)\\s*:)");

    private static final Pattern COMMENT_BEHIND = Pattern.compile("(?:[|>][-+0-9]*)?(\\s+#.*)");

    private final String text;
    private final int[] starts;

    SourceLines(String text) {
        this.text = text;
        int count = 1 + (int) text.chars().filter(c -> c == '\n').count();
        starts = new int[count];
        int line = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts[line++] = at + 1;
        }
    }

    int count() {
        return starts.length;
    }

    /// The line, from 0, that holds an offset.
    int of(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    int start(int line) {
        return starts[line];
    }

    /// Behind the line's last character, before its line break.
    int end(int line) {
        int end = endWithBreak(line);
        if (end > starts[line] && text.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > starts[line] && text.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    int endWithBreak(int line) {
        return line + 1 < starts.length ? starts[line + 1] : text.length();
    }

    String content(int line) {
        return text.substring(start(line), end(line));
    }

    boolean isComment(int line) {
        return content(line).stripLeading().startsWith("#");
    }

    /// A key or a step as a comment.
    boolean isCommentedOut(int line) {
        return COMMENTED_OUT.matcher(content(line)).find();
    }

    /// With the blanks before it; for a block the one behind its indicator. Empty where there is none.
    String commentBehind(Node.Text value) {
        int from = value.block() ? value.span().start() : value.span().end();
        String rest = text.substring(from, Math.max(from, end(of(from))));
        Matcher comment = COMMENT_BEHIND.matcher(rest);
        return comment.matches() ? comment.group(1) : "";
    }

    boolean isBlank(int line) {
        return content(line).isBlank();
    }

    int indent(int line) {
        String content = content(line);
        return content.length() - content.stripLeading().length();
    }

    /// By how much the keys above a line are indented under one another; 2 where nothing shows it.
    int unit(int line) {
        int bound = Integer.MAX_VALUE;
        int inner = -1;
        for (int above = line; above >= 0; above--) {
            int indent = indent(above);
            if (isBlank(above) || isComment(above) || indent >= bound) {
                continue;
            }
            bound = indent;
            if (isItem(above)) {
                inner = -1;
                continue;
            }
            if (inner > indent) {
                return inner - indent;
            }
            inner = indent;
        }
        return 2;
    }

    private boolean isItem(int line) {
        return content(line).stripLeading().startsWith("- ");
    }

    /// The line break that the text uses.
    String lineBreak() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /// The first line of a block list's item, or of the comments right above its dash; steps that are commented
    /// out are no comments on the item.
    int firstOfItem(Node item, boolean withComments) {
        int line = of(item.span().start());
        int first = line;
        while (withComments && first > 0 && isComment(first - 1) && indent(first - 1) == indent(line)) {
            first--;
            if (isCommentedOut(first)) {
                return line;
            }
        }
        return first;
    }

    /// The last line of a block list's item, with the comments below it that are indented like its inside.
    int lastOfItem(Node item) {
        int last = of(item.span().end());
        int inside = item.span().column() - 1;
        while (last + 1 < count() && isComment(last + 1) && indent(last + 1) >= inside) {
            last++;
        }
        return last;
    }
}
