package dev.tokenless.migration;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Plan, journal and evidence in, ten items out. Three small sets of checks know the rules: [TrustChecks],
/// [WorkflowChecks], [CleanUpChecks].
final class Checker {

    private Checker() {}

    static Checklist check(Plan plan, History history, Evidence evidence, Pages pages) {
        TrustChecks trust = new TrustChecks(plan, history, evidence, pages);
        WorkflowChecks workflow = new WorkflowChecks(plan, evidence, pages);
        CleanUpChecks cleanUp = new CleanUpChecks(plan, history, evidence, pages);
        Map<Item, Map<Target, State>> items = new EnumMap<>(Item.class);
        items.put(Item.ENVIRONMENT, each(plan, trust::environment));
        items.put(Item.PUBLISHER, each(plan, trust::publisher));
        items.put(Item.ID_TOKEN, each(plan, workflow::idToken));
        items.put(Item.NO_PASSWORD, workflow.withUndecided(each(plan, workflow::noPassword)));
        items.put(Item.NAMED_ENVIRONMENT, each(plan, workflow::namedEnvironment));
        items.put(Item.TESTPYPI, trust.rehearsed());
        items.put(Item.VERIFIED, each(plan, trust::verified));
        items.put(Item.TOKENS_REVOKED, cleanUp.tokens());
        items.put(Item.SECRETS_DELETED, cleanUp.secrets());
        items.put(Item.DOCUMENTED, Map.of(new Target.WholeRepository(), workflow.documented()));
        if (plan.choices().decided(Choices.Decision.NEVER_AGAIN)) {
            State never = new State.NotNeeded(Reason.of("never-again", "It will never be released again."));
            items.replaceAll((item, states) -> item == Item.TOKENS_REVOKED || item == Item.SECRETS_DELETED
                    ? states
                    : Map.of(new Target.WholeRepository(), never));
        }
        return new Checklist(items);
    }

    private static Map<Target, State> each(Plan plan, Function<Target.Publishing, State> check) {
        Map<Target, State> states = new LinkedHashMap<>();
        plan.targets().forEach(target -> states.put(target, refused(plan, target, check.apply(target))));
        if (states.isEmpty()) {
            states.put(
                    new Target.WholeRepository(),
                    new State.NotNeeded(
                            Reason.of("no-publication", "No workflow here publishes to PyPI or TestPyPI.")));
        }
        return states;
    }

    /// What the rewriter refused waits for a person's hand, not for the road.
    private static State refused(Plan plan, Target.Publishing target, State state) {
        return state.settled()
                ? state
                : plan.refusal(target).<State>map(State.Blocked::new).orElse(state);
    }
}
