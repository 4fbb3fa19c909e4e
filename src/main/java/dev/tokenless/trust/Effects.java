package dev.tokenless.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shows what rules do, with the repository's own triggers and its last ten tags as examples.
final class Effects {

    private Effects() {}

    static List<Effect> of(List<Start> starts, RepositoryFacts facts, EnvironmentRules rules) {
        List<Effect> effects = new ArrayList<>();
        if (rules.policy() instanceof RefPolicy.Custom(List<RefPattern> patterns)) {
            for (RefPattern pattern : patterns) {
                effects.add(ofPolicy(
                        pattern.kind().json() + " policy " + pattern.text(),
                        new RefPolicy.Custom(List.of(pattern)),
                        starts,
                        facts,
                        false));
            }
        }
        if (!rules.reviewers().isEmpty()) {
            String names = rules.reviewers().stream().map(Reviewer::login).collect(Collectors.joining(" or "));
            effects.add(new Effect(
                    "approval by " + names,
                    List.of("what " + names + " approves"),
                    List.of("what nobody approves within 30 days"),
                    false,
                    rules.preventSelfReview()
                            ? "One's own run cannot be approved."
                            : "One's own run can be approved."));
        }
        effects.add(usual("only " + facts.defaultBranch(), onlyMain(facts), starts, facts));
        effects.add(usual(
                "protected branches only",
                new RefPolicy.ProtectedBranches(List.of(facts.defaultBranch())),
                starts,
                facts));
        return List.copyOf(effects);
    }

    private static RefPolicy onlyMain(RepositoryFacts facts) {
        return new RefPolicy.Custom(List.of(RefPattern.branch(facts.defaultBranch())));
    }

    /// The advice that guides give, for comparison: a red line where it refuses what really starts the job.
    private static Effect usual(String rule, RefPolicy policy, List<Start> starts, RepositoryFacts facts) {
        return ofPolicy("usual advice: " + rule, policy, starts, facts, true);
    }

    static Effect ofPolicy(String rule, RefPolicy policy, List<Start> starts, RepositoryFacts facts, boolean complete) {
        List<String> admitted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        boolean tagRefused = false;
        for (Start start : starts) {
            boolean passes = start.refs().stream().allMatch(policy::admits);
            (passes ? admitted : refused).add(start.trigger());
            tagRefused |= !passes && start.byTag();
        }
        for (String tag : facts.tags().stream().limit(Starts.EXAMPLES).toList()) {
            (policy.admits(RefKind.TAG.ref(tag)) ? admitted : refused).add(tag);
        }
        boolean harmful = complete
                && starts.stream()
                        .filter(start -> !start.byOpenPullRequest())
                        .anyMatch(start -> start.refs().stream().noneMatch(policy::admits));
        return new Effect(rule, admitted, refused, harmful, reason(harmful, tagRefused, starts));
    }

    private static String reason(boolean harmful, boolean tagRefused, List<Start> starts) {
        if (!harmful) {
            return "Refuses nothing that releases this repository today, or is one rule of several.";
        }
        Stream<String> byTag = starts.stream().filter(Start::byTag).map(Start::trigger);
        return tagRefused
                ? "The rule is matched against the run's reference, which is the tag for "
                        + byTag.map(trigger -> "`" + trigger + "`").collect(Collectors.joining(" and "))
                        + "; a branch rule never admits a tag, so every such release would be refused."
                : "It refuses a branch from which the job is started.";
    }
}
