package dev.tokenless.record;

import java.util.List;
import java.util.stream.Collectors;

/// GitHub-flavoured Markdown in which foreign text can neither mention anybody, nor link, nor show an image.
final class MarkdownForm {

    private final StringBuilder page = new StringBuilder();

    private MarkdownForm() {}

    static String text(Story story) {
        MarkdownForm form = new MarkdownForm();
        story.blocks().forEach(form::block);
        return form.page.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading heading ->
                page.append("#".repeat(heading.level()))
                        .append(' ')
                        .append(exact(heading.text()))
                        .append(heading.beside().isEmpty() ? "" : " (" + exact(heading.beside()) + ")")
                        .append("\n\n");
            case Block.Paragraph paragraph ->
                page.append(words(paragraph.spans())).append("\n\n");
            case Block.Points(List<List<Span>> points) -> {
                points.forEach(point -> page.append("- ").append(words(point)).append('\n'));
                page.append('\n');
            }
            case Block.Table table -> table(table);
            case Block.Verbatim verbatim -> {
                // indented, so that no line of a file can end it
                verbatim.lines()
                        .forEach(line -> page.append("    ").append(line).append('\n'));
                page.append('\n');
            }
        }
    }

    private void table(Block.Table table) {
        page.append("| ").append(String.join(" | ", table.head())).append(" |\n");
        page.append("|---".repeat(table.head().size())).append("|\n");
        for (List<Block.Cell> row : table.rows()) {
            page.append("| ")
                    .append(row.stream()
                            .map(cell -> cell.lines().stream()
                                    .map(MarkdownForm::words)
                                    .collect(Collectors.joining("<br>")))
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
        }
        page.append('\n');
    }

    private static String words(List<Span> spans) {
        return spans.stream().map(MarkdownForm::words).collect(Collectors.joining());
    }

    private static String words(Span span) {
        String text = exact(span.text());
        String marked =
                switch (span.look()) {
                    case STRONG, PROVED -> "**" + text.strip() + "**" + (text.endsWith(" ") ? " " : "");
                    case ATTESTED -> "_" + text + "_";
                    case PLAIN, CODE, PENDING, BLOCKED, NOT_NEEDED -> text;
                };
        return span.link().map(link -> marked + " (<" + link + ">)").orElse(marked);
    }

    /// Foreign text anywhere but in code.
    static String escaped(String foreign) {
        return exact(Wording.safe(foreign));
    }

    /// Character references keep links and images from coming alive. An empty comment breaks up mentions, which GitHub
    /// looks for after the references are resolved.
    static String exact(String foreign) {
        StringBuilder text = new StringBuilder();
        foreign.codePoints().forEach(point -> {
            if (point == '@' || point == '#') {
                text.append("&#").append(point).append(";<!-- -->");
            } else if ("\\`*_{}[]<>()!|~&".indexOf(point) >= 0) {
                text.append("&#").append(point).append(';');
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
    }
}
