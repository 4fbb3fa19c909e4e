package dev.tokenless.sentinel;

import java.util.Optional;
import java.util.regex.Pattern;

/// The credentials that the tests use: GitHub's and PyPI's of the practice world, and those that single tests make up.
final class Sentinels {

    /// Its beginning may be quoted, as masking leaves it; more may not.
    private static final Pattern SENTINEL =
            Pattern.compile("(?:gh[pousr]_|github_pat_)(?:PRACTICE|(?i:sentinel))\\w{6,}"
                    + "|pypi-(?:PRACTICE|AgE\\w*(?i:sentinel))\\w{6,}");

    private Sentinels() {}

    /// The first one in the text, shortened.
    static Optional<String> in(String text) {
        return SENTINEL.matcher(text)
                .results()
                .map(found -> found.group().substring(0, 16) + "…")
                .findFirst();
    }
}
