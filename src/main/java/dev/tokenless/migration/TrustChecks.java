package dev.tokenless.migration;

import dev.tokenless.github.WorkflowRun;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Items 1, 2, 6 and 7: the environment, the publisher, and the uploads that prove them.
final class TrustChecks {

    private final Plan plan;
    private final History history;
    private final Evidence evidence;
    private final Pages pages;

    TrustChecks(Plan plan, History history, Evidence evidence, Pages pages) {
        this.plan = plan;
        this.history = history;
        this.evidence = evidence;
        this.pages = pages;
    }

    State environment(Target.Publishing target) {
        if (target.environment().isEmpty()) {
            return new State.Pending(Reason.of("no-environment", target.file().name() + " names no environment."));
        }
        Optional<Reason> unread = evidence.now().unread(Part.ENVIRONMENTS);
        if (unread.isPresent()) {
            return new State.Blocked(unread.get());
        }
        EnvironmentName name = target.environment().get();
        EnvironmentRules rules = evidence.now().rules(name);
        if (MintRehearsal.admits(rules)) {
            return new State.Pending(Reason.of(
                    "rehearsal-rule",
                    "Environment " + name + " lets the rehearsal's branch in until the rehearsal is over."));
        }
        if (rules.protects()) {
            return new State.Proved(new Proof(
                    "environment " + name,
                    Rules.words(rules),
                    evidence.now().at(),
                    pages.environments(plan.repository())));
        }
        return new State.Pending(
                rules.exists()
                        ? Reason.of(
                                "environment-open", "Environment " + name + " exists, and its rules refuse nothing.")
                        : Reason.of("environment-missing", "There is no environment " + name + " yet."));
    }

    State publisher(Target.Publishing target) {
        if (target.project().isEmpty()) {
            return new State.Blocked(Reason.of(
                    "project-unknown", "Say which project " + target.file().name() + " publishes."));
        }
        Optional<Entry.Attested> word = history.word(Item.PUBLISHER, target);
        return switch (evidence.verification(target)) {
            case Verification.Proved proved ->
                new State.Proved(new Proof(
                        "provenance of " + proved.version(),
                        Publishers.words(proved.publisher())
                                + word.map(said -> "; added by " + said.by().name() + ", "
                                                + said.at().truncatedTo(ChronoUnit.SECONDS))
                                        .orElse(""),
                        evidence.now().at(),
                        proved.run()));
            case Verification.ProvedDifferent different
            when different.onlyEnvironmentOpen() ->
                new State.Pending(Reason.of(
                        "publisher-open",
                        "The publisher of " + Targets.words(target)
                                + " names no environment, so any job of the workflow may"
                                + " publish. Add one that names it, and remove the open one."));
            case Verification.ProvedDifferent _, Verification.Inconclusive _, Verification.NotYet _ ->
                word.<State>map(said -> new State.Attested(said.by(), said.at(), said.note()))
                        .orElseGet(() -> new State.Pending(
                                history.denial(Item.PUBLISHER, target).isPresent()
                                        ? Reason.of(
                                                "handed-off",
                                                "Waits for an Owner of the project on " + Indexes.name(target.index())
                                                        + " to add the publisher.")
                                        : Reason.of(
                                                "publisher-missing",
                                                "Nobody has said yet that the publisher is added.")));
        };
    }

    State verified(Target.Publishing target) {
        Optional<Entry.Attested> word = history.word(Item.VERIFIED, target);
        Verification seen = evidence.verification(target);
        return switch (seen) {
            case Verification.Proved proved ->
                new State.Proved(new Proof(
                        "provenance of " + Targets.words(target),
                        proved.sentence(),
                        evidence.now().at(),
                        proved.run()));
            case Verification.Inconclusive _ ->
                word.<State>map(said -> new State.Attested(said.by(), said.at(), said.note()))
                        .or(() -> history.denial(Item.VERIFIED, target).map(TrustChecks::byToken))
                        .orElseGet(() -> new State.Pending(Reason.of("inconclusive", seen.sentence())));
            case Verification.ProvedDifferent _ -> new State.Blocked(Reason.of("proved-different", seen.sentence()));
            case Verification.NotYet _ -> new State.Pending(Reason.of("next-release", seen.sentence()));
        };
    }

    private static State byToken(Entry.Denied said) {
        return new State.Blocked(Reason.of(
                "token-used",
                "The index says that this upload did not come by trusted publishing ("
                        + said.by().name()
                        + " looked). A token is still in use: find it in .pypirc, a keyring, another CI or with a"
                        + " co-maintainer, then release again."));
    }

    Map<Target, State> rehearsed() {
        Map<Target, State> states = new LinkedHashMap<>();
        for (Target.Publishing target : plan.targets()) {
            if (target.index() == IndexKind.TESTPYPI && plan.choices().rehearse()) {
                states.put(target, verified(target));
            }
        }
        if (states.isEmpty()) {
            plan.changes(Change.Mint.class).forEach(mint -> states.put(mint.target(), minted(mint)));
        }
        if (states.isEmpty()) {
            boolean possible = plan.targets().stream().anyMatch(target -> target.index() == IndexKind.TESTPYPI);
            states.put(new Target.WholeRepository(), new State.NotNeeded(notRehearsed(possible)));
        }
        return states;
    }

    private State minted(Change.Mint change) {
        return evidence.minted(change.target())
                .filter(WorkflowRun::succeeded)
                .<State>map(run -> new State.NotNeeded(new Reason(
                        "minted",
                        "Minted on " + Indexes.name(change.target().index())
                                + " instead: its publisher gave a token to " + "the rehearsal, which threw it away.",
                        Optional.of(URI.create(run.htmlUrl())))))
                .orElseGet(() -> new State.Pending(Reason.of(
                        "mint-open", "The rehearsal for " + Targets.words(change.target()) + " got no token yet.")));
    }

    private static Reason notRehearsed(boolean possible) {
        return possible
                ? Reason.of("decided", "Decided against: the first release on PyPI proves the same.")
                : Reason.of(
                        "no-testpypi",
                        "No workflow here publishes to TestPyPI; the first release on PyPI proves the same.");
    }

    /// The publisher that a target needs, in GitHub's own spelling: PyPI looks it up by exact equality.
    static Publisher expected(Target.Publishing target, Survey survey) {
        return new Publisher(survey.repository().name(), target.file(), target.environment());
    }
}
