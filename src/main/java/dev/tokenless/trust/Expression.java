package dev.tokenless.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Evaluates one GitHub expression in three values. What it cannot read is undecided, never an error.
final class Expression {

    private static final int DEEPEST = 50;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:('(?:[^']|'')*+')|(-?[0-9][0-9.eExXa-fA-F]*+)|(&&|\\|\\||==|!=|<=|>=|[<>!(),\\[\\]])|([A-Za-z_][\\w.*-]*+))");

    private final List<String> tokens = new ArrayList<>();
    private final Context context;
    private boolean readable = true;
    private int at;
    private int depth;

    Expression(String text, Context context) {
        this.context = context;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        readable = text.substring(end).isBlank() && !tokens.isEmpty();
    }

    Value value() {
        if (!readable) {
            return new Value.Undecided();
        }
        Value value = either();
        return readable && at == tokens.size() ? value : new Value.Undecided();
    }

    private Value either() {
        Value left = both();
        while (readable && take("||")) {
            Value right = both();
            if (left instanceof Value.Known known) {
                left = known.truthy() ? left : right;
            } else if (right instanceof Value.Known known && known.truthy()) {
                left = right;
            }
        }
        return left;
    }

    private Value both() {
        Value left = comparison();
        while (readable && take("&&")) {
            Value right = comparison();
            if (left instanceof Value.Known known) {
                left = known.truthy() ? right : left;
            } else if (right instanceof Value.Known known && !known.truthy()) {
                left = right;
            }
        }
        return left;
    }

    private Value comparison() {
        Value left = single();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (take(operator)) {
                Value right = single();
                boolean equality = operator.equals("==") || operator.equals("!=");
                return equality && left instanceof Value.Known one && right instanceof Value.Known two
                        ? Value.of(one.same(two) == operator.equals("=="))
                        : new Value.Undecided();
            }
        }
        return left;
    }

    private Value single() {
        if (at >= tokens.size() || ++depth > DEEPEST) {
            readable = false;
            return new Value.Undecided();
        }
        try {
            return operand(tokens.get(at++));
        } finally {
            depth--;
        }
    }

    private Value operand(String token) {
        if (token.equals("!")) {
            return single() instanceof Value.Known known ? Value.of(!known.truthy()) : new Value.Undecided();
        }
        if (token.equals("(")) {
            Value value = either();
            readable &= take(")");
            return value;
        }
        if (token.startsWith("'")) {
            return Value.of(token.substring(1, token.length() - 1).replace("''", "'"));
        }
        if (Character.isDigit(token.charAt(token.startsWith("-") && token.length() > 1 ? 1 : 0))) {
            return number(token);
        }
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            case "null" -> Value.of(null);
            default -> take("(") ? call(token.toLowerCase(Locale.ROOT)) : property(token);
        };
    }

    private static Value number(String token) {
        try {
            return Value.of(Double.valueOf(token));
        } catch (NumberFormatException e) {
            return new Value.Undecided();
        }
    }

    private Value property(String name) {
        String path = name;
        boolean plain = true;
        while (readable && take("[")) {
            Value key = either();
            readable &= take("]");
            plain &= key instanceof Value.Known;
            path += key instanceof Value.Known known ? "." + known.text() : "";
        }
        return plain ? context.named(path) : new Value.Undecided();
    }

    private Value call(String function) {
        List<Value> arguments = new ArrayList<>();
        if (!take(")")) {
            do {
                arguments.add(either());
            } while (readable && take(","));
            readable &= take(")");
        }
        return switch (function) {
            case "success", "always" -> Value.of(true);
            case "failure", "cancelled" -> Value.of(false);
            case "startswith", "endswith", "contains" -> compare(function, arguments);
            case "fromjson" -> arguments.size() == 1 ? Value.ofJson(arguments.getFirst()) : new Value.Undecided();
            default -> new Value.Undecided();
        };
    }

    private static Value compare(String function, List<Value> arguments) {
        if (arguments.size() == 2
                && arguments.getFirst() instanceof Value.Known text
                && arguments.getLast() instanceof Value.Known part) {
            if (text.content() instanceof List<?> items) {
                return function.equals("contains")
                        ? Value.of(items.stream().anyMatch(item -> new Value.Known(item).same(part)))
                        : new Value.Undecided();
            }
            String whole = text.text().toLowerCase(Locale.ROOT);
            String sought = part.text().toLowerCase(Locale.ROOT);
            return Value.of(
                    switch (function) {
                        case "startswith" -> whole.startsWith(sought);
                        case "endswith" -> whole.endsWith(sought);
                        default -> whole.contains(sought);
                    });
        }
        return new Value.Undecided();
    }

    private boolean take(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }
}
