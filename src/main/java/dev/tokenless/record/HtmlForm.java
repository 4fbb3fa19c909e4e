package dev.tokenless.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import dev.tokenless.migration.Target;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One self-contained page: no script, nothing loaded, tagged for screen readers, laid out for paper too.
final class HtmlForm {

    private static final String DATA_BEGINS = "<pre id=\"tokenless-data\">";
    private static final String DATA_ENDS = "</pre>";

    private final CompletionRecord record;
    private final StringBuilder page = new StringBuilder();

    HtmlForm(CompletionRecord record) {
        this.record = record;
    }

    String text() {
        ObjectNode data = RecordJson.record(record);
        String hash = data.path(CanonicalJson.HASH).textValue();
        String title = record.standings().size() == 1
                ? record.standings().getFirst().repository().toString()
                : record.standings().size() + " repositories";
        page.append(HEAD.replace("{title}", escaped("Completion record: " + title)));
        page.append("<header><p class=\"kind\">Completion record")
                .append(record.practice() ? " · <strong>PRACTICE: rehearsed in the practice world</strong>" : "")
                .append("</p>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p>")
                .append(escaped("Migrated" + record.by().map(by -> " by " + by).orElse("") + ", "
                        + Wording.moment(record.at()) + ", tokenless " + record.version()))
                .append("</p></header>\n<main>\n");
        if (record.standings().size() != 1) {
            summary();
        }
        record.standings().forEach(this::repository);
        page.append("</main>\n<footer><p>SHA-256 of the data: <code>")
                .append(hash)
                .append("</code> (" + Wording.HASH_NOTE + ")</p>\n<details><summary>The data</summary>")
                .append(DATA_BEGINS)
                .append(escapedExactly(CanonicalJson.text(data)))
                .append(DATA_ENDS + "</details></footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private void summary() {
        page.append("<section><h2>Summary</h2>\n<table><thead><tr><th scope=\"col\">Repository</th>"
                + "<th scope=\"col\">Stands</th><th scope=\"col\">Items settled</th></tr></thead><tbody>\n");
        for (Standing standing : record.standings()) {
            row(
                    "<th scope=\"row\">" + escaped(standing.repository().toString()) + "</th>",
                    Wording.outcome(standing),
                    standing.checklist()
                            .map(list -> list.settledCount() + " of 10")
                            .orElse("unknown"));
        }
        page.append("</tbody></table></section>\n");
    }

    private void repository(Standing standing) {
        page.append("<section class=\"repository\"><h2>")
                .append(escaped(standing.repository().toString()))
                .append(" <small>")
                .append(Wording.outcome(standing))
                .append("</small></h2>\n<table><thead><tr><th scope=\"col\">Item</th><th scope=\"col\">State</th>"
                        + "<th scope=\"col\">Proof</th></tr></thead><tbody>\n");
        for (Item item : Item.values()) {
            item(standing, item);
        }
        page.append("</tbody></table>\n");
        list("What was changed", standing.changed());
        list("Unlocked before proof", standing.overrides());
        list(
                "What is left",
                standing.left().stream().map(reason -> reason.sentence()).toList());
        standing.failure().ifPresent(reason -> list("Why it stopped", List.of(reason.sentence())));
        page.append("<p class=\"note\">Provenance is ")
                .append(RecordJson.AS_REPORTED)
                .append("; to verify a file yourself: <code>")
                .append(escaped(Wording.verifyCommand(standing)))
                .append("</code></p></section>\n");
    }

    private void item(Standing standing, Item item) {
        Map<Target, State> targets =
                standing.checklist().map(known -> known.targets(item)).orElse(Map.of());
        State shown = RecordJson.state(standing, item);
        StringBuilder proof = new StringBuilder();
        if (targets.size() <= 1) {
            proof.append(proof(item, shown));
        } else {
            proof.append("<ul>");
            targets.forEach((target, state) -> proof.append("<li><b>")
                    .append(escaped(target.key()))
                    .append("</b> ")
                    .append(badge(state))
                    .append(": ")
                    .append(proof(item, state))
                    .append("</li>"));
            proof.append("</ul>");
        }
        page.append("<tr><th scope=\"row\">")
                .append(item.number())
                .append(" ")
                .append(escaped(item.title()))
                .append("</th><td>")
                .append(badge(shown))
                .append("</td><td>")
                .append(proof)
                .append("</td></tr>\n");
    }

    private static String badge(State state) {
        return "<span class=\"" + state.key() + "\">" + escaped(Wording.state(state)) + "</span>";
    }

    private static String proof(Item item, State state) {
        String words = escaped(Wording.proof(item, state));
        Optional<URI> link = state instanceof State.Proved(var proof) ? proof.link() : Optional.empty();
        return link.filter(HtmlForm::clickable)
                .map(uri -> words + " <a rel=\"noreferrer\" href=\"" + escaped(uri.toASCIIString()) + "\">see</a>")
                .orElse(words);
    }

    /// The ports hand out checked links only; this refuses whatever else a journal edited by hand may hold.
    private static boolean clickable(URI link) {
        String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
    }

    private void row(String head, String... cells) {
        page.append("<tr>").append(head);
        for (String cell : cells) {
            page.append("<td>").append(escaped(cell)).append("</td>");
        }
        page.append("</tr>\n");
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.append("<h3>").append(title).append("</h3>\n<ul>");
            lines.forEach(line -> page.append("<li>").append(escaped(line)).append("</li>"));
            page.append("</ul>\n");
        }
    }

    static String escaped(String foreign) {
        return escapedExactly(Wording.safe(foreign));
    }

    private static String escapedExactly(String text) {
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
            h1 { margin: .2rem 0 } .kind, small, footer, .note { color: #59636e; font-size: .85rem }
            table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
            th, td { text-align: start; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid #d1d9e0; overflow-wrap: anywhere; unicode-bidi: isolate }
            thead th { background: #f6f8fa } tbody th { font-weight: 400; width: 11rem }
            td:nth-child(2) { width: 8.5rem } td ul { margin: 0; padding-inline-start: 1.1rem }
            .proved { color: #1a7f37; font-weight: 700 }
            .attested { color: #0550ae; font-style: italic; border-bottom: 1px dashed }
            .blocked { color: #b42318; font-weight: 700 } .pending { color: #8a4600 } .not-needed { color: #59636e }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .75rem }
            @media print {
              body { margin: 0; max-width: none; font-size: 10.5pt } details { display: none }
              tr { break-inside: avoid } thead { display: table-header-group }
              .repository + .repository { break-before: page } a { color: inherit }
            }
            </style>
            </head>
            <body>
            """;
}
