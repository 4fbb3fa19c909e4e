package dev.tokenless.trust;

import java.util.Optional;
import java.util.regex.Pattern;

/// What an `if:` comes to for one way to start.
sealed interface Condition {

    Pattern TEXTS = Pattern.compile("'[^']*'");
    Pattern STATUS = Pattern.compile("(?i)\\b(?:always|cancelled|failure)\\s*\\(");

    record Yes() implements Condition {}

    record No() implements Condition {}

    /// @param on the text that cannot be decided before the run
    record Unknown(String on) implements Condition {}

    /// Both must hold.
    default Condition and(Condition other) {
        if (this instanceof No || other instanceof No) {
            return new No();
        }
        return this instanceof Unknown ? this : other;
    }

    /// Evaluates an `if:` as far as what is known of the run decides it (GitHub docs, "Evaluate expressions").
    static Condition of(Optional<String> text, Context context) {
        if (text.isEmpty()) {
            return new Yes();
        }
        String expression = text.get();
        if (expression.startsWith("${{") && expression.indexOf("}}") == expression.length() - 2) {
            expression = expression.substring(3, expression.length() - 2);
        } else if (expression.contains("${{")) {
            return new Yes(); // an expression with anything around it, even a line end, is a text that is not empty
        }
        expression = expression.strip();
        Value value = new Expression(expression, context).value();
        return switch (value) {
            case Value.Known known -> known.truthy() ? new Yes() : new No();
            case Value.Undecided undecided -> new Unknown(expression);
        };
    }

    /// Whether the condition runs the job even though a needed one was skipped: one that asks for the status itself.
    static boolean ignoresSkipped(Optional<String> text) {
        return text.map(t -> TEXTS.matcher(t).replaceAll("''"))
                .filter(t -> STATUS.matcher(t).find())
                .isPresent();
    }
}
