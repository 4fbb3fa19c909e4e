package dev.tokenless.migration;

import dev.tokenless.github.Proposal;
import dev.tokenless.github.PullRequest;
import dev.tokenless.github.Repository;
import dev.tokenless.workflow.RepositoryName;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts one step back, and writes it down. Every step may be done twice, so that one which was interrupted is simply
/// done again.
final class UndoHand {

    private final Ports ports;
    private final Journal journal;
    private final RepositoryName repository;

    UndoHand(Ports ports, Journal journal, RepositoryName repository) {
        this.ports = ports;
        this.journal = journal;
        this.repository = repository;
    }

    void putBack(UndoStep step, Situation situation) {
        switch (step) {
            case UndoStep.ClosePullRequest close -> {
                ports.github().closePullRequest(repository, close.number());
                ports.github().deleteBranch(repository, close.branch());
                undone(Changes.PROPOSAL);
            }
            case UndoStep.DeleteBranches delete -> {
                delete.branches().forEach(branch -> ports.github().deleteBranch(repository, branch));
                undone(delete.undoes());
            }
            case UndoStep.RevertPullRequest revert -> revert(revert, situation);
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

    private void revert(UndoStep.RevertPullRequest step, Situation situation) {
        Repository now = situation.evidence().now().repository();
        String title = "Revert pull request #" + step.number();
        Set<String> added = new HashSet<>();
        for (FileChange file : situation.plan().files()) {
            if (file.beforeSha256().isEmpty()) {
                added.add(file.path());
            }
        }
        PullRequest request = ports.github()
                .propose(
                        repository,
                        new Proposal(
                                PullRequestWriter.BRANCH + "-undo",
                                now.defaultBranch(),
                                title,
                                "Brings the files back as they were before #" + step.number() + ".",
                                title,
                                before(step, situation.plan()),
                                added,
                                false));
        journal.append(new Entry.Done(
                Changes.REVERT,
                new Entry.Trace.Revert(request.number(), request.htmlUrl(), request.branch()),
                ports.pace().now()));
        undone(Changes.PROPOSAL);
    }

    /// The files as they were, read back from GitHub and compared with what the plan has noted of them.
    private Map<String, String> before(UndoStep.RevertPullRequest step, Plan plan) {
        Set<String> paths = new HashSet<>();
        plan.files().stream()
                .filter(file -> file.beforeSha256().isPresent())
                .map(FileChange::path)
                .forEach(paths::add);
        Map<String, String> files =
                ports.github().sources(repository, step.base(), paths).texts();
        for (FileChange file : plan.files()) {
            if (!Optional.ofNullable(files.get(file.path())).map(Digest::sha256).equals(file.beforeSha256())) {
                throw new RoadException(Reason.of(
                        "not-readable-back",
                        "GitHub no longer shows " + file.path() + " as it was at commit " + step.base()
                                + ". Bring it back by hand."));
            }
        }
        return files;
    }

    private void undone(String change) {
        journal.append(new Entry.Undone(change, ports.pace().now()));
    }
}
