package dev.tokenless.trust;

import java.util.Comparator;
import java.util.List;

/// The rules of one GitHub environment, as they are or as they are wanted.
///
/// @param exists whether the environment is there; GitHub creates a missing one, without rules, when a job first
///     names it
/// @param policy which references may deploy
/// @param reviewers who may approve; any one of them suffices, at most six (GitHub REST, "Create or update an
///     environment")
/// @param preventSelfReview whether the person who started the run is barred from approving it
/// @param waitMinutes how long a job waits before it starts, 0 to 43200 minutes
/// @param adminsCanBypass whether administrators may skip the rules
public record EnvironmentRules(
        boolean exists,
        RefPolicy policy,
        List<Reviewer> reviewers,
        boolean preventSelfReview,
        int waitMinutes,
        boolean adminsCanBypass) {

    public EnvironmentRules {
        reviewers = reviewers.stream()
                .distinct()
                .sorted(Comparator.comparing(Reviewer::kind).thenComparingLong(Reviewer::id))
                .toList();
    }

    /// What holds for an environment that nobody has created: everything is admitted.
    public static EnvironmentRules missing() {
        return new EnvironmentRules(false, new RefPolicy.AnyRef(), List.of(), false, 0, true);
    }

    /// An environment that admits what the policy admits, and has no other rule.
    public static EnvironmentRules of(RefPolicy policy) {
        return new EnvironmentRules(true, policy, List.of(), false, 0, true);
    }

    /// Whether the rules refuse something at all. An empty list, a bare `*` without a reviewer, or "protected
    /// branches" with none protected is no protection; a wait timer alone refuses nothing.
    public boolean protects() {
        return exists && (!reviewers.isEmpty() || policy.refusesSomething());
    }
}
