package dev.tokenless.workflow.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which folder a list of file patterns takes as a whole.
final class Globs {

    private static final Pattern WHOLE = Pattern.compile("(.+?)/+(?:\\*|\\*\\*/\\*|\\*\\.\\*)?");
    private static final Pattern PART = Pattern.compile("(.+?)/+([^/]*\\*?\\.(?:whl|tar\\.gz|zip|gz))");

    private Globs() {}

    /// The folder, or empty where the patterns take only a part of one, or more than one.
    static Optional<String> folder(List<String> patterns) {
        Set<String> folders = new TreeSet<>();
        Set<String> parts = new TreeSet<>();
        for (String pattern : patterns) {
            String clean = pattern.strip().replace('\\', '/').replaceFirst("^(?:\\./)+", "");
            var whole = WHOLE.matcher(clean);
            var part = PART.matcher(clean);
            if (whole.matches() && plain(whole.group(1))) {
                folders.add(whole.group(1));
            } else if (part.matches() && plain(part.group(1)) && part.group(2).startsWith("*")) {
                parts.add(part.group(1));
            } else {
                return Optional.empty();
            }
        }
        folders.addAll(parts);
        return folders.size() == 1 ? Optional.of(folders.iterator().next()) : Optional.empty();
    }

    private static boolean plain(String folder) {
        return folder.chars().noneMatch(c -> "*?[]{}$%`~!".indexOf(c) >= 0)
                && !folder.startsWith("/")
                && !folder.contains("..");
    }
}
