package dev.tokenless.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Plain text for a terminal: nothing in it is notation, so nothing needs to be escaped.
final class TextForm {

    private static final int WIDTH = 78;
    private static final int BRIEF = 40;

    private final StringBuilder page = new StringBuilder();

    private TextForm() {}

    static String text(Story story) {
        TextForm form = new TextForm();
        story.blocks().forEach(form::block);
        return form.page.toString().stripTrailing() + "\n";
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(int level, String text, String beside) -> {
                String line = text + (beside.isEmpty() ? "" : " (" + beside + ")");
                page.append(line).append('\n');
                if (level <= 2) {
                    page.repeat(level == 1 ? "=" : "-", Math.min(WIDTH, line.length()))
                            .append('\n');
                }
            }
            case Block.Paragraph(List<Span> spans, boolean _) -> wrapped("", "", words(spans));
            case Block.Points(List<List<Span>> points) -> points.forEach(point -> wrapped("- ", "  ", words(point)));
            case Block.Table table -> table.rows().forEach(row -> row(table.head(), row));
            case Block.Verbatim(List<String> lines, boolean _) ->
                lines.forEach(line -> page.append("    ").append(line).append('\n'));
        }
        page.append('\n');
    }

    /// The short cells of a row in one line, and each long one under them, with its head if there are several.
    private void row(List<String> head, List<Block.Cell> cells) {
        List<String> brief = new ArrayList<>();
        Map<String, String> full = new LinkedHashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            String text =
                    cells.get(column).lines().stream().map(TextForm::words).collect(Collectors.joining("; "));
            if (column == 0 || text.length() <= BRIEF) {
                brief.add(text);
            } else {
                full.put(head.get(column), text);
            }
        }
        brief.removeIf(String::isBlank);
        wrapped("- ", "  ", String.join(" · ", brief));
        full.forEach((name, text) -> wrapped("    " + (full.size() > 1 ? name + ": " : ""), "    ", text));
    }

    private static String words(List<Span> spans) {
        return spans.stream()
                .map(span -> span.text() + span.link().map(link -> " " + link).orElse(""))
                .collect(Collectors.joining())
                .strip();
    }

    /// Breaks between words only: an address or a hash stays whole, so that it can be copied.
    private void wrapped(String first, String further, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(further);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        lines.forEach(each -> page.append(each.stripTrailing()).append('\n'));
    }
}
