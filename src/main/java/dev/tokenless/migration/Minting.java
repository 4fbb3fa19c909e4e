package dev.tokenless.migration;

import dev.tokenless.github.RunStatus;
import dev.tokenless.github.WorkflowRun;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// What goes next for a mint-only rehearsal: send it, approve it, wait for it, put its traces away. A pure function of
/// journal and evidence: a rule or a branch that an interrupted run left behind is found and removed.
final class Minting {

    private final History history;
    private final Evidence evidence;
    private final HumanTasks tasks;

    Minting(History history, Evidence evidence, HumanTasks tasks) {
        this.history = history;
        this.evidence = evidence;
        this.tasks = tasks;
    }

    Optional<Next> next(Change.Mint change) {
        Optional<WorkflowRun> run = sent(change) ? evidence.minted(change.target()) : Optional.empty();
        if (run.isEmpty()) {
            return Optional.of(
                    sent(change)
                            ? waiting(change, "mint-starting", "GitHub starts the rehearsal.", Optional.empty())
                            : new Next.Ready(change, Changes.title(change)));
        }
        if (run.get().status() == RunStatus.WAITING) {
            return Optional.of(new Next.Needed(tasks.approveRehearsal(change, run.get())));
        }
        if (run.get().status() != RunStatus.COMPLETED) {
            return Optional.of(waiting(change, "run-in-progress", "The rehearsal is under way.", run));
        }
        if (leftBehind(change)) {
            return Optional.of(new Next.Ready(change, "Remove the rehearsal's branch and rule"));
        }
        return run.get().succeeded()
                ? Optional.empty()
                : Optional.of(new Next.Blocked(
                        change,
                        new Reason(
                                "mint-refused",
                                Indexes.name(change.target().index()) + " gave no token to the rehearsal of "
                                        + Targets.words(change.target())
                                        + ". Its log says which value differs; let Tokenless explain it (doctor).",
                                Optional.of(URI.create(run.get().htmlUrl())))));
    }

    /// Sent, and not taken away again.
    boolean sent(Change.Mint change) {
        return history.done().containsKey(change.id());
    }

    private boolean leftBehind(Change.Mint change) {
        return change.target()
                        .environment()
                        .filter(name -> MintRehearsal.admits(evidence.now().rules(name)))
                        .isPresent()
                || !history.done().containsKey(change.id() + ":removed");
    }

    private static Next waiting(Change change, String code, String sentence, Optional<WorkflowRun> run) {
        return new Next.Waiting(
                change,
                new Reason(code, sentence, run.map(each -> URI.create(each.htmlUrl()))),
                // a time makes the walk look again
                Optional.of(run.map(WorkflowRun::createdAt).orElse(Instant.EPOCH)));
    }
}
