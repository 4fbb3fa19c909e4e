package dev.tokenless.wizard.step.plan;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefKind;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Reviewer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An environment's rules as text fields hold them.
final class Patterns {

    private Patterns() {}

    /// The patterns of one kind, with commas between them.
    static String of(EnvironmentRules rules, RefKind kind) {
        return patterns(rules)
                .filter(pattern -> pattern.kind() == kind)
                .map(RefPattern::text)
                .collect(Collectors.joining(", "));
    }

    /// The rules with the patterns of one kind replaced by what was typed.
    static EnvironmentRules with(EnvironmentRules rules, RefKind kind, String typed) {
        Stream<RefPattern> kept = patterns(rules).filter(pattern -> pattern.kind() != kind);
        Stream<RefPattern> fresh = Arrays.stream(typed.split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(text -> new RefPattern(kind, text));
        return new EnvironmentRules(
                true,
                new RefPolicy.Custom(Stream.concat(kept, fresh).toList()),
                rules.reviewers(),
                rules.preventSelfReview(),
                rules.waitMinutes(),
                rules.adminsCanBypass());
    }

    /// The rules with one reviewer more or less. Alone, a reviewer must be able to approve what they started.
    static EnvironmentRules with(EnvironmentRules rules, Reviewer reviewer, boolean asked) {
        List<Reviewer> reviewers = new ArrayList<>(rules.reviewers());
        reviewers.remove(reviewer);
        if (asked) {
            reviewers.add(reviewer);
        }
        return new EnvironmentRules(
                true,
                rules.policy(),
                reviewers,
                rules.preventSelfReview() && reviewers.size() > 1,
                rules.waitMinutes(),
                rules.adminsCanBypass());
    }

    private static Stream<RefPattern> patterns(EnvironmentRules rules) {
        return switch (rules.policy()) {
            case RefPolicy.AnyRef _ -> Stream.of(RefPattern.branch("*"), RefPattern.tag("*"));
            case RefPolicy.ProtectedBranches(List<String> branches) ->
                branches.stream().map(RefPattern::branch);
            case RefPolicy.Custom(List<RefPattern> patterns) -> patterns.stream();
        };
    }
}
