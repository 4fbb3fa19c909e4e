package dev.tokenless.practice.github;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Html;
import dev.tokenless.practice.http.Router;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The pages on which a person makes a personal access token: a classic one with scopes, or a fine-grained one with
/// permissions. Source: docs.github.com, "Managing your personal access tokens".
final class TokenPages {

    private static final String CLASSIC = "/settings/tokens/new";
    private static final String FINE_GRAINED = "/settings/personal-access-tokens/new";

    private final Hub hub;
    private final WebPage pages;

    TokenPages(Hub hub, WebPage pages) {
        this.hub = hub;
        this.pages = pages;
    }

    void addTo(Router router) {
        router.on("GET", CLASSIC, call -> form(call, CLASSIC, "scopes", "repo,workflow,read:org"))
                .on("POST", CLASSIC, this::classic)
                .on("GET", FINE_GRAINED, call -> form(call, FINE_GRAINED, "permissions", "contents=write"))
                .on("POST", FINE_GRAINED, this::fineGrained);
    }

    private Answer form(Call call, String address, String field, String example) {
        return pages.page("New personal access token", """
                <form method="post" action="%s%s">%s
                <p><label>%s, with commas between <input name="%s" value="%s"></label></p>
                <button>Generate token</button></form>
                """.formatted(
                        hub.web,
                        address,
                        pages.token(),
                        field,
                        field,
                        Html.escape(call.query(field).orElse(example))));
    }

    private Answer classic(Call call) {
        pages.check(call);
        String scopes = String.join(", ", split(call, "scopes"));
        return made("ghp_PRACTICE", person -> new Hub.Signed(person, scopes));
    }

    private Answer fineGrained(Call call) {
        pages.check(call);
        Map<String, String> permissions = Arrays.stream(split(call, "permissions"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : "read", (a, _) -> a));
        return made("github_pat_PRACTICE", person -> new Hub.Signed(person, "", false, Optional.of(permissions)));
    }

    private Answer made(String prefix, java.util.function.Function<Account, Hub.Signed> signed) {
        Account person = hub.account(Seeds.PERSON).orElseThrow();
        String text =
                prefix + Git.sha("token", Bodies.utf8("made " + hub.nextId())).substring(0, 28);
        hub.tokens.put(text, signed.apply(person));
        return pages.page("Your new token", "<p>It is shown once: <code>" + text + "</code></p>");
    }

    private static String[] split(Call call, String field) {
        return Arrays.stream(call.form().getOrDefault(field, "").split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }
}
