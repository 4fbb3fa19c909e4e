package dev.tokenless.migration;

import dev.tokenless.github.Repository;
import dev.tokenless.trust.BillingPlan;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Proposal;
import dev.tokenless.trust.RepositoryFacts;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.trust.RuleDesigner;
import dev.tokenless.trust.TagRuleset;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules that an environment shall have, designed from what really starts its jobs.
public final class Protection {

    private Protection() {}

    /// The designed rules, with their reasons and what they admit and refuse.
    public static Proposal of(Survey survey, Choices choices, EnvironmentName name) {
        return RuleDesigner.design(
                survey.sources(),
                facts(survey),
                survey.rewriter(choices.rewrite()),
                name,
                List.of(new Reviewer(survey.account().login(), survey.account().id(), Reviewer.Kind.USER)));
    }

    /// The rulesets that guard the tags by which this repository publishes to PyPI; none where no tag does.
    public static List<TagRuleset> rulesets(Survey survey, Choices choices) {
        return survey.rewritings(choices.rewrite()).stream()
                .flatMap(rewriting -> rewriting.registrations().stream())
                .filter(registration -> registration.index() == IndexKind.PYPI)
                .flatMap(registration -> registration.environment().stream())
                .distinct()
                .flatMap(name -> of(survey, choices, name).ruleset().stream())
                .distinct()
                .toList();
    }

    /// Those of them that no ruleset on GitHub does the work of; none where it is not known what GitHub has.
    public static List<TagRuleset> missingRulesets(Survey survey, Choices choices) {
        return survey.settings()
                .tagRulesets()
                .map(standing -> rulesets(survey, choices).stream()
                        .filter(wanted -> !wanted.heldBy(standing))
                        .toList())
                .orElse(List.of());
    }

    /// What the survey knows of a repository, as `trust` wants it.
    public static RepositoryFacts facts(Survey survey) {
        Repository repository = survey.repository();
        Set<WorkflowFile> files =
                repository.workflows().keySet().stream().map(WorkflowFile::of).collect(Collectors.toSet());
        return new RepositoryFacts(
                repository.name(),
                RepositoryFacts.GITHUB,
                OptionalLong.of(repository.id()),
                OptionalLong.of(repository.ownerId()),
                repository.defaultBranch(),
                repository.isPrivate(),
                repository.fork(),
                repository.archived(),
                BillingPlan.UNKNOWN,
                survey.settings().policy(),
                survey.settings().immutableReleases().orElse(false),
                survey.tags(),
                repository.ownerIsOrganization()
                        ? Set.of()
                        : Set.of(survey.account().login()),
                Optional.of(files),
                true);
    }

    /// The rules to set: those chosen, else the designed policy with everything kept that the environment already
    /// asks for. Rules that somebody set are not weakened without being asked; a policy that refuses releases is
    /// replaced.
    ///
    /// No documented call of GitHub's switches the administrators' bypass, so it is wanted as it was found.
    static EnvironmentRules wanted(Survey survey, Choices choices, EnvironmentName name) {
        EnvironmentRules before = survey.rules(name);
        EnvironmentRules chosen = choices.rules().get(name);
        if (chosen != null) {
            return bypassing(chosen, before.adminsCanBypass());
        }
        EnvironmentRules designed = bypassing(of(survey, choices, name).rules(), before.adminsCanBypass());
        boolean fits = Rules.admitsAll(before, designed);
        boolean bare = before.reviewers().isEmpty() && before.waitMinutes() == 0;
        if (bare) {
            return fits ? before : designed;
        }
        return new EnvironmentRules(
                true,
                fits ? before.policy() : designed.policy(),
                before.reviewers(),
                before.preventSelfReview(),
                before.waitMinutes(),
                before.adminsCanBypass());
    }

    private static EnvironmentRules bypassing(EnvironmentRules rules, boolean adminsCanBypass) {
        return new EnvironmentRules(
                rules.exists(),
                rules.policy(),
                rules.reviewers(),
                rules.preventSelfReview(),
                rules.waitMinutes(),
                adminsCanBypass);
    }
}
