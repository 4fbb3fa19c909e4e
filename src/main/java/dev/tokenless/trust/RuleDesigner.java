package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.EnvironmentUse;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Proposes an environment's rules from what really starts its jobs and from the tags that really exist.
public final class RuleDesigner {

    /// GitHub takes no more reviewers for one environment.
    private static final int MOST_REVIEWERS = 6;

    private RuleDesigner() {}

    /// The rules that admit every way in which the environment's jobs are started on purpose, and nothing else.
    ///
    /// @param sources all workflows of the repository, as they stand
    /// @param rewriter the rewriter with its choices; jobs are judged as it would leave them
    /// @param candidates who may be asked to approve; nobody is asked who could only approve their own runs in vain
    public static Proposal design(
            Sources sources,
            RepositoryFacts facts,
            BiFunction<String, Sources, Rewriting> rewriter,
            EnvironmentName environment,
            List<Reviewer> candidates) {
        return design(Judge.files(sources, rewriter), facts, environment, candidates);
    }

    static Proposal design(
            List<Judged> files, RepositoryFacts facts, EnvironmentName environment, List<Reviewer> candidates) {
        Ways ways = new Ways(facts, files, new Setup(List.of(), Map.of(), Optional.empty()));
        Set<Start> starts = new LinkedHashSet<>();
        boolean onlyTest = true;
        for (Judged file : files) {
            for (Publication publication : file.trusted()) {
                if (uses(publication, environment)) {
                    onlyTest &= publication.index() == IndexKind.TESTPYPI;
                    ways.arrivals(file, publication).forEach(arrival -> starts.add(arrival.start()));
                }
            }
        }
        List<String> reasons = new ArrayList<>();
        List<RefPattern> patterns = patterns(starts, facts, reasons);
        List<Reviewer> reviewers = onlyTest && !starts.isEmpty() ? List.of() : reviewers(facts, candidates, reasons);
        boolean switches = facts.plan().hasReviewers(facts.isPrivate());
        boolean severalPeople = reviewers.size() > 1;
        if (severalPeople) {
            reasons.add("Self-review is prevented: whoever starts a release needs one of the others to approve it.");
        }
        Optional<TagRuleset> ruleset = ruleset(patterns, files, reasons);
        EnvironmentRules rules = new EnvironmentRules(
                true, new RefPolicy.Custom(patterns), reviewers, severalPeople, 0, !switches || reviewers.isEmpty());
        return new Proposal(environment, rules, reasons, Effects.of(List.copyOf(starts), facts, rules), ruleset);
    }

    private static boolean uses(Publication publication, EnvironmentName environment) {
        return publication
                .job()
                .environment()
                .map(EnvironmentUse::name)
                .filter(environment::equals)
                .isPresent();
    }

    private static List<RefPattern> patterns(Set<Start> starts, RepositoryFacts facts, List<String> reasons) {
        Set<RefPattern> patterns = new LinkedHashSet<>();
        for (Start start : starts) {
            for (String pattern : patterns(start, facts)) {
                RefPattern proposed = new RefPattern(start.byTag() ? RefKind.TAG : RefKind.BRANCH, pattern);
                if (patterns.add(proposed)) {
                    reasons.add(
                            proposed.kind().json() + " policy " + pattern + ": `" + start.trigger() + "` starts the job"
                                    + (start.guessed() ? "; no tag is known yet, `v*` is the usual name" : ""));
                }
            }
            if (start.byOpenPullRequest()) {
                reasons.add(
                        "`" + start.trigger() + "` starts the job too, but a pull request must not publish: refused");
            }
        }
        if (patterns.isEmpty()) {
            TagScheme.patterns(facts.tags()).forEach(pattern -> patterns.add(RefPattern.tag(pattern)));
            reasons.add("No event is known to start a job of this environment: only release tags are admitted");
        }
        return List.copyOf(patterns);
    }

    private static List<String> patterns(Start start, RepositoryFacts facts) {
        if (start.byOpenPullRequest() || start.event().equals("merge_group")) {
            return List.of();
        }
        int filter =
                start.trigger().startsWith("push: tags ") ? 11 : start.trigger().startsWith("push: branches ") ? 15 : 0;
        if (filter > 0) {
            return TagScheme.fromFilter(start.trigger().substring(filter));
        }
        return start.byTag() ? TagScheme.patterns(facts.tags()) : List.of(facts.defaultBranch());
    }

    private static List<Reviewer> reviewers(RepositoryFacts facts, List<Reviewer> candidates, List<String> reasons) {
        if (!facts.plan().hasReviewers(facts.isPrivate())) {
            reasons.add("No reviewers: a private repository has them with GitHub Enterprise only");
            return List.of();
        }
        List<Reviewer> chosen =
                candidates.stream().distinct().limit(MOST_REVIEWERS).toList();
        if (chosen.size() == 1) {
            reasons.add(chosen.getFirst().login()
                    + " approves each release; as there is nobody else, approving one's own release stays possible");
        }
        return chosen;
    }

    /// A workflow that makes its tags with `GITHUB_TOKEN` is no administrator: there only moving and deleting tags
    /// can be forbidden.
    private static Optional<TagRuleset> ruleset(List<RefPattern> patterns, List<Judged> files, List<String> reasons) {
        List<String> include = patterns.stream()
                .filter(pattern -> pattern.kind() == RefKind.TAG)
                .map(pattern -> "refs/tags/" + pattern.text())
                .toList();
        if (include.isEmpty()) {
            return Optional.empty();
        }
        boolean made = files.stream()
                .anyMatch(file -> !ReleaseMaker.in(file.standing()).isEmpty());
        reasons.add(
                "A tag can point at any commit: whoever may create these tags may release. A ruleset lets only administrators "
                        + (made
                                ? "move or delete them; a workflow here makes them itself"
                                : "create, move or delete them"));
        Set<TagRuleset.Guard> guards =
                made ? Set.of(TagRuleset.Guard.UPDATE, TagRuleset.Guard.DELETION) : Set.of(TagRuleset.Guard.values());
        return Optional.of(new TagRuleset("Release tags", include, List.of(), guards));
    }
}
