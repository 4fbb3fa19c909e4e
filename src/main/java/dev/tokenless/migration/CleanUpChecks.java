package dev.tokenless.migration;

import dev.tokenless.github.Secret;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.workflow.SecretName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Items 8 and 9: what is left of the old way.
final class CleanUpChecks {

    private final Plan plan;
    private final History history;
    private final Evidence evidence;
    private final Pages pages;

    CleanUpChecks(Plan plan, History history, Evidence evidence, Pages pages) {
        this.plan = plan;
        this.history = history;
        this.evidence = evidence;
        this.pages = pages;
    }

    Map<Target, State> tokens() {
        Map<Target, State> states = new LinkedHashMap<>();
        for (Change.RevokeTokens change : plan.changes(Change.RevokeTokens.class)) {
            Target target = new Target.Tokens(change.index());
            states.put(
                    target,
                    history.revoked(change)
                            .<State>map(said -> new State.Attested(said.by(), said.at(), said.note()))
                            .orElseGet(() -> new State.Pending(Reason.of(
                                    "tokens-live",
                                    "Nobody has said yet that the tokens on " + Indexes.name(change.index())
                                            + " are revoked."))));
        }
        states.putAll(new LookingBack(plan, history, evidence).states());
        return orElse(states, new State.NotNeeded(Reason.of("no-publication", "Nothing here publishes to PyPI.")));
    }

    Map<Target, State> secrets() {
        Map<Target, State> states = new LinkedHashMap<>();
        Optional<Reason> unread = evidence.now().unread(Part.SECRETS);
        if (unread.isPresent()) {
            states.put(new Target.WholeRepository(), new State.Blocked(unread.get()));
            return states;
        }
        for (Change.DeleteSecrets change : plan.changes(Change.DeleteSecrets.class)) {
            change.secrets().forEach(doomed -> states.put(doomed.target(), secret(doomed)));
        }
        evidence.now()
                .secrets()
                .unreadable()
                .forEach(place -> states.put(
                        new Target.StoredSecret(new SecretName("*"), Places.label(place)), unreadable(place)));
        return orElse(states, new State.Proved(proof("no secret for PyPI is stored")));
    }

    /// The stores that workflows publish from must be seen empty; the newer ones, and the organisation's, are
    /// reported.
    private static State unreadable(SecretPlace place) {
        Reason why = Reason.of("secrets-unread", "This token may not list the secrets of " + place.words() + ".");
        return switch (place) {
            case SecretPlace.InRepository _, SecretPlace.InEnvironment _, SecretPlace.InDependabot _ ->
                new State.Blocked(why);
            case SecretPlace.InCodespaces _, SecretPlace.InAgents _, SecretPlace.InOrganisation _ ->
                new State.NotNeeded(why);
        };
    }

    private State secret(DoomedSecret doomed) {
        Optional<Secret> stored = evidence.now().secrets().secrets().stream()
                .filter(secret -> Places.same(doomed, secret))
                .findFirst();
        if (stored.isEmpty()) {
            return new State.Proved(proof(doomed.name().value() + " is gone from " + doomed.place()));
        }
        if (!stored.get().place().deletable()) {
            return new State.NotNeeded(Reason.of(
                    "organisation-secret",
                    doomed.name().value() + " belongs to the " + doomed.place()
                            + ", which shares it with other repositories. Ask its owners."));
        }
        if (plan.choices().keep().contains(doomed.name())) {
            return new State.NotNeeded(Reason.of("decided", doomed.name().value() + " is kept by choice."));
        }
        return evidence.otherUse(plan.choices(), doomed.name())
                .<State>map(use -> new State.NotNeeded(Reason.of(
                        "secret-in-use", doomed.name().value() + " stays: " + use + " uses it for something else.")))
                .orElseGet(() -> new State.Pending(Reason.of(
                        "secret-stored", doomed.name().value() + " is still stored in " + doomed.place() + ".")));
    }

    private Map<Target, State> orElse(Map<Target, State> states, State otherwise) {
        return states.isEmpty() ? Map.of(new Target.WholeRepository(), otherwise) : states;
    }

    private Proof proof(String answered) {
        return new Proof("the list of secrets", answered, evidence.now().at(), pages.secrets(plan.repository()));
    }
}
