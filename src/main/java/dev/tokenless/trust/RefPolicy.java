package dev.tokenless.trust;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which references may deploy to an environment (GitHub docs, "Deployment branches and tags").
public sealed interface RefPolicy {

    /// No restriction.
    record AnyRef() implements RefPolicy {}

    /// Only protected branches, which are named here. Tags are refused; where no branch is protected, everything may
    /// deploy.
    record ProtectedBranches(List<String> protectedBranches) implements RefPolicy {
        public ProtectedBranches {
            protectedBranches = protectedBranches.stream().sorted().toList();
        }
    }

    /// Only what one of the patterns admits; without patterns nothing may deploy. Their order has no meaning; tags
    /// come first.
    record Custom(List<RefPattern> patterns) implements RefPolicy {
        public Custom {
            patterns = patterns.stream()
                    .distinct()
                    .sorted(Comparator.comparing(RefPattern::kind).reversed().thenComparing(RefPattern::text))
                    .toList();
        }
    }

    /// Whether a run at this reference may deploy.
    default boolean admits(GitRef ref) {
        return switch (this) {
            case AnyRef() -> true;
            case ProtectedBranches(List<String> branches) ->
                branches.isEmpty() || (ref.kind().equals(Optional.of(RefKind.BRANCH)) && branches.contains(ref.name()));
            case Custom(List<RefPattern> patterns) -> patterns.stream().anyMatch(pattern -> pattern.admits(ref));
        };
    }

    /// Whether any reference is refused. A bare `*` counts as refusing nothing, although names with a slash do not
    /// match it; so does `**/*`, which matches all.
    default boolean refusesSomething() {
        return switch (this) {
            case AnyRef() -> false;
            case ProtectedBranches(List<String> branches) -> !branches.isEmpty();
            case Custom(List<RefPattern> patterns) ->
                patterns.stream()
                        .noneMatch(
                                pattern -> List.of("*", "**", "**/*", "**/**").contains(pattern.text()));
        };
    }

    /// The policy in a few words: `tag policy v*`, `protected branches only`, `any branch or tag`.
    default String words() {
        return switch (this) {
            case AnyRef() -> "any branch or tag";
            case ProtectedBranches(List<String> branches) ->
                branches.isEmpty() ? "protected branches only, and none is protected" : "protected branches only";
            case Custom(List<RefPattern> patterns) ->
                patterns.isEmpty()
                        ? "no branch or tag policy at all"
                        : patterns.stream()
                                .map(pattern -> pattern.kind().json() + " policy " + pattern.text())
                                .collect(Collectors.joining(", "));
        };
    }
}
