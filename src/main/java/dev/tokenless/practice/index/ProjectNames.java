package dev.tokenless.practice.index;

import java.util.Locale;
import java.util.regex.Pattern;

/// Python project names: what a valid one is, and when two are the same.
/// Source: packaging.python.org, "Names and normalization".
final class ProjectNames {
    private static final Pattern VALID =
            Pattern.compile("[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private ProjectNames() {}

    static boolean valid(String name) {
        return VALID.matcher(name).matches();
    }

    static String normalised(String name) {
        return SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /// The form that wheel and sdist file names use.
    static String escaped(String name) {
        return normalised(name).replace('-', '_');
    }
}
