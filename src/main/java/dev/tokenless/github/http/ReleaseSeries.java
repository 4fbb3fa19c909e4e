package dev.tokenless.github.http;

import java.util.List;
import java.util.regex.Pattern;

/// Which branches are kept to release from, by their names: an older series, or the line of the pre-releases. A pull
/// request between two such branches may stand for years, and ends neither. Taking a short branch for one costs a
/// question; the other way round costs a release.
final class ReleaseSeries {

    private static final String VERSION = "v?\\d+(?:[._]\\d+){0,4}(?:[._-]?[xX])?";
    private static final String KEPT =
            "maint|maintenance|maintained|releases?|rel|stable|lts|support|supported|legacy|series|backports?|hotfix(?:es)?"
                    + "|prod|production";

    private static final List<Pattern> NAMES = List.of(
            // 1.x, v2, releases/1.4, support/v3.x
            Pattern.compile("(?:.{0,200}/)?" + VERSION),
            // stable, maint/2.0, release/next, stable-2.0, release-1.4.x, lts_3
            Pattern.compile("(?i)(?:" + KEPT + ")(?:/.{0,200}|[-_.]?" + VERSION + ")?"),
            // 2.0-maintenance, v1.x-stable, rocket-1.x, python2-lts
            Pattern.compile("(?i)[^/]{0,200}[-_.](?:" + KEPT + ")"),
            Pattern.compile("[^/]{0,200}[-_]v?\\d+(?:\\.\\d+){0,3}\\.[xX]"),
            // the lines that pre-releases are often made from
            Pattern.compile(
                    "(?i)main|master|trunk|develop|development|devel|dev|next|beta|alpha|edge|nightly|staging|old"));

    private ReleaseSeries() {}

    static boolean named(String branch) {
        return NAMES.stream().anyMatch(name -> name.matcher(branch).matches());
    }
}
