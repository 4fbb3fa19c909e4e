package dev.tokenless.migration;

import dev.tokenless.github.RunStatus;
import dev.tokenless.github.WorkflowRun;
import java.net.URI;
import java.util.Optional;

/// What a target needs to be uploaded once without a token: a release to cut, a run to approve, an answer to wait
/// for.
final class Uploads {

    private final Evidence evidence;
    private final HumanTasks tasks;

    Uploads(Evidence evidence, HumanTasks tasks) {
        this.evidence = evidence;
        this.tasks = tasks;
    }

    Next next(Change change, Target.Publishing target, HumanTask.Kind kind) {
        Verification seen = evidence.verification(target);
        return switch (seen) {
            case Verification.Inconclusive inconclusive -> new Next.Needed(tasks.confirm(change, target, inconclusive));
            case Verification.ProvedDifferent _ ->
                new Next.Blocked(change, Reason.of("proved-different", seen.sentence()));
            case Verification.Proved _, Verification.NotYet _ ->
                evidence.newestTokenlessRun(target)
                        .map(run -> running(change, target, kind, run))
                        .orElseGet(() -> new Next.Needed(tasks.upload(change, target, kind)));
        };
    }

    private Next running(Change change, Target.Publishing target, HumanTask.Kind kind, WorkflowRun run) {
        if (run.status() == RunStatus.WAITING) {
            return new Next.Needed(tasks.approve(change, target, run));
        }
        if (run.status() != RunStatus.COMPLETED) {
            return waiting(change, run, "run-in-progress", "The run is under way.");
        }
        if (!run.succeeded()) {
            return new Next.Blocked(
                    change,
                    new Reason(
                            "run-failed",
                            "The run of " + target.file().name() + " ended with "
                                    + run.conclusion().orElse("no conclusion")
                                    + ". Let Tokenless explain its log (doctor), mend it, and release again.",
                            Optional.of(URI.create(run.htmlUrl()))));
        }
        return uploadedSince(target, run)
                ? waiting(
                        change,
                        run,
                        "index-catching-up",
                        "The run succeeded; the index does not show the new files yet.")
                : new Next.Needed(tasks.upload(change, target, kind));
    }

    /// A run may succeed without publishing: a build on a branch, or the other package of a repository with two.
    /// Only one that ended a moment ago is worth waiting for.
    private boolean uploadedSince(Target.Publishing target, WorkflowRun run) {
        return run.createdAt()
                        .plus(HumanTasks.INDEX_DELAY)
                        .isAfter(evidence.now().at())
                && target.project().isPresent();
    }

    private static Next waiting(Change change, WorkflowRun run, String code, String sentence) {
        return new Next.Waiting(
                change,
                new Reason(code, sentence, Optional.of(URI.create(run.htmlUrl()))),
                Optional.of(run.createdAt()));
    }
}
