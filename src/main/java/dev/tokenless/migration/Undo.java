package dev.tokenless.migration;

import dev.tokenless.github.PullRequest;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be put back, in reverse order, and what cannot. Shown before anything is done.
///
/// @param possible  what the program can put back now, in the order in which it has to be done
/// @param byHand    what a person has to do first: the publisher goes before its environment, or anyone with write
///     access could make the environment anew, unprotected, and publish
/// @param never     what stays as it is
/// @param conflicts what somebody changed since; it is shown and not overwritten
public record Undo(
        RepositoryName repository,
        List<UndoStep> possible,
        List<Reason> byHand,
        List<Reason> never,
        List<Reason> conflicts) {

    /// Whether nothing is left that the program could put back.
    public boolean complete() {
        return possible.isEmpty() && conflicts.isEmpty();
    }

    static Undo of(Situation situation) {
        List<UndoStep> possible = new ArrayList<>();
        List<Reason> byHand = new ArrayList<>();
        List<Reason> never = new ArrayList<>();
        List<Reason> conflicts = new ArrayList<>();
        pullRequest(situation).ifPresent(possible::add);
        boolean trusted = false;
        for (Change.RegisterPublisher change : situation.plan().changes(Change.RegisterPublisher.class)) {
            if (situation.history().word(Item.PUBLISHER, change.target()).isPresent()
                    && !situation.history().undone().contains(change.id())) {
                trusted = true;
                byHand.add(Reason.of(
                        "publisher-stays",
                        "Remove the publisher of " + change.project() + " on "
                                + Indexes.name(change.target().index()) + " first, then say so."));
            }
        }
        for (Change.PutEnvironment change : situation.plan().changes(Change.PutEnvironment.class)) {
            if (!trusted) {
                environment(situation, change, possible, conflicts);
            }
        }
        situation
                .history()
                .deletedSecrets()
                .forEach(secret -> never.add(Reason.of(
                        "secret-gone",
                        secret.name() + " is deleted from " + secret.place() + "; GitHub keeps no copy.")));
        situation.checklist().targets(Item.VERIFIED).values().stream()
                .filter(State.Proved.class::isInstance)
                .forEach(state -> never.add(Reason.of(
                        "released",
                        "Published and stays: " + ((State.Proved) state).proof().answered() + ".")));
        return new Undo(
                situation.plan().repository(),
                List.copyOf(possible),
                List.copyOf(byHand),
                List.copyOf(never),
                List.copyOf(conflicts));
    }

    private static Optional<UndoStep> pullRequest(Situation situation) {
        Optional<PullRequest> request =
                situation.history().proposal().flatMap(_ -> situation.evidence().pullRequest());
        return request.flatMap(found -> switch (found.state()) {
            case OPEN -> Optional.of(new UndoStep.ClosePullRequest(found.number(), found.branch()));
            case MERGED ->
                Optional.of(new UndoStep.RevertPullRequest(
                        found.number(),
                        situation.plan().base(),
                        !situation.history().deletedSecrets().isEmpty()));
            case CLOSED -> Optional.empty();
        });
    }

    private static void environment(
            Situation situation, Change.PutEnvironment change, List<UndoStep> possible, List<Reason> conflicts) {
        Optional<Entry.Trace.Environment> before = situation.history().environmentBefore(change);
        if (!situation.history().isDone(change) || before.isEmpty()) {
            return;
        }
        EnvironmentRules now = situation.evidence().now().rules(change.name());
        EnvironmentRules old = before.get().rules();
        if (Rules.same(now, old)) {
            return;
        }
        boolean gained = situation.evidence().now().secrets().secrets().stream()
                .anyMatch(secret -> secret.place() instanceof SecretPlace.InEnvironment(var environment)
                        && environment.equals(change.name()));
        if (!Rules.same(now, made(situation, change)) || (gained && !old.exists())) {
            conflicts.add(Reason.of(
                    "environment-changed",
                    "Somebody changed environment " + change.name()
                            + " since, or stored a secret in it. Look at it on GitHub; it is left as it is."));
        } else {
            possible.add(
                    old.exists()
                            ? new UndoStep.RestoreEnvironment(change.name(), old)
                            : new UndoStep.DeleteEnvironment(change.name()));
        }
    }

    /// The rules as GitHub had them right after the change.
    private static EnvironmentRules made(Situation situation, Change.PutEnvironment change) {
        Entry.Done done = situation.history().done().get(change.id());
        return done != null && done.trace() instanceof Entry.Trace.Environment made ? made.rules() : change.wanted();
    }
}
