package dev.tokenless.trust;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The naming scheme of a repository's release tags, learned from the newest of them.
final class TagScheme {

    /// More packages than this share one pattern with `*` for the folder.
    private static final int MOST_FOLDERS = 4;

    private static final Pattern VERSION = Pattern.compile("^((?:[^/]+/)*)([^/]*?)\\d+(?:\\.\\d.*|)$");
    private static final Pattern NUMBER = Pattern.compile("^((?:[^/]+/)*)([^/0-9]*)\\d[^/]*$");

    private TagScheme() {}

    /// Patterns in the language of deployment policies. `v*` where there is no tag yet; `*` where the tags follow no
    /// scheme.
    ///
    /// @param tags newest first
    static List<String> patterns(List<String> tags) {
        if (tags.isEmpty()) {
            return List.of("v*");
        }
        Set<String> folders = new LinkedHashSet<>();
        Set<String> patterns = new LinkedHashSet<>();
        for (String tag : tags.stream().limit(Starts.EXAMPLES).toList()) {
            Matcher version = VERSION.matcher(tag);
            Matcher number = NUMBER.matcher(tag);
            if (version.matches() || number.matches()) {
                Matcher found = version.matches() ? version : number;
                folders.add(found.group(1));
                patterns.add(quoted(found.group(1)) + start(found.group(2)));
            }
        }
        if (patterns.isEmpty()) {
            return List.of("*");
        }
        return folders.size() <= MOST_FOLDERS ? List.copyOf(patterns) : gathered(patterns);
    }

    private static String start(String beforeVersion) {
        return beforeVersion.isEmpty() ? "[0-9]*" : quoted(beforeVersion) + "*";
    }

    private static List<String> gathered(Set<String> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.replaceAll("[^/]+/", "*/"))
                .distinct()
                .collect(Collectors.toList());
    }

    private static String quoted(String text) {
        return text.replaceAll("([*?\\[\\\\])", "\\\\$1");
    }

    /// A pattern of `on: push` in the language of deployment policies: it admits all that the filter lets through,
    /// and where the languages differ somewhat more.
    static List<String> fromFilter(String filter) {
        if (filter.equals("**")) {
            return List.of("**/*");
        }
        String folders = filter.endsWith("/**") ? filter.substring(0, filter.length() - 2) + "**/*" : filter;
        String pattern = folders.replaceAll("(\\[[^\\]]*\\]|[^\\\\])\\+", "$1*")
                .replaceAll("(\\[[^\\]]*\\]|[^*\\\\])\\?", "*")
                .replaceAll("\\*\\*(?!/)", "*")
                .replaceAll("\\*{2,}(?!/)", "*");
        return List.of(pattern);
    }
}
