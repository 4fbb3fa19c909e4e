package dev.tokenless.trust;

import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A job's log as GitHub gives it, without time stamps, colours, markers and credentials. Words flow over line ends,
/// because upload tools wrap their messages; every place still knows its line.
final class LogText {

    /// The end of a log holds the failure; what lies further back than this many characters is not searched.
    private static final int SEARCHED = 8_000_000;

    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_EVIDENCE = 400;

    /// Cures quote claims, each of them bounded.
    static final int LONGEST_CURE = 2_000;
    private static final Pattern STAMP = Pattern.compile(
            "^\\uFEFF?(?:[^\\t]{0,200}\\t[^\\t]{0,200}\\t)?\\uFEFF?(?:\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,20}Z ?)?");
    private static final Pattern COLOUR = Pattern.compile("\\u001B\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern MARKER = Pattern.compile("^(?:##\\[[a-z]+\\]|::[a-z]+(?: [^:]{0,300})?::)");
    private static final Pattern ERROR = Pattern.compile(
            "^(?:##\\[error\\].*|::error.*|E?(?:RROR|rror)\\b.*|fatal: .*|\\w*(?:Error|Exception)\\b:.*)",
            Pattern.DOTALL);

    private final StringBuilder flowing = new StringBuilder();
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> errors = new ArrayList<>();
    private int firstNumber = 1;
    private int[] starts = new int[256];

    LogText(String log) {
        int at = Math.max(0, log.length() - SEARCHED);
        for (int i = 0; i < at; i++) {
            if (log.charAt(i) == '\n') {
                firstNumber++;
            }
        }
        while (at < log.length()) {
            int end = log.indexOf('\n', at);
            end = end < 0 ? log.length() : end;
            add(log.substring(at, Math.min(end, at + LONGEST_LINE)));
            at = end + 1;
        }
    }

    private void add(String raw) {
        String text = COLOUR.matcher(STAMP.matcher(raw).replaceFirst(""))
                .replaceAll("")
                .strip();
        if (ERROR.matcher(text).matches()) {
            errors.add(lines.size());
        }
        // masked before anything is cut out of it: the tail of a token no longer looks like one
        text = Masking.mask(MARKER.matcher(text).replaceFirst("").strip());
        if (lines.size() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[lines.size()] = flowing.length();
        lines.add(text);
        flowing.append(text).append(' ');
    }

    /// All lines in one, each followed by a space.
    String flowing() {
        return flowing.toString();
    }

    List<String> lines() {
        return lines;
    }

    /// The 1-based number, in the whole log, of the line that holds a place of the flowing text.
    int number(int place) {
        return firstNumber + index(place);
    }

    /// The line that holds a place, up to the line that holds the end of it: masked, printable, short.
    String evidence(int from, int to) {
        int first = index(from);
        String text = String.join(" ", lines.subList(first, index(Math.max(from, to - 1)) + 1));
        int cut = Math.max(0, Math.min(from - starts[first] - 80, text.length() - LONGEST_EVIDENCE));
        return shown(text.length() <= LONGEST_EVIDENCE ? text : text.substring(cut));
    }

    private int index(int place) {
        int found = Arrays.binarySearch(starts, 0, lines.size(), place);
        return found >= 0 ? found : -found - 2;
    }

    /// Where the last errors stand: up to three lines that say so, else the last lines that say anything.
    List<Integer> lastErrors() {
        List<Integer> telling = errors.stream()
                .filter(i -> !lines.get(i).startsWith("Process completed with exit code"))
                .toList();
        List<Integer> found = telling.isEmpty() ? errors : telling;
        if (found.isEmpty()) {
            found = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    found.add(i);
                }
            }
        }
        return found.subList(Math.max(0, found.size() - 3), found.size());
    }

    String line(int index) {
        return shown(lines.get(index));
    }

    int numberOfLine(int index) {
        return firstNumber + index;
    }

    private static String shown(String text) {
        return shown(text, LONGEST_EVIDENCE);
    }

    /// What comes from a log, fit to be shown: masked, printable, short.
    static String shown(String text, int longest) {
        String masked = VisibleText.of(Masking.mask(text));
        return masked.length() <= longest ? masked : masked.substring(0, longest) + "…";
    }
}
