package dev.tokenless.migration;

import dev.tokenless.github.PullRequest;
import dev.tokenless.github.Secret;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.trust.EnvironmentRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what can be put back: a pure function of the journal and of what the world says now.
final class UndoPlanner {

    private final Situation situation;
    private final History history;
    private final HumanTasks tasks;
    private final List<UndoStep> possible = new ArrayList<>();
    private final List<HumanTask> byHand = new ArrayList<>();
    private final List<UndoStep> later = new ArrayList<>();
    private final List<Reason> never = new ArrayList<>();
    private final List<Reason> conflicts = new ArrayList<>();

    UndoPlanner(Situation situation, HumanTasks tasks) {
        this.situation = situation;
        this.history = situation.history();
        this.tasks = tasks;
    }

    Undo plan() {
        proposal();
        history.revert().ifPresent(this::revert);
        for (Change.RegisterPublisher change : history.changes(Change.RegisterPublisher.class)) {
            if (history.touched(change.id())) {
                byHand.add(tasks.unregister(change));
            }
        }
        for (Change.PutEnvironment change : history.changes(Change.PutEnvironment.class)) {
            if (history.touched(change.id())) {
                environment(change);
            }
        }
        stays();
        return new Undo(
                situation.plan().repository(),
                List.copyOf(possible),
                List.copyOf(byHand),
                List.copyOf(later),
                List.copyOf(never),
                List.copyOf(conflicts));
    }

    private void proposal() {
        if (!history.touched(Changes.PROPOSAL)) {
            return;
        }
        Optional<PullRequest> request = situation.evidence().pullRequest();
        String branch = situation.plan().pullRequest().branch();
        if (request.isEmpty()) {
            // the program stopped between the branch and the pull request
            possible.add(new UndoStep.DeleteBranches(List.of(branch), Changes.PROPOSAL));
        } else if (request.get().state() == PullRequest.State.MERGED) {
            merged(request.get());
        } else {
            possible.add(new UndoStep.ClosePullRequest(
                    request.get().number(), request.get().branch()));
        }
    }

    private void merged(PullRequest request) {
        List<String> changed = situation.plan().files().stream()
                .filter(file -> !digest(file).equals(file.beforeSha256())
                        && !digest(file).equals(Optional.of(file.afterSha256())))
                .map(FileChange::path)
                .toList();
        if (!changed.isEmpty()) {
            conflicts.add(Reason.of(
                    "workflow-changed",
                    "Somebody changed " + String.join(", ", changed) + " since pull request #" + request.number()
                            + " was merged. Put it back by hand; it is left as it is."));
        } else if (!reverted()) {
            possible.add(new UndoStep.RevertPullRequest(
                    request.number(),
                    situation.plan().base(),
                    !history.deletedSecrets().isEmpty()));
        }
    }

    private void revert(Entry.Trace.Revert revert) {
        if (reverted()) {
            String merged = situation.plan().pullRequest().branch();
            possible.add(new UndoStep.DeleteBranches(List.of(merged, revert.branch()), Changes.REVERT));
        } else {
            byHand.add(tasks.mergeRevert(change(), revert));
        }
    }

    /// Whether the default branch holds every file as it was before.
    private boolean reverted() {
        return situation.plan().files().stream().allMatch(file -> digest(file).equals(file.beforeSha256()));
    }

    private Optional<String> digest(FileChange file) {
        return situation.evidence().now().sources().text(file.path()).map(Digest::sha256);
    }

    private void environment(Change.PutEnvironment change) {
        EnvironmentRules now = situation.evidence().now().rules(change.name());
        EnvironmentRules old = history.environmentBefore(change)
                .map(Entry.Trace.Environment::rules)
                .orElse(change.before());
        if (Rules.same(now, old)) {
            return;
        }
        boolean ours =
                Rules.same(now, made(change)) || (!history.isDone(change) && Rules.between(now, old, change.wanted()));
        if (!ours || gainedSecret(change, old)) {
            conflicts.add(Reason.of(
                    "environment-changed",
                    "Somebody changed environment " + change.name()
                            + " since, or stored a secret in it. Look at it on GitHub; it is left as it is."));
            return;
        }
        boolean first = byHand.isEmpty() && possible.stream().noneMatch(UndoStep.RevertPullRequest.class::isInstance);
        (first ? possible : later)
                .add(
                        old.exists()
                                ? new UndoStep.RestoreEnvironment(change.name(), old)
                                : new UndoStep.DeleteEnvironment(change.name()));
    }

    private boolean gainedSecret(Change.PutEnvironment change, EnvironmentRules old) {
        return situation.evidence().now().secrets().secrets().stream()
                .filter(secret ->
                        secret.place() instanceof SecretPlace.InEnvironment(var name) && name.equals(change.name()))
                .anyMatch(secret -> !old.exists() || storedSince(change, secret));
    }

    private boolean storedSince(Change.PutEnvironment change, Secret secret) {
        return history.intended(change.id())
                .filter(intended -> secret.updatedAt().isAfter(intended.at()))
                .isPresent();
    }

    /// The rules as GitHub had them right after the change.
    private EnvironmentRules made(Change.PutEnvironment change) {
        Entry.Done done = history.done().get(change.id());
        return done != null && done.trace() instanceof Entry.Trace.Environment made ? made.rules() : change.wanted();
    }

    private void stays() {
        history.deletedSecrets()
                .forEach(secret -> never.add(Reason.of(
                        "secret-gone",
                        secret.name() + " is deleted from " + secret.place() + "; GitHub keeps no copy.")));
        situation.plan().changes(Change.RevokeTokens.class).stream()
                .filter(change -> history.everSaid(Item.TOKENS_REVOKED, new Target.Tokens(change.index())))
                .forEach(change -> never.add(Reason.of(
                        "tokens-revoked",
                        "The API tokens on " + Indexes.name(change.index())
                                + " are revoked, as somebody said; a revoked token stays revoked.")));
        situation.checklist().targets(Item.VERIFIED).values().stream()
                .filter(State.Proved.class::isInstance)
                .forEach(state -> never.add(Reason.of(
                        "released",
                        "Published and stays: " + ((State.Proved) state).proof().answered() + ".")));
    }

    private Change change() {
        return situation.plan().changes().stream()
                .filter(change -> change instanceof Change.RewriteWorkflows || change instanceof Change.Document)
                .findFirst()
                .orElseThrow();
    }
}
