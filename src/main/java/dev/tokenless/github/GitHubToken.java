package dev.tokenless.github;

import java.util.Arrays;
import java.util.Optional;

/// A token for GitHub, in memory only. It never shows itself, and `forget` overwrites it.
public final class GitHubToken {

    private final char[] characters;
    private final TokenKind kind;
    private final Origin origin;
    private boolean forgotten;

    private GitHubToken(char[] characters, TokenKind kind, Origin origin) {
        this.characters = characters;
        this.kind = kind;
        this.origin = origin;
    }

    /// The token in `text` without the white space around it; empty where nothing else, or a character that no token
    /// has (GitHub's tokens are printable ASCII without blanks), stands there.
    public static Optional<GitHubToken> of(String text, Origin origin) {
        String token = text.strip();
        return token.isEmpty() || !token.chars().allMatch(character -> character > 0x20 && character < 0x7f)
                ? Optional.empty()
                : Optional.of(new GitHubToken(token.toCharArray(), TokenKind.of(token), origin));
    }

    public TokenKind kind() {
        return kind;
    }

    public Origin origin() {
        return origin;
    }

    /// The token as the `Authorization` header and the keyring need it. Nobody else asks.
    ///
    /// @throws GitHubException `Unauthorized` once it was forgotten
    public synchronized char[] reveal() {
        if (forgotten) {
            throw new GitHubException(new GitHubFailure.Unauthorized());
        }
        return characters.clone();
    }

    /// Overwrites the token.
    public synchronized void forget() {
        Arrays.fill(characters, '\0');
        forgotten = true;
    }

    @Override
    public String toString() {
        return kind.words() + " from " + origin.words();
    }

    /// Where a token came from. A borrowed one is not ours to revoke.
    public enum Origin {
        PASTED("the field in Tokenless", false),
        DEVICE_FLOW("signing in on GitHub's page", false),
        KEYRING("this computer's keyring", false),
        GH_TOKEN("the variable GH_TOKEN", true),
        GITHUB_TOKEN("the variable GITHUB_TOKEN", true),
        GH_COMMAND("the GitHub command line (gh)", true),
        PRACTICE("the practice world", true);

        private final String words;
        private final boolean borrowed;

        Origin(String words, boolean borrowed) {
            this.words = words;
            this.borrowed = borrowed;
        }

        /// Where it came from, in words.
        public String words() {
            return words;
        }

        /// Whether something else on this computer uses the token too.
        public boolean borrowed() {
            return borrowed;
        }
    }
}
