package dev.tokenless.trust;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who may create, move or delete tags, as one of a repository's rulesets says: administrators, and nobody else where a
/// guard stands. A tag can point at any commit, so a tag policy protects no more than this does.
///
/// @param include reference patterns as GitHub's rulesets take them: `refs/tags/v*`, or `~ALL`
/// @param exclude patterns that are taken away again
/// @param guards what is forbidden to everybody else
public record TagRuleset(String name, List<String> include, List<String> exclude, Set<Guard> guards) {

    /// The name that stands for every tag.
    public static final String ALL = "~ALL";

    /// A kind of rule of GitHub's rulesets.
    public enum Guard {
        CREATION,
        UPDATE,
        DELETION;

        /// The name in GitHub's REST API.
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TagRuleset {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        guards = guards.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(guards));
    }

    /// Whether what stands in a repository already forbids all that this ruleset would: each pattern with each guard,
    /// possibly by several rulesets.
    public boolean heldBy(List<TagRuleset> standing) {
        return include.stream()
                .allMatch(pattern -> guards.stream()
                        .allMatch(guard -> standing.stream()
                                .anyMatch(other -> other.guards.contains(guard) && other.covers(pattern))));
    }

    /// Cautious: a ruleset with exceptions covers nothing, and a pattern covers itself and, with one star for each
    /// folder, all of that depth.
    private boolean covers(String pattern) {
        String every = pattern.replaceAll("[^/]+", "*").replaceFirst("^\\*/\\*", "refs/tags");
        return exclude.isEmpty()
                && (include.contains(ALL)
                        || include.contains("refs/tags/**/*")
                        || include.contains(every)
                        || include.contains(pattern));
    }
}
