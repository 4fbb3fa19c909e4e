package dev.tokenless;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Keyring;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.github.DeviceCode;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.github.OauthApp;
import dev.tokenless.github.SignIn;
import dev.tokenless.github.TokenSource;
import dev.tokenless.github.TokenSources;
import dev.tokenless.wizard.road.CodeCard;
import dev.tokenless.wizard.road.SignInWay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The ways to a token that the window offers: a token of one's own for chosen repositories first, then a code, then
/// one that is there already, which is never taken unasked.
///
/// @param signIn GitHub's door, for the code
record SignInWays(Map<String, String> environment, Keyring keyring, Optional<OauthApp> app, SignIn signIn) {

    private static final String PASTE = "paste";
    private static final String CODE = "code";

    /// GitHub docs, "Permissions required for fine-grained personal access tokens". Deployments is not among them: it
    /// could approve a release.
    private static final List<String> PERMISSIONS = List.of(
            "Actions: read and write",
            "Administration: read and write",
            "Contents: read and write",
            "Dependabot secrets: read and write",
            "Environments: read and write",
            "Metadata: read",
            "Pull requests: read and write",
            "Secrets: read and write",
            "Workflows: read and write");

    List<SignInWay> all() {
        List<SignInWay> ways = new ArrayList<>();
        ways.add(new SignInWay(
                PASTE,
                "Paste a token",
                "Best a fine-grained one for the repositories you choose, for seven days, with the permissions below; or a"
                        + " classic one with the scopes repo and workflow. It stays in memory.",
                true,
                PERMISSIONS,
                page("https://github.com/settings/personal-access-tokens/new"),
                Optional.empty()));
        ways.add(new SignInWay(
                CODE,
                "Sign in with a code",
                "You enter a short code on GitHub's page and agree there"
                        + app.map(known -> " to the app " + known.name() + " of " + known.owner() + ".")
                                .orElse("."),
                false,
                List.of(),
                page("https://github.com/login/device"),
                app.isPresent() ? Optional.empty() : Optional.of(Settings.NO_APP)));
        List<TokenSource> sources = sources();
        for (int number = 0; number < sources.size(); number++) {
            ways.add(new SignInWay(
                    String.valueOf(number),
                    "Use " + sources.get(number).words(),
                    "Takes the token that is there, only now that you say so.",
                    false));
        }
        return List.copyOf(ways);
    }

    /// The token that this way leads to; empty where there is none.
    Optional<GitHubToken> token(
            SignInWay way, char[] typed, Browser browser, Cancellation cancellation, Consumer<CodeCard> code) {
        return switch (way.id()) {
            case PASTE -> GitHubToken.of(new String(typed), GitHubToken.Origin.PASTED);
            case CODE -> withCode(browser, cancellation, code);
            default -> sources().get(Integer.parseInt(way.id())).find();
        };
    }

    private Optional<GitHubToken> withCode(Browser browser, Cancellation cancellation, Consumer<CodeCard> told) {
        Optional<SignIn.DeviceFlow> flow = signIn.deviceFlow();
        if (flow.isEmpty() || app.isEmpty()) {
            return Optional.empty();
        }
        DeviceCode code = flow.get().begin(cancellation);
        told.accept(new CodeCard(
                code.userCode(),
                code.page(),
                code.expiresAt(),
                app.get().name(),
                app.get().owner()));
        browser.open(code.page());
        return Optional.of(flow.get().await(code, cancellation));
    }

    private List<TokenSource> sources() {
        return TokenSources.standard(environment, keyring);
    }

    private static Optional<SafeLink> page(String address) {
        return SafeLink.of(address, World.REAL);
    }
}
