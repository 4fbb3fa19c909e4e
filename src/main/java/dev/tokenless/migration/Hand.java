package dev.tokenless.migration;

import dev.tokenless.github.GitHubException;
import dev.tokenless.github.PullRequest;
import dev.tokenless.github.Secret;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The program's own hand: makes a change that is ready, with the journal before and after.
final class Hand {

    private final Ports ports;
    private final Journal journal;
    private final Situation situation;
    private final RepositoryName repository;

    Hand(Ports ports, Journal journal, Situation situation) {
        this.ports = ports;
        this.journal = journal;
        this.situation = situation;
        this.repository = situation.plan().repository();
    }

    void carryOut(Change change) {
        switch (change) {
            case Change.PutEnvironment environment -> protect(environment);
            case Change.RewriteWorkflows _, Change.Document _ -> propose();
            case Change.DeleteSecrets secrets -> delete(secrets);
            case Change.Mint mint -> mint(mint);
            case Change.RegisterPublisher _,
                    Change.Rehearse _,
                    Change.Release _,
                    Change.RevokeTokens _,
                    Change.LookBack _ ->
                throw new RoadException(Reason.of("person-needed", Changes.title(change) + ": only a person can."));
        }
    }

    private void protect(Change.PutEnvironment change) {
        Entry.Trace before =
                new Entry.Trace.Environment(situation.evidence().now().rules(change.name()));
        recorded(
                change.id(),
                before,
                () -> new Entry.Trace.Environment(
                        Deeds.protect(ports.github(), repository, change).rules()));
    }

    /// Sends the rehearsal; once its run is over, takes its branch and its rule away again.
    private void mint(Change.Mint change) {
        boolean over = situation.history().done().containsKey(change.id())
                && situation.evidence().minted(change.target()).isPresent();
        EnvironmentName name = change.target().environment().orElseThrow();
        EnvironmentRules rules = situation.evidence().now().rules(name);
        Entry.Trace before = new Entry.Trace.Environment(rules);
        recorded(over ? change.id() + ":removed" : change.id(), before, () -> {
            if (over) {
                Deeds.endMinting(ports.github(), repository, change, rules);
            } else {
                Deeds.mint(ports.github(), repository, change, rules);
            }
            return new Entry.Trace.Nothing();
        });
    }

    private void propose() {
        List<PullRequest> open = situation.evidence().pullRequest().stream()
                .filter(request -> request.state() == PullRequest.State.OPEN)
                .toList();
        recorded(Changes.PROPOSAL, new Entry.Trace.Nothing(), () -> {
            PullRequest request = open.isEmpty()
                            || situation.history().proposal().isEmpty()
                    ? ports.github().propose(repository, Deeds.proposal(situation.plan(), now(), waitsForPublisher()))
                    : open.getFirst();
            if (request.draft() && !waitsForPublisher()) {
                request = ports.github().markReady(repository, request.number());
            }
            return new Entry.Trace.Proposal(request.number(), request.htmlUrl(), request.branch());
        });
    }

    private boolean waitsForPublisher() {
        Map<Target, State> publishers = situation.checklist().targets(Item.PUBLISHER);
        return situation.plan().intended().stream().anyMatch(target -> {
            State state = publishers.get(target);
            return state == null || !state.settled();
        });
    }

    private void delete(Change.DeleteSecrets change) {
        Guard guard = new Guard(situation.plan(), situation.history(), situation.checklist(), situation.evidence());
        for (DoomedSecret doomed : change.secrets()) {
            for (Secret secret : Deeds.stored(situation.plan(), doomed, now())) {
                if (guard.locks(doomed).isEmpty()) {
                    Entry.Trace trace = new Entry.Trace.Secret(doomed.name(), doomed.place());
                    recorded(change.id(), trace, () -> {
                        ports.github().deleteSecret(repository, secret);
                        return trace;
                    });
                }
            }
        }
    }

    private Survey now() {
        return situation.evidence().now();
    }

    private void recorded(String change, Entry.Trace before, Supplier<Entry.Trace> deed) {
        journal.append(new Entry.Intended(change, before, ports.pace().now()));
        Entry.Trace after;
        try {
            after = deed.get();
        } catch (GitHubException | RoadException failure) {
            journal.append(new Entry.Failed(
                    change, String.valueOf(failure.getMessage()), ports.pace().now()));
            throw failure;
        }
        journal.append(new Entry.Done(change, after, ports.pace().now()));
    }
}
