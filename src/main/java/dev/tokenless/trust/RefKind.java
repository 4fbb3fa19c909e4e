package dev.tokenless.trust;

/// What a deployment policy distinguishes: "Name patterns must be configured for branches or tags individually"
/// (GitHub docs).
public enum RefKind {
    BRANCH("branch", "refs/heads/"),
    TAG("tag", "refs/tags/");

    private final String json;
    private final String prefix;

    RefKind(String json, String prefix) {
        this.json = json;
        this.prefix = prefix;
    }

    /// The name in GitHub's REST API (`type` of a deployment branch policy) and on our command line.
    public String json() {
        return json;
    }

    /// The full reference of a branch or tag with this short name.
    public GitRef ref(String name) {
        return new GitRef(prefix + name);
    }

    String prefix() {
        return prefix;
    }
}
