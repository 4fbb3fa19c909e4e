package dev.tokenless.practice.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version and its order among others. Source: packaging.python.org, "Version specifiers" (PEP 440).
record PythonVersion(
        String text, int epoch, List<Integer> release, String pre, int preNumber, int post, int dev, boolean local)
        implements Comparable<PythonVersion> {
    private static final Pattern FORM = Pattern.compile(
            "v?(?:(?<epoch>\\d{1,6})!)?(?<release>\\d{1,9}(?:\\.\\d{1,9}){0,20})"
                    + "(?:[-_.]?(?<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<preNumber>\\d{0,9}))?"
                    + "(?:-(?<implicit>\\d{1,9})|[-_.]?(?<post>post|rev|r)[-_.]?(?<postNumber>\\d{0,9}))?"
                    + "(?:[-_.]?(?<dev>dev)[-_.]?(?<devNumber>\\d{0,9}))?"
                    + "(?<local>\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int NONE = -1;
    /// Sorts after every pre-release letter, so that a final version comes after its candidates.
    private static final String FINAL = "zz";

    private static final Comparator<PythonVersion> ORDER = Comparator.comparingInt(PythonVersion::epoch)
            .thenComparing(PythonVersion::release, PythonVersion::compareReleases)
            .thenComparing(PythonVersion::phase)
            .thenComparingInt(PythonVersion::preNumber)
            .thenComparingInt(PythonVersion::post)
            .thenComparingInt(version -> version.dev == NONE ? Integer.MAX_VALUE : version.dev);

    static Optional<PythonVersion> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        List<Integer> release = new ArrayList<>();
        for (String number : form.group("release").split("\\.", -1)) {
            release.add(Integer.parseInt(number));
        }
        boolean implicit = form.group("implicit") != null;
        return Optional.of(new PythonVersion(
                text.strip(),
                number(form.group("epoch"), true),
                List.copyOf(release),
                letter(form.group("pre")),
                number(form.group("preNumber"), form.group("pre") != null),
                implicit
                        ? number(form.group("implicit"), true)
                        : number(form.group("postNumber"), form.group("post") != null),
                number(form.group("devNumber"), form.group("dev") != null),
                form.group("local") != null));
    }

    boolean isPreRelease() {
        return !pre.equals(FINAL) || dev != NONE;
    }

    @Override
    public int compareTo(PythonVersion other) {
        return ORDER.compare(this, other);
    }

    /// `1.0.dev1` comes before `1.0a1`.
    private String phase() {
        return pre.equals(FINAL) && post == NONE && dev != NONE ? "" : pre;
    }

    private static int number(@Nullable String digits, boolean present) {
        if (!present) {
            return NONE;
        }
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static String letter(@Nullable String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "a", "alpha" -> "a";
            case "b", "beta" -> "b";
            case "c", "rc", "pre", "preview" -> "rc";
            default -> FINAL;
        };
    }

    private static int compareReleases(List<Integer> one, List<Integer> two) {
        for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
            int order = Integer.compare(i < one.size() ? one.get(i) : 0, i < two.size() ? two.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
