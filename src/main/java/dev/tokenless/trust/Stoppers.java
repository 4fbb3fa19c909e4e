package dev.tokenless.trust;

import java.util.List;

/// What stops a release although claims and rules agree.
record Stoppers(RepositoryFacts facts, List<Judged> files) {

    private static final List<StopperRule> RULES = List.of(
            new RepositoryState(),
            new PublishActionLimits(),
            new ActionsRules(),
            new FrozenReleases(),
            new TokenReleases(),
            new OffTheDefaultBranch());

    /// Each once, in the order of the rules; none for a file that does not publish by trust.
    List<Stopper> of(Judged file, List<Way> ways) {
        if (file.trusted().isEmpty()) {
            return List.of();
        }
        var subject = new StopperRule.Subject(facts, files, file, ways);
        return RULES.stream()
                .flatMap(rule -> rule.in(subject).stream())
                .distinct()
                .toList();
    }
}
