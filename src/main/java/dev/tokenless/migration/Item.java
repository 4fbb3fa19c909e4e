package dev.tokenless.migration;

/// One of the ten things that make a migration complete, in the order in which they are shown.
public enum Item {
    ENVIRONMENT(1, "environment", "Environment protected"),
    PUBLISHER(2, "publisher", "Publisher on PyPI"),
    ID_TOKEN(3, "id-token", "id-token: write"),
    NO_PASSWORD(4, "no-password", "Password removed"),
    NAMED_ENVIRONMENT(5, "named-environment", "Job names environment"),
    TESTPYPI(6, "testpypi", "Tried on TestPyPI"),
    VERIFIED(7, "verified", "Publish verified"),
    TOKENS_REVOKED(8, "tokens-revoked", "Tokens revoked"),
    SECRETS_DELETED(9, "secrets-deleted", "Secrets deleted"),
    DOCUMENTED(10, "documented", "Documented");

    private final int number;
    private final String key;
    private final String title;

    Item(int number, String key, String title) {
        this.number = number;
        this.key = key;
        this.title = title;
    }

    /// The name in JSON and on the command line.
    public String key() {
        return key;
    }

    /// The name in a list, short enough for the wizard's rail.
    public String title() {
        return title;
    }

    /// 1 to 10.
    public int number() {
        return number;
    }
}
