package dev.tokenless.practice.index;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What all pages for a person share: the practice banner, the way around, notices, and the check of posted forms.
final class Page {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Markup STYLE = style();
    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>PRACTICE · %s · %s</title>
            <style>
            %s</style>
            </head>
            <body>
            <div class="practice" role="note">PRACTICE · %s
            <small>This page runs on your own computer. Nothing here reaches the real %s.</small></div>
            <nav aria-label="Pages"><a href="%s">Your projects</a> <a href="%s">Account and API tokens</a> <a href="%s">Pending publishers</a> <span>Signed in as <strong>%s</strong></span></nav>
            <main>
            %s<h1>%s</h1>
            %s</main>
            </body>
            </html>
            """;
    /// No scripts, nothing from elsewhere, and forms go nowhere else.
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final IndexState state;
    private final Addresses addresses;

    Page(IndexState state, Addresses addresses) {
        this.state = state;
        this.addresses = addresses;
    }

    Answer answer(int status, String title, Markup body) {
        String site = "Practice " + state.site.title();
        Markup page = Markup.of(
                FRAME,
                title,
                site,
                STYLE,
                site,
                state.site.host(),
                addresses.projects(),
                addresses.account(),
                addresses.pending(),
                state.user,
                notices(),
                title,
                body);
        return Answer.html(status, page.html())
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("Content-Security-Policy", POLICY);
    }

    BadCall refused(int status, String title, String sentence) {
        return new BadCall(answer(status, title, Markup.of("<p>%s</p>\n", sentence)));
    }

    /// The project that the address names, which only an owner may manage.
    Project managed(Call call) {
        Project project = project(call);
        if (!project.ownedBy(state.user)) {
            throw refused(
                    403,
                    "Forbidden",
                    "Only an owner of %s can manage it; %s is %s."
                            .formatted(
                                    project.name,
                                    state.user,
                                    project.roles.containsKey(state.user) ? "a maintainer" : "not one of its people"));
        }
        return project;
    }

    Project project(Call call) {
        return state.project(call.parameter("name"))
                .orElseThrow(() -> refused(404, "Not found", "There is no project of that name."));
    }

    /// The posted values, if the form came from one of our pages.
    Map<String, String> posted(Call call) {
        Map<String, String> values = call.form();
        if (!state.protection.equals(values.get("csrf_token"))) {
            throw refused(
                    400,
                    "This form is out of date",
                    "Open the page again and repeat what you did: the index was reset since.");
        }
        return values;
    }

    Markup protection() {
        return Markup.of("<input type=\"hidden\" name=\"csrf_token\" value=\"%s\">", state.protection);
    }

    static Markup table(List<String> heads, List<Markup> rows) {
        List<Markup> cells = heads.stream()
                .map(head -> Markup.of("<th scope=\"col\">%s</th>", head))
                .toList();
        return Markup.of(
                "<div class=\"table\"><table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody></table></div>\n",
                Markup.join(cells), Markup.join(rows));
    }

    static Markup time(Instant instant) {
        return Markup.of("<time datetime=\"%s\">%s</time>", instant, MINUTES.format(instant));
    }

    private Markup notices() {
        List<Markup> notices = state.notices.stream()
                .map(notice -> Markup.of("<p class=\"notice\" role=\"status\">%s</p>\n", notice))
                .toList();
        state.notices.clear();
        return Markup.join(notices);
    }

    private static Markup style() {
        try (InputStream css = Page.class.getResourceAsStream("page.css")) {
            if (css == null) {
                throw new IllegalStateException("page.css is missing beside Page");
            }
            return new Markup(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
