package dev.tokenless.record;

import dev.tokenless.migration.HandOff;
import dev.tokenless.migration.HumanTask;
import java.util.List;

/// A hand-off as one page to print or send: whom it is for, how they get there by themselves, what to compare, why,
/// and what to send back.
public final class HandOffPage {

    private HandOffPage() {}

    /// Markdown, for an issue or a message.
    public static String markdown(List<HandOff> all) {
        StringBuilder text = new StringBuilder();
        for (HandOff handOff : all) {
            text.append("# Asked for ")
                    .append(MarkdownForm.escaped(handOff.repository().toString()))
                    .append("\n\n");
            for (HandOff.Request request : handOff.requests()) {
                text.append("## ").append(MarkdownForm.escaped(request.title())).append("\n\n");
                text.append("For ").append(MarkdownForm.escaped(request.to())).append(".\n\n");
                text.append("**How to get there.** ").append(MarkdownForm.escaped(request.reach()));
                text.append(" The same as a link, to compare: `")
                        .append(request.page())
                        .append("`\n\n");
                text.append("| value | text |\n|---|---|\n");
                for (HumanTask.Value value : request.values()) {
                    text.append("| ")
                            .append(MarkdownForm.escaped(value.label()))
                            .append(" | `");
                    text.append(Wording.safe(value.text()).replace("`", "'").replace("|", "\\|"))
                            .append("` |\n");
                }
                text.append("\n**Why.** ")
                        .append(MarkdownForm.escaped(request.why()))
                        .append("\n\n");
                text.append("**Please send back.** ")
                        .append(MarkdownForm.escaped(request.sendBack()))
                        .append("\n\n");
            }
        }
        return text.toString();
    }

    /// One self-contained page without scripts, a request on each sheet of paper.
    public static String html(List<HandOff> all) {
        StringBuilder page = new StringBuilder(HtmlForm.HEAD.replace("{title}", "Asked of an owner"));
        page.append("<main>\n");
        for (HandOff handOff : all) {
            for (HandOff.Request request : handOff.requests()) {
                page.append("<section class=\"repository\"><p class=\"kind\">")
                        .append(HtmlForm.escaped(handOff.repository().toString()))
                        .append("</p><h1>")
                        .append(HtmlForm.escaped(request.title()))
                        .append("</h1>\n<p>For ")
                        .append(HtmlForm.escaped(request.to()))
                        .append(".</p>\n<h2>How to get there</h2><p>")
                        .append(HtmlForm.escaped(request.reach()))
                        .append("</p><p class=\"note\">The same as a link, to compare: <code>")
                        .append(HtmlForm.escaped(request.page().toString()))
                        .append("</code></p>\n<table><tbody>\n");
                for (HumanTask.Value value : request.values()) {
                    page.append("<tr><th scope=\"row\">")
                            .append(HtmlForm.escaped(value.label()))
                            .append("</th><td><code>")
                            .append(HtmlForm.escaped(value.text()))
                            .append("</code></td></tr>\n");
                }
                page.append("</tbody></table>\n<h2>Why</h2><p>")
                        .append(HtmlForm.escaped(request.why()))
                        .append("</p>\n<h2>Please send back</h2><p>")
                        .append(HtmlForm.escaped(request.sendBack()))
                        .append("</p></section>\n");
            }
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }
}
