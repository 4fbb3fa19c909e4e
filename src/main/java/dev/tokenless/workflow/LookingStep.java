package dev.tokenless.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A step that looks whether a secret is there, and writes down the answer.
final class LookingStep {

    private static final Pattern ANSWERING =
            Pattern.compile("(?:\\[\\[?|test|echo|printf|exit|true|:)(?:\\s.*)?|[\\])}]*");
    private static final Pattern EXPRESSION = Pattern.compile("(?s)\\$\\{\\{(.*?)}}");

    private LookingStep() {}

    /// Whether its answer depends on nothing but secrets of the upload, and nothing else comes of it.
    static boolean doesNothingElse(Step step, Finding finding) {
        if (step.run().isEmpty() || step.condition().isPresent() || step.continueOnError()) {
            return false;
        }
        String script = step.run().get().text();
        boolean capturing = script.contains("$(") || script.contains("`");
        boolean answers = List.of(script.split("\n|;|&&|\\|\\|", -1)).stream()
                .map(LookingStep::command)
                .allMatch(c -> ANSWERING.matcher(c).matches());
        return !capturing
                && answers
                && onlyTheSecret(script, step, finding)
                && step.env().values().stream().allMatch(v -> onlyTheSecret(v.text(), step, finding));
    }

    private static String command(String line) {
        return line.strip().replaceFirst("^#.*$", "").replaceFirst("^(?:(?:if|then|else|elif|fi|!|\\{)\\b\\s*)+", "");
    }

    private static boolean onlyTheSecret(String text, Step step, Finding finding) {
        boolean expressions = EXPRESSION
                .matcher(text)
                .results()
                .allMatch(m -> Set.of("secrets", "env").containsAll(Expressions.contexts(m.group(1)))
                        && finding.publication().credential().secrets().containsAll(Expressions.secrets(m.group(1))));
        Set<String> known = new HashSet<>(step.env().keySet());
        known.add("GITHUB_OUTPUT");
        return expressions
                && known.containsAll(Expressions.variables(text.replaceAll("\\$\\{\\{\\s*secrets.*?}}", "")));
    }
}
