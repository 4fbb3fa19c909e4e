package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A place for comments: a numbered one at every line of a workflow that this place fits. Each ends in `#`, so that
/// they are told from everything else.
enum CommentPlace {
    ABOVE,
    AT_THE_MARGIN,
    DEEPER,
    BEHIND,
    INSIDE_SCRIPTS,
    AT_THE_END;

    /// One line of a workflow in block style, and whether it lies in a block scalar.
    private record Line(String text, boolean inScalar) {}

    String in(String text) {
        List<Line> lines = lines(text);
        List<String> out = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            Line line = lines.get(number);
            String note = "# note %d #".formatted(number);
            String indent = " ".repeat(indent(line.text()));
            boolean yaml = !line.inScalar() && !line.text().isBlank();
            switch (this) {
                case ABOVE -> add(out, yaml, indent + note);
                case AT_THE_MARGIN -> add(out, yaml, note);
                case DEEPER -> add(out, yaml && number > 0, indent + "   " + note);
                case INSIDE_SCRIPTS -> add(out, line.inScalar(), indent + note);
                case BEHIND, AT_THE_END -> {}
            }
            out.add(this == BEHIND && yaml ? line.text() + "  " + note : line.text());
        }
        if (this == AT_THE_END) {
            out.addAll(List.of("", "      # note 0 #", "  # note 1 #", "# note 2 #"));
        }
        return out.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static void add(List<String> out, boolean here, String note) {
        if (here) {
            out.add(note);
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int scalar = -1;
        for (String line : text.lines().toList()) {
            if (scalar >= 0 && !line.isBlank() && indent(line) <= scalar) {
                scalar = -1;
            }
            lines.add(new Line(line, scalar >= 0));
            if (scalar < 0 && line.matches(".*: [|>][-+]?")) {
                scalar = line.indexOf(line.strip().replaceFirst("^(- +)*", ""));
            }
        }
        return lines;
    }

    /// The text without its notes.
    static String without(String text) {
        return text.lines()
                .filter(line -> !line.matches(" *# note \\d+ #"))
                .map(line -> line.replaceFirst("  # note \\d+ #$", ""))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
