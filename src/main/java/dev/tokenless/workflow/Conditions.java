package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes the text of an `if:` apart at its outer `&&`.
final class Conditions {

    private static final Pattern COMPARISON = Pattern.compile("(.+?)\\s*(==|!=)\\s*(.+)");
    private static final Pattern SIMPLE_COMPARISON = Pattern.compile("([^=!&|()]+?)\\s*(==|!=)\\s*([^=!&|()]+)");
    private static final Pattern PREFIX = Pattern.compile("startsWith\\(\\s*(.+?)\\s*,\\s*'([^']*)'\\s*\\)");

    private Conditions() {}

    /// The expression without `${{ }}` around it.
    static String bare(String condition) {
        String text = condition.strip();
        return text.startsWith("${{") && text.endsWith("}}") && text.indexOf("${{", 3) < 0
                ? text.substring(3, text.length() - 2).strip()
                : text;
    }

    /// The parts between the outer `&&`; the whole where an outer `||` binds looser.
    static List<String> conjuncts(String condition) {
        String text = bare(condition);
        return split(text, "||").size() > 1 ? List.of(text) : split(text, "&&");
    }

    /// The parts between an operator that stands in no quotes and no parentheses.
    static List<String> split(String text, String operator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (!quoted && depth == 0 && text.startsWith(operator, at)) {
                parts.add(text.substring(from, at).strip());
                from = at + operator.length();
                at = from - 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    /// What of a step's condition counts for the job as a whole: all but what picks a leg of its matrix. Empty
    /// where the condition asks for the state of the run or for files.
    static Optional<List<String>> ofTheRun(String condition) {
        List<String> kept = new ArrayList<>();
        for (String part : conjuncts(condition)) {
            Set<String> contexts = Expressions.contexts(part);
            boolean leg = !contexts.isEmpty()
                    && Set.of("matrix", "runner", "strategy").containsAll(contexts);
            if (asksForState(part) || part.contains("${{")) {
                return Optional.empty();
            }
            if (!leg && !part.matches("success\\(\\s*\\)")) {
                kept.add(part);
            }
        }
        return Optional.of(kept);
    }

    /// Whether it runs in spite of a failure, or asks for files.
    static boolean asksForState(String condition) {
        return condition.matches("(?s).*\\b(?:always|failure|cancelled|hashFiles)\\s*\\(.*");
    }

    /// `always()` or `!cancelled()`: a step that runs although an earlier one failed.
    static boolean inSpite(String part) {
        return part.matches("always\\(\\s*\\)|!\\s*cancelled\\(\\s*\\)");
    }

    /// The condition without the parts by which it runs in spite of a failure; `success()` where nothing is left.
    static String calm(String condition) {
        String rest = conjuncts(condition).stream().filter(c -> !inSpite(c)).collect(Collectors.joining(" && "));
        return rest.isEmpty() ? "success()" : rest;
    }

    static String both(String first, String second) {
        return enclosed(first) + " && " + enclosed(second);
    }

    private static String enclosed(String part) {
        return split(part, "||").size() > 1 ? "(" + part + ")" : part;
    }

    /// Whether each run meets one of them: they are each other's opposite.
    static boolean complete(String first, String second) {
        List<String> one = conjuncts(first);
        List<String> other = conjuncts(second);
        return one.size() == 1
                && other.size() == 1
                && (opposite(one.getFirst()).equals(other.getFirst())
                        || opposite(other.getFirst()).equals(one.getFirst()));
    }

    /// The condition that holds where this one does not.
    static String opposite(String condition) {
        Matcher comparison = SIMPLE_COMPARISON.matcher(condition.strip());
        if (comparison.matches()) {
            return comparison.group(1) + (comparison.group(2).equals("==") ? " != " : " == ") + comparison.group(3);
        }
        return condition.matches("[A-Za-z0-9_.-]+(?:\\([^()]*\\))?") ? "!" + condition : "!(" + condition + ")";
    }

    /// Whether no run can meet both.
    static boolean exclude(String first, String second) {
        for (String one : conjuncts(first)) {
            for (String other : conjuncts(second)) {
                if (contradict(one, other) || contradict(other, one)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean contradict(String one, String other) {
        if (other.equals("!" + one) || other.equals("!(" + one + ")")) {
            return true;
        }
        if (split(one, "||").size() > 1 || split(other, "||").size() > 1) {
            return false;
        }
        Matcher a = COMPARISON.matcher(one);
        Matcher b = COMPARISON.matcher(other);
        if (a.matches() && b.matches() && a.group(1).equals(b.group(1))) {
            boolean same = a.group(3).equals(b.group(3));
            boolean equalA = a.group(2).equals("==");
            boolean equalB = b.group(2).equals("==");
            return same
                    ? equalA != equalB
                    : equalA
                            && equalB
                            && a.group(3).startsWith("'")
                            && b.group(3).startsWith("'");
        }
        Matcher prefix = PREFIX.matcher(one);
        if (prefix.matches()
                && b.matches()
                && b.group(1).equals(prefix.group(1))
                && b.group(2).equals("==")) {
            return b.group(3).startsWith("'") && !b.group(3).substring(1).startsWith(prefix.group(2));
        }
        Matcher otherPrefix = PREFIX.matcher(other);
        return prefix.matches()
                && otherPrefix.matches()
                && prefix.group(1).equals(otherPrefix.group(1))
                && !prefix.group(2).startsWith(otherPrefix.group(2))
                && !otherPrefix.group(2).startsWith(prefix.group(2));
    }
}
