package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Reviewer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares rules as GitHub keeps them: patterns and reviewers have no order, and which branches are protected is
/// no part of an environment.
final class Rules {

    private Rules() {}

    static boolean same(EnvironmentRules one, EnvironmentRules other) {
        return one.exists() == other.exists()
                && (!one.exists()
                        || (samePolicy(one.policy(), other.policy())
                                && reviewers(one).equals(reviewers(other))
                                && one.preventSelfReview() == other.preventSelfReview()
                                && one.waitMinutes() == other.waitMinutes()
                                && one.adminsCanBypass() == other.adminsCanBypass()));
    }

    /// Whether rules that refuse something have every pattern that the designed ones need.
    static boolean admitsAll(EnvironmentRules rules, EnvironmentRules designed) {
        return rules.protects()
                && rules.policy() instanceof RefPolicy.Custom has
                && designed.policy() instanceof RefPolicy.Custom needs
                && has.patterns().containsAll(needs.patterns());
    }

    private static boolean samePolicy(RefPolicy one, RefPolicy other) {
        return switch (one) {
            case RefPolicy.AnyRef _ -> other instanceof RefPolicy.AnyRef;
            case RefPolicy.ProtectedBranches _ -> other instanceof RefPolicy.ProtectedBranches;
            case RefPolicy.Custom custom ->
                other instanceof RefPolicy.Custom that
                        && new HashSet<>(custom.patterns()).equals(new HashSet<>(that.patterns()));
        };
    }

    private static Set<String> reviewers(EnvironmentRules rules) {
        return rules.reviewers().stream()
                .map(reviewer -> reviewer.kind() + " " + reviewer.id())
                .collect(Collectors.toSet());
    }

    static String words(EnvironmentRules rules) {
        String reviewers = rules.reviewers().stream().map(Reviewer::login).collect(Collectors.joining(", "));
        return rules.policy().words() + (reviewers.isEmpty() ? "" : ", reviewer " + reviewers);
    }
}
