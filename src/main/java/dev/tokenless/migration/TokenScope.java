package dev.tokenless.migration;

import java.util.Collection;
import java.util.List;

/// What a word on the tokens of an index was said about: the projects that they may upload. A token knows neither
/// workflow nor environment, so those may change without the question being asked again.
final class TokenScope {

    private TokenScope() {}

    static List<String> of(Collection<Target.Publishing> reach) {
        return reach.stream().map(TokenScope::key).distinct().toList();
    }

    /// Whether it was said about all of them. Who spoke of whatever a file publishes, spoke of its project too,
    /// although nobody had named that yet.
    static boolean covers(Collection<String> about, Collection<Target.Publishing> reach) {
        return reach.stream().allMatch(target -> about.contains(key(target)) || about.contains(unnamed(target)));
    }

    private static String key(Target.Publishing target) {
        return target.project()
                .map(project -> target.index().json() + ":" + project.normalised())
                .orElseGet(() -> unnamed(target));
    }

    private static String unnamed(Target.Publishing target) {
        return target.index().json() + ":?:" + target.file().name();
    }
}
