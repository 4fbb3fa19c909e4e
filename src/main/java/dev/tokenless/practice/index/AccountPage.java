package dev.tokenless.practice.index;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import java.util.List;
import java.util.Optional;

/// The signed-in person's own tokens, events and mails. The real page asks for the password before a token is removed;
/// practice never asks for one. Source: pypi/warehouse `templates/manage/account.html`.
final class AccountPage {
    private static final String TOKEN = "macaroon_id";

    private final IndexState state;
    private final Addresses addresses;
    private final Page page;

    AccountPage(IndexState state, Addresses addresses) {
        this.state = state;
        this.addresses = addresses;
        this.page = new Page(state, addresses);
    }

    Answer show() {
        Markup body = Markup.of("""
                <p>Two-factor authentication: <strong>on</strong></p>
                <section id="api-tokens"><h2>API tokens</h2>
                %s</section>
                <section id="account-events"><h2>Account events</h2>
                %s</section>
                <section id="mails"><h2>Mails</h2>
                <p class="hint">What %s would have sent to you.</p>
                %s</section>
                """, tokens(), events(), state.site.title(), mails());
        return page.answer(200, "Account of " + state.user, body);
    }

    Answer remove(Call call) {
        String id = page.posted(call).getOrDefault(TOKEN, "");
        Optional<Credential.ApiToken> token =
                own().stream().filter(one -> one.id().toString().equals(id)).findFirst();
        if (token.isEmpty()) {
            state.notices.add("API Token does not exist.");
        } else {
            state.tokens.remove(token.get());
            state.accountEvents.addFirst(
                    new Event(state.now(), "API token removed: " + token.get().name(), state.user));
            state.notices.add("Deleted API token '%s'.".formatted(token.get().name()));
        }
        return Answer.redirect(303, addresses.account() + "#api-tokens");
    }

    /// Tokens belong to people: those of others do not show.
    private List<Credential.ApiToken> own() {
        return state.tokens.stream()
                .filter(token -> token.owner().equals(state.user))
                .toList();
    }

    private Markup tokens() {
        if (own().isEmpty()) {
            return Markup.of("<p class=\"card\">You have no API tokens.</p>\n");
        }
        List<Markup> rows = own().stream()
                .map(token -> Markup.of(
                        """
                        <tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td>
                        <td><a href="#remove-API-token--%s">Remove token</a></td></tr>
                        """,
                        token.name(),
                        token.scope().shown(),
                        Page.time(token.created()),
                        token.lastUsed().map(Page::time).orElse(Markup.of("Never")),
                        token.id()))
                .toList();
        List<Markup> confirmations = own().stream().map(this::confirmation).toList();
        return Markup.of(
                "%s%s",
                Page.table(List.of("Name", "Scope", "Created", "Last used", "Options"), rows),
                Markup.join(confirmations));
    }

    private Markup confirmation(Credential.ApiToken token) {
        return Markup.of(
                """
                <div class="card confirm" id="remove-API-token--%s">
                <p>Remove the token <strong>%s</strong> (%s)? Everything that uploads with it stops. This cannot be undone.</p>
                <p class="hint">The real page asks for your password here. Practice does not.</p>
                <form method="post" action="%s">%s<input type="hidden" name="macaroon_id" value="%s">
                <button class="danger" type="submit">Remove API token</button> <a class="button plain" href="#api-tokens">Cancel</a></form>
                </div>
                """,
                token.id(), token.name(), token.scope().shown(), addresses.tokens(), page.protection(), token.id());
    }

    private Markup events() {
        if (state.accountEvents.isEmpty()) {
            return Markup.of("<p class=\"card\">Nothing has happened yet.</p>\n");
        }
        return ProjectPages.events(state.accountEvents);
    }

    private Markup mails() {
        List<Markup> mails = state.mails.stream()
                .filter(mail -> mail.to().contains(state.user))
                .map(mail -> Markup.of(
                        "<article class=\"card\"><strong>%s</strong> %s<br>%s</article>\n",
                        mail.subject(), Page.time(mail.at()), mail.text()))
                .toList();
        return mails.isEmpty() ? Markup.of("<p class=\"card\">None.</p>\n") : Markup.join(mails);
    }
}
