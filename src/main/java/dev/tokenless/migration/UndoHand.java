package dev.tokenless.migration;

import dev.tokenless.github.Proposal;
import dev.tokenless.github.PullRequest;
import dev.tokenless.github.Repository;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Map;

/// Puts one step back, and writes it down.
final class UndoHand {

    private final Ports ports;
    private final Journal journal;
    private final RepositoryName repository;

    UndoHand(Ports ports, Journal journal, RepositoryName repository) {
        this.ports = ports;
        this.journal = journal;
        this.repository = repository;
    }

    void putBack(UndoStep step) {
        switch (step) {
            case UndoStep.ClosePullRequest close -> {
                ports.github().closePullRequest(repository, close.number());
                ports.github().deleteBranch(repository, close.branch());
                undone(Changes.PROPOSAL);
            }
            case UndoStep.RevertPullRequest revert -> revert(revert);
            case UndoStep.RestoreEnvironment restore -> {
                ports.github().putEnvironment(repository, restore.name(), restore.rules());
                undone("environment:" + restore.name().value());
            }
            case UndoStep.DeleteEnvironment delete -> {
                ports.github().deleteEnvironment(repository, delete.name());
                undone("environment:" + delete.name().value());
            }
        }
    }

    private void revert(UndoStep.RevertPullRequest step) {
        Plan plan = History.of(journal.entries())
                .plan()
                .orElseThrow(() -> new RoadException(Reason.of("no-plan", "There is no plan to put back.")));
        List<String> paths = plan.files().stream()
                .filter(file -> file.beforeSha256().isPresent())
                .map(FileChange::path)
                .toList();
        Map<String, String> files =
                ports.github().sources(repository, step.base(), paths).texts();
        Repository now = ports.github().repository(repository);
        String title = "Revert pull request #" + step.number();
        PullRequest request = ports.github()
                .propose(
                        repository,
                        new Proposal(
                                PullRequestWriter.BRANCH + "-undo",
                                now.defaultBranch(),
                                title,
                                "Brings the workflows back as they were before #" + step.number() + ".",
                                title,
                                files,
                                false));
        journal.append(new Entry.Undone(Changes.PROPOSAL, ports.pace().now()));
        journal.append(new Entry.Done(
                "revert",
                new Entry.Trace.Revert(request.number(), request.htmlUrl(), request.branch()),
                ports.pace().now()));
    }

    private void undone(String change) {
        journal.append(new Entry.Undone(change, ports.pace().now()));
    }
}
