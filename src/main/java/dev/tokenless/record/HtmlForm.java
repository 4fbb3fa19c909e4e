package dev.tokenless.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// One self-contained page: no script, nothing loaded, tagged for screen readers, laid out for paper too. It embeds
/// its data, and is written from them alone, so that both its data and its words can be checked.
final class HtmlForm {

    private static final String DATA_BEGINS = "<pre id=\"tokenless-data\">";
    private static final String DATA_ENDS = "</pre>";

    private final ObjectNode data;
    private final Story story;
    private final StringBuilder page = new StringBuilder();
    private boolean inSection;

    HtmlForm(ObjectNode data) {
        this.data = data;
        this.story = StoryTeller.tell(data);
    }

    String text() {
        page.append(HEAD.replace("{title}", exact(story.title()))).append("<main>\n");
        story.blocks().forEach(this::block);
        page.append(inSection ? "</section>\n" : "")
                .append("</main>\n<footer><details><summary>The data</summary>")
                .append(DATA_BEGINS)
                .append(exact(CanonicalJson.visible(CanonicalJson.text(data))))
                .append(DATA_ENDS + "</details></footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph(List<Span> spans, boolean note) ->
                page.append(note ? "<p class=\"note\">" : "<p>")
                        .append(words(spans))
                        .append("</p>\n");
            case Block.Points(List<List<Span>> points) -> {
                page.append("<ul>");
                points.forEach(point -> page.append("<li>").append(words(point)).append("</li>"));
                page.append("</ul>\n");
            }
            case Block.Table table -> table(table);
            case Block.Verbatim(List<String> lines, boolean diff) -> {
                page.append(diff ? "<pre class=\"diff\">" : "<pre>");
                lines.forEach(
                        line -> page.append(diff ? coloured(line) : exact(line)).append('\n'));
                page.append(DATA_ENDS + "\n");
            }
        }
    }

    private void heading(Block.Heading heading) {
        if (heading.level() == 2) {
            page.append(inSection ? "</section>\n" : "").append("<section>");
            inSection = true;
        }
        page.append("<h").append(heading.level()).append(" dir=\"auto\">").append(exact(heading.text()));
        if (!heading.beside().isEmpty()) {
            page.append(" <small>").append(exact(heading.beside())).append("</small>");
        }
        page.append("</h").append(heading.level()).append(">\n");
    }

    private void table(Block.Table table) {
        page.append("<table><caption>").append(exact(table.title())).append("</caption><thead><tr>");
        for (int column = 0; column < table.head().size(); column++) {
            page.append("<th scope=\"col\" style=\"width:")
                    .append(table.weights().get(column))
                    .append("%\">")
                    .append(exact(table.head().get(column)))
                    .append("</th>");
        }
        page.append("</tr></thead><tbody>\n");
        for (List<Block.Cell> row : table.rows()) {
            page.append("<tr><th scope=\"row\" dir=\"auto\">")
                    .append(lines(row.getFirst()))
                    .append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell ->
                            page.append("<td dir=\"auto\">").append(lines(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</tbody></table>\n");
    }

    private static String lines(Block.Cell cell) {
        if (cell.lines().size() <= 1) {
            return cell.lines().stream().map(HtmlForm::words).findFirst().orElse("");
        }
        StringBuilder list = new StringBuilder("<ul>");
        cell.lines().forEach(line -> list.append("<li>").append(words(line)).append("</li>"));
        return list.append("</ul>").toString();
    }

    private static String words(List<Span> spans) {
        StringBuilder words = new StringBuilder();
        for (Span span : spans) {
            String text = exact(span.text());
            String linked = span.link()
                    .map(link -> "<a rel=\"noreferrer\" href=\"" + exact(link.toString()) + "\">" + text + "</a>")
                    .orElse(text);
            words.append(
                    switch (span.look()) {
                        case PLAIN -> linked;
                        case STRONG -> "<strong>" + linked + "</strong>";
                        case CODE -> "<code>" + linked + "</code>";
                        case PROVED, ATTESTED, PENDING, BLOCKED, NOT_NEEDED ->
                            "<span class=\"" + span.look().key() + "\">" + linked + "</span>";
                    });
        }
        return words.toString();
    }

    private static String coloured(String line) {
        String text = exact(line);
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> "<ins>" + text + "</ins>";
            case '-' -> "<del>" + text + "</del>";
            default -> text;
        };
    }

    /// Foreign text on a page.
    static String escaped(String foreign) {
        return exact(Wording.safe(foreign));
    }

    private static String exact(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// The data inside an HTML record; empty where the text is none.
    static Optional<String> embedded(String html) {
        int begin = html.lastIndexOf(DATA_BEGINS);
        int end = html.indexOf(DATA_ENDS, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            return Optional.empty();
        }
        return Optional.of(html.substring(begin + DATA_BEGINS.length(), end)
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&"));
    }

    static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <title>{title}</title>
            <style>
            body { font: 15px/1.45 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; background: #fff }
            h1 { margin: .2rem 0 } small, footer, .note, .kind { color: #59636e; font-size: .85rem }
            h2 { margin-top: 2.5rem; overflow-wrap: anywhere } h3 { font-size: 1rem; margin: 1.4rem 0 .3rem } h1 { overflow-wrap: anywhere }
            table { border-collapse: collapse; width: 100%; margin: .3rem 0 1rem; table-layout: fixed }
            caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
            th, td { text-align: start; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid #d1d9e0; overflow-wrap: anywhere; unicode-bidi: isolate }
            thead th { background: #f6f8fa } tbody th { font-weight: 400 }
            td ul { margin: 0; padding-inline-start: 1.1rem }
            .proved { color: #1a7f37; font-weight: 700 }
            .attested { color: #0550ae; font-style: italic; border-bottom: 1px dashed }
            .blocked { color: #b42318; font-weight: 700 } .pending { color: #8a4600 } .not-needed { color: #59636e }
            pre, code { overflow-wrap: anywhere } pre { white-space: pre-wrap; font-size: .75rem; background: #f6f8fa; padding: .6rem } code { font-size: .85em }
            ins { color: #116329; text-decoration: none } del { color: #a40e26; text-decoration: none }
            @media print {
              body { margin: 0; max-width: none; font-size: 10.5pt } details { display: none }
              tr { break-inside: avoid } thead { display: table-header-group }
              section + section, .repository + .repository { break-before: page } h2, h3 { break-after: avoid } a { color: inherit }
            }
            </style>
            </head>
            <body>
            """;
}
