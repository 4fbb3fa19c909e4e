package dev.tokenless.pypi;

import dev.tokenless.desktop.SafeLink;

/// How an API token comes to be revoked. Today no API does it for the person (pypi/warehouse#13409), so it is a
/// page and a person; when PyPI offers a call, it becomes a second kind of `Revoking`.
public interface Revoker {

    /// What has to happen.
    Revoking revoke();

    /// What has to happen.
    sealed interface Revoking {
        /// A person opens the page and removes the tokens there.
        record ByHand(SafeLink page) implements Revoking {}
    }

    /// A page and a person.
    static Revoker byHand(Links links) {
        return () -> new Revoking.ByHand(links.tokensPage());
    }
}
