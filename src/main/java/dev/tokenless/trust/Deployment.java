package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether an environment lets a job start (GitHub docs, "Deployments and environments").
final class Deployment {

    private Deployment() {}

    static Verdict admits(Optional<EnvironmentUse> use, Setup setup, RepositoryFacts facts, Start start) {
        if (use.isEmpty()) {
            return new Verdict.Accepted("the job names no environment");
        }
        if (use.get().computed()) {
            return new Verdict.Depends("the environment's name, which is computed while the workflow runs");
        }
        if (!facts.plan().hasEnvironments(facts.isPrivate())) {
            return new Verdict.Accepted(
                    "a free plan's private repository has no environments: their rules are ignored");
        }
        EnvironmentRules rules = setup.rules(use.get().name());
        if (!rules.exists()) {
            return new Verdict.Accepted("the environment does not exist: GitHub will create it, without rules");
        }
        Verdict byRef = byReference(rules.policy(), start, use.get().name().value());
        return byRef instanceof Verdict.Accepted(String why)
                ? byPeople(rules, facts, why, use.get().name().value())
                : byRef;
    }

    private static Verdict byReference(RefPolicy policy, Start start, String environment) {
        List<GitRef> refused =
                start.refs().stream().filter(ref -> !policy.admits(ref)).toList();
        if (refused.isEmpty()) {
            return new Verdict.Accepted(admitting(policy, start.refs().getFirst()));
        }
        List<GitRef> admitted = start.refs().stream().filter(policy::admits).toList();
        if (!admitted.isEmpty()) {
            return new Verdict.Depends("the name: " + names(admitted) + " may deploy, " + names(refused) + " may not ("
                    + policy.words() + ")");
        }
        if (start.guessed() && start.byTag() && hasTagPattern(policy)) {
            return new Verdict.Depends("the tag's name: only a tag that matches may deploy (" + policy.words() + ")");
        }
        return refusal(policy, start, environment);
    }

    private static boolean hasTagPattern(RefPolicy policy) {
        return policy instanceof RefPolicy.Custom(List<RefPattern> patterns)
                && patterns.stream().anyMatch(pattern -> pattern.kind() == RefKind.TAG);
    }

    private static String admitting(RefPolicy policy, GitRef ref) {
        if (policy instanceof RefPolicy.Custom(List<RefPattern> patterns)) {
            return patterns.stream()
                    .filter(pattern -> pattern.admits(ref))
                    .findFirst()
                    .map(pattern -> pattern.kind().json() + " policy " + pattern.text())
                    .orElse(policy.words());
        }
        return policy.words();
    }

    private static Verdict refusal(RefPolicy policy, Start start, String environment) {
        GitRef ref = start.refs().getFirst();
        String kind = start.byTag() ? "Tag" : "Branch";
        String why = kind + " \"" + ref.name() + "\" is not allowed to deploy to " + environment
                + " due to environment protection rules (" + policy.words()
                + (start.byTag() && !hasTagPattern(policy) ? "; no branch rule ever admits a tag" : "") + ")";
        String change = start.byTag()
                ? "Add a tag policy that matches " + ref.name() + " to the environment " + environment + "."
                : start.event().equals("workflow_dispatch")
                        ? "Start the workflow at a tag that the environment admits, or add the branch policy "
                                + ref.name() + " to the environment " + environment + "."
                        : "Add the branch policy " + ref.name() + " to the environment " + environment
                                + ", or let the job not start this way.";
        return new Verdict.Refused(
                start.byTag() ? "environment-refuses-tag" : "environment-refuses-branch", why, change);
    }

    /// Only the person who started a run is barred by "prevent self-review"; who that is can be told only of a sole
    /// maintainer.
    private static Verdict byPeople(EnvironmentRules rules, RepositoryFacts facts, String why, String environment) {
        if (facts.plan().ignoresReviewers(facts.isPrivate())) {
            return new Verdict.Accepted(why);
        }
        List<Reviewer> reviewers = rules.reviewers();
        if (reviewers.isEmpty()) {
            return new Verdict.Accepted(why + waiting(rules));
        }
        String names = reviewers.stream().map(Reviewer::login).collect(Collectors.joining(" or "));
        boolean alone = reviewers.size() == 1 && reviewers.getFirst().kind() == Reviewer.Kind.USER;
        if (!rules.preventSelfReview() || !alone) {
            return new Verdict.Accepted(why + ", after " + names + " approved" + waiting(rules));
        }
        String sole = reviewers.getFirst().login();
        boolean soleMaintainer = facts.maintainers().stream().allMatch(sole::equalsIgnoreCase);
        if (facts.maintainers().isEmpty() || !soleMaintainer) {
            return new Verdict.Depends("who starts the run: " + sole + " is the only reviewer and may not approve a run"
                    + " of their own");
        }
        if (rules.adminsCanBypass()) {
            return new Verdict.Depends("an administrator who skips the rules: " + sole
                    + " is the only reviewer and may not approve a run of their own");
        }
        return new Verdict.Refused(
                "self-review-deadlock",
                sole
                        + " starts the release and is the only reviewer, and self-review is prevented: nobody can approve it",
                "Switch off \"Prevent self-review\" in the environment " + environment + ", or add a second reviewer.");
    }

    private static String waiting(EnvironmentRules rules) {
        return rules.waitMinutes() == 0 ? "" : ", after a wait of " + rules.waitMinutes() + " minutes";
    }

    private static String names(List<GitRef> refs) {
        return refs.stream().limit(3).map(GitRef::name).collect(Collectors.joining(", "));
    }
}
