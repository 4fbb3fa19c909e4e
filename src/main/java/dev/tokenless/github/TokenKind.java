package dev.tokenless.github;

import java.util.Arrays;

/// What kind a GitHub token is, by its prefix (GitHub docs, "About authentication to GitHub").
public enum TokenKind {
    CLASSIC("ghp_", "classic personal access token"),
    FINE_GRAINED("github_pat_", "fine-grained personal access token"),
    OAUTH("gho_", "token of an OAuth app"),
    APP_USER("ghu_", "user token of a GitHub App"),
    INSTALLATION("ghs_", "installation token of a GitHub App"),
    REFRESH("ghr_", "refresh token of a GitHub App"),
    UNKNOWN("", "token of an unknown kind");

    private final String prefix;
    private final String words;

    TokenKind(String prefix, String words) {
        this.prefix = prefix;
        this.words = words;
    }

    /// The kind in words, for people.
    public String words() {
        return words;
    }

    /// Whether GitHub lists what the token may do in `X-OAuth-Scopes`; the others can only be probed.
    public boolean hasScopes() {
        return this == CLASSIC || this == OAUTH;
    }

    static TokenKind of(String token) {
        return Arrays.stream(values())
                .filter(kind -> token.startsWith(kind.prefix))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
