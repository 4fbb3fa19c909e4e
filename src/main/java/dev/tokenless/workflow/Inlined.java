package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in a called file, as it reads in the calling one: its inputs and secrets spelled out.
///
/// @param inputs values of the call, or defaults; @param secrets by their names there; empty where they are
/// inherited
/// @param typed inputs that are no texts, such as flags
/// @param jobs other names of the called file's jobs
record Inlined(
        Map<String, String> inputs,
        Set<String> typed,
        Optional<Map<String, String>> secrets,
        Map<String, String> jobs,
        int line) {

    private static final Pattern EXPRESSION = Pattern.compile("(?s)\\$\\{\\{(.*?)}}");
    private static final Pattern PART = Pattern.compile("\\b(inputs|secrets)\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern NEEDED = Pattern.compile("\\bneeds\\.([A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern OUT_OF_PLACE = Pattern.compile(
            "\\b(?:inputs|secrets)\\s*\\[|\\bgithub\\s*\\.\\s*action(?:_path|_ref|_repository)?\\b|GITHUB_ACTION_PATH");

    /// A copy of a node without its comments.
    Value value(Node node, boolean condition) {
        return switch (node) {
            case Node.Alias alias -> value(alias.target(), condition);
            case Node.Text text -> {
                String now = condition ? condition(text.value()) : text(text.value());
                yield now.equals(text.value()) ? Value.copy(text) : Value.words(now);
            }
            case Node.Listing list ->
                new Value.Items(list.items().stream().map(i -> value(i, false)).toList(), list.flow());
            case Node.Mapping map -> {
                Value.Fields fields = Value.fields();
                for (Node.Entry entry : map.entries()) {
                    fields = fields.with(
                            entry.key().value(),
                            value(entry.value(), entry.key().value().equals("if")));
                }
                yield fields;
            }
        };
    }

    /// The text of an `if:`, which is an expression as a whole.
    String condition(String condition) {
        return parts(checked(Conditions.bare(condition)));
    }

    private String text(String text) {
        StringBuilder result = new StringBuilder();
        Matcher expression = EXPRESSION.matcher(checked(text));
        while (expression.find()) {
            String inner = expression.group(1).strip();
            Matcher one = PART.matcher(inner);
            String now = expression.group();
            if (one.matches()) {
                now = given(one.group(1), one.group(2));
            } else if (one.find()) {
                now = "${{ " + parts(inner) + " }}";
            }
            expression.appendReplacement(result, Matcher.quoteReplacement(now));
        }
        return expression.appendTail(result).toString();
    }

    private String parts(String expression) {
        StringBuilder text = new StringBuilder();
        Matcher part = PART.matcher(expression);
        while (part.find()) {
            String given = given(part.group(1), part.group(2));
            Matcher one = EXPRESSION.matcher(given);
            String term;
            if (one.matches() && given.indexOf("${{", 3) < 0) {
                String inner = one.group(1).strip();
                term = inner.matches("[A-Za-z0-9_.-]+") ? inner : "(" + inner + ")";
            } else if (given.contains("${{")) {
                throw refusal();
            } else {
                term = typed.contains(part.group(2)) && given.matches("true|false|[0-9]+")
                        ? given
                        : "'" + given.replace("'", "''") + "'";
            }
            part.appendReplacement(text, Matcher.quoteReplacement(term));
        }
        return part.appendTail(text).toString();
    }

    private String given(String context, String name) {
        if (context.equals("inputs")) {
            return Optional.ofNullable(inputs.get(name)).orElseThrow(this::refusal);
        }
        if (secrets.isEmpty() || name.equalsIgnoreCase("GITHUB_TOKEN")) {
            return "${{ secrets." + name + " }}";
        }
        return secrets.get().entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(this::refusal);
    }

    private String checked(String text) {
        if (OUT_OF_PLACE.matcher(text).find()) {
            throw refusal();
        }
        return NEEDED.matcher(text)
                .replaceAll(m -> "needs." + Matcher.quoteReplacement(jobs.getOrDefault(m.group(1), m.group(1))));
    }

    private CannotPlan refusal() {
        return new CannotPlan("cannot-inline", line, "what it reads is known in the called file only");
    }
}
