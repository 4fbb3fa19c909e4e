package dev.tokenless.practice.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides the `if:` conditions that workflows use around a release, with GitHub's precedence: parentheses, `!`, order,
/// equality, `&&`, `||`. What no practice run knows, such as a step's output, counts as true where it stands alone.
/// Source: docs.github.com, "Evaluate expressions in workflows and actions".
final class Conditions {

    private static final Pattern ALONE = Pattern.compile("(?s)\\$\\{\\{((?:(?!}}).)*)}}");
    private static final Pattern TOKEN =
            Pattern.compile("\\s*('(?:[^']|'')*'|\\|\\||&&|[=!<>]=|[!<>(),]|[\\w.*\\-]+(?:\\[\\s*'[^']*'\\s*])*)");

    private final Map<String, String> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /// @param context names such as `github.ref` to their values
    Conditions(Map<String, String> context) {
        this.context.putAll(context);
    }

    /// A condition that is no expression counts as true.
    boolean holds(String condition) {
        String text = condition;
        if (text.contains("${{")) {
            Matcher alone = ALONE.matcher(text);
            if (!alone.matches()) {
                return true; // a text around an expression, even a line end, is a text that is not empty
            }
            text = alone.group(1);
        }
        text = text.strip();
        return tokens(text).map(tokens -> truthy(new Reader(tokens).either())).orElse(true);
    }

    private static Optional<List<String>> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        return end == text.length() && !tokens.isEmpty() ? Optional.of(tokens) : Optional.empty();
    }

    private static boolean truthy(Object value) {
        return !value.equals(false) && !value.equals("") && !value.equals(0.0) && !value.equals(Optional.empty());
    }

    /// Text compares without case; different types compare as numbers, where nothing and `''` are zero.
    private static boolean same(Object left, Object right) {
        if (left instanceof String one && right instanceof String other) {
            return one.equalsIgnoreCase(other);
        }
        return left.equals(right) || number(left) == number(right);
    }

    private static double number(Object value) {
        return switch (value) {
            case Double number -> number;
            case Boolean bool -> bool ? 1 : 0;
            case String text when text.isBlank() -> 0;
            case String text when text.strip().matches("[+-]?\\d+(\\.\\d+)?") -> Double.parseDouble(text);
            case Optional<?> nothing -> 0;
            default -> Double.NaN;
        };
    }

    /// One descent through the tokens; a value is text, a number, a boolean, or an empty Optional for `null`.
    private final class Reader {

        private final List<String> tokens;
        private int next;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        private boolean took(String token) {
            boolean here = next < tokens.size() && tokens.get(next).equals(token);
            next += here ? 1 : 0;
            return here;
        }

        Object either() {
            Object value = both();
            while (took("||")) {
                Object other = both();
                value = truthy(value) ? value : other;
            }
            return value;
        }

        private Object both() {
            Object value = equality();
            while (took("&&")) {
                Object other = equality();
                value = truthy(value) ? other : value;
            }
            return value;
        }

        private Object equality() {
            Object value = order();
            while (true) {
                if (took("==")) {
                    value = same(value, order());
                } else if (took("!=")) {
                    value = !same(value, order());
                } else {
                    return value;
                }
            }
        }

        private Object order() {
            Object value = unary();
            if (took("<=")) {
                return number(value) <= number(unary());
            }
            if (took(">=")) {
                return number(value) >= number(unary());
            }
            if (took("<")) {
                return number(value) < number(unary());
            }
            return took(">") ? number(value) > number(unary()) : value;
        }

        private Object unary() {
            if (took("!")) {
                return !truthy(unary());
            }
            if (took("(")) {
                Object value = either();
                took(")");
                return value;
            }
            return next < tokens.size() ? term(tokens.get(next++)) : Optional.empty();
        }

        private Object term(String token) {
            if (token.startsWith("'")) {
                return token.substring(1, token.length() - 1).replace("''", "'");
            }
            if (token.matches("[+-]?\\d+(\\.\\d+)?")) {
                return Double.valueOf(token);
            }
            if (took("(")) {
                return call(token.toLowerCase(Locale.ROOT), arguments());
            }
            return switch (token) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> Optional.empty();
                default -> named(token.replaceAll("\\[\\s*'([^']*)'\\s*]", ".$1"));
            };
        }

        private List<Object> arguments() {
            List<Object> arguments = new ArrayList<>();
            while (next < tokens.size() && !took(")")) {
                arguments.add(either());
                took(",");
            }
            return arguments;
        }

        private Object call(String name, List<Object> arguments) {
            return switch (name) {
                case "failure", "cancelled" -> false;
                case "startswith" ->
                    onTexts(arguments, texts -> texts.getFirst().startsWith(texts.getLast()));
                case "endswith" -> onTexts(arguments, texts -> texts.getFirst().endsWith(texts.getLast()));
                case "contains" ->
                    onTexts(
                            arguments,
                            texts -> texts.getFirst().startsWith("[")
                                    ? texts.getFirst().contains('"' + texts.getLast() + '"')
                                    : texts.getFirst().contains(texts.getLast()));
                case "fromjson" -> arguments.isEmpty() ? Optional.empty() : arguments.getFirst();
                default -> true;
            };
        }

        private boolean onTexts(List<Object> arguments, Predicate<List<String>> test) {
            return test.test(arguments.stream()
                    .map(value -> value instanceof Optional<?> ? "" : value.toString())
                    .map(text -> text.toLowerCase(Locale.ROOT))
                    .toList());
        }

        private Object named(String name) {
            String value = context.get(name);
            if (value != null) {
                boolean input = name.toLowerCase(Locale.ROOT).startsWith("inputs.");
                return input && value.matches("true|false") ? Boolean.valueOf(value) : value;
            }
            boolean alone = tokens.size() == 1;
            return alone && !name.matches("(?i)(github|inputs)\\..*") ? true : Optional.empty();
        }
    }
}
