package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Reviewer;
import java.util.HashSet;
import java.util.List;
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

    /// Whether rules are what an interrupted change from the one to the other may have left.
    static boolean between(EnvironmentRules now, EnvironmentRules old, EnvironmentRules wanted) {
        boolean fields = List.of(old, wanted).stream()
                .anyMatch(one -> reviewers(now).equals(reviewers(one))
                        && now.preventSelfReview() == one.preventSelfReview()
                        && now.waitMinutes() == one.waitMinutes());
        boolean policy = now.policy() instanceof RefPolicy.Custom has
                ? patterns(old, wanted).containsAll(has.patterns())
                : samePolicy(now.policy(), old.policy()) || samePolicy(now.policy(), wanted.policy());
        return now.exists() && fields && policy;
    }

    private static Set<RefPattern> patterns(EnvironmentRules... all) {
        Set<RefPattern> patterns = new HashSet<>();
        for (EnvironmentRules rules : all) {
            if (rules.policy() instanceof RefPolicy.Custom custom) {
                patterns.addAll(custom.patterns());
            }
        }
        return patterns;
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
