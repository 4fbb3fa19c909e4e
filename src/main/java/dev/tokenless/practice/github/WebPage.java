package dev.tokenless.practice.github;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Html;
import java.util.UUID;

/// The frame of every practice page of GitHub's: a banner that says what it is, and a token against forged posts.
final class WebPage {

    private final String secret = UUID.randomUUID().toString();

    /// The hidden field that every form carries.
    String token() {
        return "<input type=\"hidden\" name=\"csrf_token\" value=\"" + secret + "\">";
    }

    /// Ends the call with 403 where the form did not come from one of our pages.
    void check(Call call) {
        if (!secret.equals(call.form().get("csrf_token"))) {
            throw new BadCall(page(403, "Not from this page", "<p>The form has expired. Load the page again.</p>"));
        }
    }

    Answer page(String title, String html) {
        return page(200, title, html);
    }

    Answer page(int status, String title, String html) {
        return Answer.html(status, """
                        <!doctype html>
                        <html lang="en"><head><meta charset="utf-8"><title>PRACTICE: %s</title>
                        <style>body{font:16px/1.5 sans-serif;margin:0 auto;max-width:48rem;padding:1rem}
                        .banner{background:#fff3c4;color:#5c3c00;padding:.5rem 1rem;border-radius:.5rem}
                        pre{overflow:auto;background:#f4f4f4;padding:1rem}</style></head>
                        <body><p class="banner"><strong>PRACTICE</strong>: nothing here leaves this computer.</p>
                        <h1>%s</h1>
                        %s</body></html>
                        """.formatted(Html.escape(title), Html.escape(title), html))
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                .with("X-Frame-Options", "DENY")
                .with("Cache-Control", "no-store");
    }
}
