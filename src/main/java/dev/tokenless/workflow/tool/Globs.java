package dev.tokenless.workflow.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which folder a list of file patterns takes as a whole.
final class Globs {

    private static final Pattern WHOLE = Pattern.compile("(.+?)/+(?:\\*|\\*\\*/\\*|\\*\\.\\*)?");
    private static final Pattern PART = Pattern.compile("(.+?)/+([A-Za-z0-9._+-]*\\*[A-Za-z0-9._+*-]*)");
    private static final Set<String> SOURCES = Set.of("*.tar.gz", "*.gz", "*.zip", "*.tar.*", "*gz");

    private Globs() {}

    /// The folder, or empty where the patterns take files by name, or from more than one folder.
    static Optional<String> folder(List<String> patterns) {
        Set<String> folders = new TreeSet<>();
        for (String pattern : patterns) {
            var whole = WHOLE.matcher(clean(pattern));
            var part = PART.matcher(clean(pattern));
            if (whole.matches() && plain(whole.group(1))) {
                folders.add(whole.group(1));
            } else if (part.matches() && plain(part.group(1))) {
                folders.add(part.group(1));
            } else {
                return Optional.empty();
            }
        }
        return folders.size() == 1 ? Optional.of(folders.iterator().next()) : Optional.empty();
    }

    /// The patterns where they do not take their folder as a whole.
    static List<String> selected(List<String> patterns) {
        boolean all = patterns.isEmpty()
                || patterns.stream().anyMatch(p -> WHOLE.matcher(clean(p)).matches());
        return all ? List.of() : patterns.stream().map(Globs::clean).toList();
    }

    /// Whether they take wheels and source distributions, which is all that a folder of distributions holds.
    static boolean distributions(List<String> patterns) {
        List<String> names =
                patterns.stream().map(p -> p.replaceFirst("^.*/", "")).toList();
        return names.contains("*.whl") && names.stream().anyMatch(SOURCES::contains);
    }

    private static String clean(String pattern) {
        return pattern.strip().replace('\\', '/').replaceFirst("^(?:\\./)+", "");
    }

    private static boolean plain(String folder) {
        return folder.chars().noneMatch(c -> "*?[]{}$%`~!".indexOf(c) >= 0)
                && !folder.startsWith("/")
                && !folder.contains("..");
    }
}
