package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Optional;

/// What will change in one repository, in order. A pure function of a survey and the person's choices.
///
/// @param base        the commit of the default branch that was surveyed
/// @param targets     every way to publish that the plan migrates or watches
/// @param questions   what must be answered in [Choices] before the road can be walked to its end
/// @param left        what the plan does not do, and what to do about it by hand
public record Plan(
        RepositoryName repository,
        String base,
        Choices choices,
        List<Target.Publishing> targets,
        List<Change> changes,
        PullRequestText pullRequest,
        List<Question> questions,
        List<Reason> left) {

    /// The changes of one kind, in order.
    public <C extends Change> List<C> changes(Class<C> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The change with this name, if the plan has it.
    public Optional<Change> change(String id) {
        return changes.stream().filter(change -> change.id().equals(id)).findFirst();
    }

    /// The ways to publish that the plan moves: those that get a publisher.
    List<Target.Publishing> moved() {
        return changes(Change.RegisterPublisher.class).stream()
                .map(Change.RegisterPublisher::target)
                .toList();
    }

    /// The ways to publish that are moved, or will be once their project is known.
    List<Target.Publishing> intended() {
        return targets.stream().filter(target -> refusal(target).isEmpty()).toList();
    }

    /// Why a way to publish is not moved, with what to do by hand; empty if it is, or if only its project is
    /// unknown.
    Optional<Reason> refusal(Target.Publishing target) {
        if (target.project().isEmpty() || moved().contains(target)) {
            return Optional.empty();
        }
        return left.stream()
                .filter(reason -> reason.sentence().startsWith(target.file().path()))
                .findFirst()
                .or(() -> Optional.of(Reason.of(
                        "refused", target.file().path() + " cannot be rewritten safely. Change it by hand.")));
    }

    /// Whether the pull request has anything in it.
    public boolean proposes() {
        return !files().isEmpty();
    }

    /// Every file of the pull request.
    public List<FileChange> files() {
        return changes.stream()
                .flatMap(change -> switch (change) {
                    case Change.RewriteWorkflows workflows -> workflows.files().stream();
                    case Change.Document document -> List.of(document.file()).stream();
                    case Change.PutEnvironment _,
                            Change.RegisterPublisher _,
                            Change.Rehearse _,
                            Change.Release _,
                            Change.DeleteSecrets _,
                            Change.RevokeTokens _,
                            Change.LookBack _,
                            Change.Mint _ -> List.<FileChange>of().stream();
                })
                .toList();
    }
}
