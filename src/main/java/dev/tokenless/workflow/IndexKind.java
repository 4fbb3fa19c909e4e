package dev.tokenless.workflow;

import java.util.Locale;

/// Which package index a publication addresses.
public enum IndexKind {
    PYPI,
    TESTPYPI,
    /// A private or foreign index; trusted publishing does not reach it, so it is left alone.
    OTHER,
    /// Decided by an expression while the workflow runs.
    COMPUTED;

    /// The word of the command line's JSON.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a trusted publisher can exist there.
    public boolean trustsPublishers() {
        return this == PYPI || this == TESTPYPI;
    }
}
