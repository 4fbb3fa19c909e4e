package dev.tokenless.wizard.diff;

import dev.tokenless.wizard.diff.DiffLine.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run of characters that look alike.
///
/// @param marked whether it differs from the line on the other side
record Piece(String text, Look look, boolean marked) {

    /// What a run is in YAML.
    enum Look {
        PLAIN,
        KEY,
        COMMENT,
        EXPRESSION,
        QUOTED
    }

    private record Span(int from, int to, Look look) {}

    // In this order: an expression inside quotes is an expression, a key inside a comment is a comment.
    private static final Pattern YAML = Pattern.compile("(?<comment>(?:^|(?<=\\s))#.*$)|(?<expression>\\$\\{\\{.*?}})"
            + "|(?<key>(?<=^|^[ -]{0,80})[A-Za-z_][\\w.-]*(?=\\s*:(?:\\s|$)))|(?<quoted>\"[^\"$]*\"|'[^'$]*')");

    /// @param yaml whether to tell keys, comments, expressions and quoted text apart
    static List<Piece> of(DiffLine line, boolean yaml) {
        String text = line.text();
        List<Span> spans = yaml ? spans(text) : List.of();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
        spans.forEach(span -> cuts.addAll(List.of(span.from(), span.to())));
        line.marks().forEach(mark -> cuts.addAll(List.of(mark.from(), mark.to())));
        List<Piece> pieces = new ArrayList<>();
        for (Integer from : cuts) {
            Integer to = cuts.higher(from);
            if (to != null) {
                pieces.add(new Piece(text.substring(from, to), look(spans, from), marked(line.marks(), from)));
            }
        }
        return List.copyOf(pieces);
    }

    private static Look look(List<Span> spans, int at) {
        return spans.stream()
                .filter(span -> span.from() <= at && at < span.to())
                .map(Span::look)
                .findFirst()
                .orElse(Look.PLAIN);
    }

    private static boolean marked(List<Mark> marks, int at) {
        return marks.stream().anyMatch(mark -> mark.from() <= at && at < mark.to());
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = YAML.matcher(text);
        while (matcher.find()) {
            Look look = matcher.group("comment") != null
                    ? Look.COMMENT
                    : matcher.group("expression") != null
                            ? Look.EXPRESSION
                            : matcher.group("key") != null ? Look.KEY : Look.QUOTED;
            spans.add(new Span(matcher.start(), matcher.end(), look));
        }
        return spans;
    }
}
