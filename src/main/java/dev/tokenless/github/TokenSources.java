package dev.tokenless.github;

import dev.tokenless.desktop.Keyring;
import dev.tokenless.github.GitHubToken.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The places where a token may already be, in the order in which `gh` itself looks. In practice there is none of
/// them: no real credential is read there.
public final class TokenSources {

    /// The name under which the keyring knows the token.
    public static final String KEYRING_NAME = "tokenless.github";

    private TokenSources() {}

    /// The variables `GH_TOKEN` and `GITHUB_TOKEN`, the GitHub command line, the keyring.
    public static List<TokenSource> standard(Map<String, String> environment, Keyring keyring) {
        return List.of(
                variable(environment, Origin.GH_TOKEN),
                variable(environment, Origin.GITHUB_TOKEN),
                new GhCommand(List.of("gh", "auth", "token", "--hostname", "github.com")),
                keyring(keyring));
    }

    /// The first token that there is.
    public static Optional<GitHubToken> first(List<TokenSource> sources) {
        return sources.stream().flatMap(source -> source.find().stream()).findFirst();
    }

    private static TokenSource variable(Map<String, String> environment, Origin origin) {
        return source(origin, () -> Optional.ofNullable(environment.get(origin.name())));
    }

    private static TokenSource keyring(Keyring keyring) {
        return source(Origin.KEYRING, () -> keyring.recall(KEYRING_NAME).map(String::new));
    }

    private static TokenSource source(Origin origin, java.util.function.Supplier<Optional<String>> text) {
        return new TokenSource() {
            @Override
            public String words() {
                return origin.words();
            }

            @Override
            public Optional<GitHubToken> find() {
                return text.get().flatMap(token -> GitHubToken.of(token, origin));
            }
        };
    }
}
