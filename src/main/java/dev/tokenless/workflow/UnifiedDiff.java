package dev.tokenless.workflow;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/// The unified diff of one file, as `patch` and `git apply` take it; empty where nothing differs.
public final class UnifiedDiff {

    private static final String NO_NEWLINE = "\\ No newline at end of file";

    private UnifiedDiff() {}

    public static String of(String path, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        return text(name("a", path), name("b", path), lines(before), lines(after));
    }

    /// The diff that brings a file that is not there yet.
    public static String ofNew(String path, String after) {
        return after.isEmpty() ? "" : text("/dev/null", name("b", path), List.of(), lines(after));
    }

    private static String text(String from, String to, List<String> before, List<String> after) {
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(from, to, before, DiffUtils.diff(before, after), 3);
        StringBuilder text = new StringBuilder();
        for (String line : diff) {
            int mark = line.indexOf(END);
            text.append(mark < 0 ? line : line.substring(0, mark) + "\n" + NO_NEWLINE)
                    .append('\n');
        }
        return text.toString();
    }

    /// A name that would break the header's line is quoted as git does it, and an absolute one is shown from its root.
    private static String name(String side, String file) {
        String path = side + (file.startsWith("/") ? "" : "/") + file;
        if (path.chars().noneMatch(one -> one < ' ' || one == '"' || one == 0x7f)) {
            return path;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < path.length(); index++) {
            char one = path.charAt(index);
            switch (one) {
                case '"', '\\' -> quoted.append('\\').append(one);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(one < ' ' || one == 0x7f ? "\\%03o".formatted((int) one) : String.valueOf(one));
            }
        }
        return quoted.append('"').toString();
    }

    /// Marks a last line without its newline, so that it differs from the same line with one.
    private static final char END = '\uffff';

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String last = lines.removeLast();
        if (!last.isEmpty()) {
            lines.add(last + END);
        }
        return lines;
    }
}
