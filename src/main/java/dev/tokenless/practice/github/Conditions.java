package dev.tokenless.practice.github;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides the simple `if:` conditions that workflows use around a release; what it does not know counts as true.
final class Conditions {

    private static final Pattern COMPARISON =
            Pattern.compile("([\\w.\\-']+|'[^']*')\\s*(==|!=)\\s*([\\w.\\-]+|'[^']*')");
    private static final Pattern CALL =
            Pattern.compile("(startsWith|endsWith|contains)\\(\\s*([^,]+?)\\s*,\\s*([^,]+?)\\s*\\)");

    private final Map<String, String> context;

    /// @param context names such as `github.ref` to their values
    Conditions(Map<String, String> context) {
        this.context = Map.copyOf(context);
    }

    boolean holds(String condition) {
        String text = condition.strip().replaceFirst("^\\$\\{\\{(.*)}}$", "$1").strip();
        for (String either : text.split("\\|\\|", -1)) {
            if (List.of(either.split("&&", -1)).stream().allMatch(this::one)) {
                return true;
            }
        }
        return false;
    }

    private boolean one(String piece) {
        String text = piece.strip().replaceFirst("^\\((.*)\\)$", "$1").strip();
        if (text.startsWith("!") && !text.startsWith("!=")) {
            return !one(text.substring(1));
        }
        Matcher call = CALL.matcher(text);
        if (call.matches()) {
            String whole = value(call.group(2));
            String part = value(call.group(3));
            return switch (call.group(1)) {
                case "startsWith" -> whole.startsWith(part);
                case "endsWith" -> whole.endsWith(part);
                default -> whole.contains(part);
            };
        }
        Matcher comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            boolean same = value(comparison.group(1)).equalsIgnoreCase(value(comparison.group(3)));
            return same == comparison.group(2).equals("==");
        }
        return !text.equals("false") && !text.equals("failure()") && !text.equals("cancelled()");
    }

    private String value(String term) {
        String text = term.strip();
        return text.startsWith("'") ? text.substring(1, text.length() - 1) : context.getOrDefault(text, "");
    }
}
