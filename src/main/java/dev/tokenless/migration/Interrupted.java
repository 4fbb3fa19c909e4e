package dev.tokenless.migration;

import dev.tokenless.github.PullRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program that is stopped between a change and the line that says so leaves a change begun. Where the world shows
/// that it was made, the line is added, so that record and undo know of it. A pure function.
final class Interrupted {

    private Interrupted() {}

    static List<Entry.Done> found(Plan plan, History history, Evidence evidence, Instant now) {
        List<Entry.Done> found = new ArrayList<>();
        for (String change : history.began()) {
            trace(plan, history, evidence, change).ifPresent(trace -> found.add(new Entry.Done(change, trace, now)));
        }
        return List.copyOf(found);
    }

    private static Optional<Entry.Trace> trace(Plan plan, History history, Evidence evidence, String change) {
        if (change.equals(Changes.PROPOSAL)) {
            return evidence.pullRequest()
                    .filter(request -> request.state() != PullRequest.State.CLOSED)
                    .map(request -> new Entry.Trace.Proposal(request.number(), request.htmlUrl(), request.branch()));
        }
        if (plan.change(change).orElse(null) instanceof Change.PutEnvironment environment) {
            return Optional.of(evidence.now().rules(environment.name()))
                    .filter(rules -> Rules.same(rules, environment.wanted()))
                    .map(Entry.Trace.Environment::new);
        }
        return history.lastIntended(change)
                .filter(intended -> intended.trace() instanceof Entry.Trace.Secret gone
                        && evidence.now().unread(Part.SECRETS).isEmpty()
                        && evidence.now().secrets().secrets().stream()
                                .noneMatch(secret -> secret.name().equals(gone.name())
                                        && Places.label(secret.place()).equals(gone.place())))
                .map(Entry.Intended::trace);
    }
}
