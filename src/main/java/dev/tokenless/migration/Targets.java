package dev.tokenless.migration;

import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.ProjectNames;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Registration;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.WorkflowFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which ways to publish a repository has. A pure function of survey and choices.
final class Targets {

    private Targets() {}

    /// Every way to publish to PyPI or TestPyPI, each once, in the order of the files.
    static List<Target.Publishing> of(Survey survey, Choices choices) {
        Set<Target.Publishing> targets = new LinkedHashSet<>();
        for (Rewriting rewriting : survey.rewritings(choices.rewrite())) {
            for (Registration registration : registrations(rewriting, choices)) {
                targets.addAll(targets(registration, projects(registration, rewriting, survey, choices)));
            }
        }
        return List.copyOf(targets);
    }

    /// What the rewriter names, and besides it every publication that it could not touch: it is left to do, not
    /// forgotten.
    private static List<Registration> registrations(Rewriting rewriting, Choices choices) {
        List<Registration> all = new ArrayList<>(rewriting.registrations());
        for (Publication publication : rewriting.publications()) {
            boolean named = all.stream().anyMatch(known -> known.index() == publication.index());
            if (publication.index().trustsPublishers() && !named) {
                Optional<EnvironmentName> environment = publication.credential() instanceof Credential.Trusted
                        ? publication.job().environment().map(use -> use.name())
                        : Optional.of(choices.rewrite().environment(publication.index()));
                all.add(new Registration(
                        WorkflowFile.of(rewriting.path()), publication.index(), environment, Set.of()));
            }
        }
        return all;
    }

    /// What the person says; else what the folders of the packages say; else the workflow; else the root's
    /// metadata.
    private static Set<ProjectName> projects(
            Registration registration, Rewriting rewriting, Survey survey, Choices choices) {
        Set<ProjectName> chosen = choices.projects().getOrDefault(registration.file(), Set.of());
        if (!chosen.isEmpty()) {
            return chosen;
        }
        List<Publication> publications = rewriting.publications().stream()
                .filter(publication -> publication.index() == registration.index())
                .toList();
        Set<ProjectName> folders = PackageFolders.projects(publications, survey.sources());
        if (!folders.isEmpty()) {
            return folders;
        }
        return registration.projects().isEmpty()
                ? ProjectNames.of(survey.sources()).map(Set::of).orElse(Set.of())
                : registration.projects();
    }

    private static List<Target.Publishing> targets(Registration registration, Set<ProjectName> projects) {
        if (projects.isEmpty()) {
            return List.of(new Target.Publishing(
                    registration.file(), registration.index(), Optional.empty(), registration.environment()));
        }
        return projects.stream()
                .sorted((one, other) -> one.normalised().compareTo(other.normalised()))
                .map(project -> new Target.Publishing(
                        registration.file(), registration.index(), Optional.of(project), registration.environment()))
                .toList();
    }

    /// Whether nothing of this way to publish keeps a credential once the workflows are rewritten.
    static boolean movable(Target.Publishing target, List<Rewriting> all) {
        return rewritings(target, all).stream()
                .flatMap(rewriting -> rewriting.registrations().stream())
                .anyMatch(known -> known.file().equals(target.file()) && known.index() == target.index());
    }

    /// The rewritings whose publications make up this target: that of its own file, or of a file that calls it.
    static List<Rewriting> rewritings(Target.Publishing target, List<Rewriting> all) {
        return all.stream()
                .filter(rewriting -> WorkflowFile.of(rewriting.path()).equals(target.file())
                        || rewriting.registrations().stream()
                                .anyMatch(
                                        known -> known.file().equals(target.file()) && known.index() == target.index()))
                .toList();
    }

    /// The publications of a target, as the workflows stand.
    static List<Publication> publications(Target.Publishing target, List<Rewriting> all) {
        return rewritings(target, all).stream()
                .flatMap(rewriting -> rewriting.publications().stream())
                .filter(publication -> publication.index() == target.index())
                .toList();
    }

    static String words(Target target) {
        return switch (target) {
            case Target.WholeRepository _ -> "the repository";
            case Target.Publishing publishing ->
                publishing
                                .project()
                                .map(ProjectName::value)
                                .orElse("the project of " + publishing.file().name()) + " on "
                        + Indexes.name(publishing.index()) + " by "
                        + publishing.file().name();
            case Target.Tokens tokens -> "the API tokens on " + Indexes.name(tokens.index());
            case Target.Access access ->
                access.project()
                                .map(project -> "the collaborators and publishers of " + project)
                                .orElse("the account")
                        + " on " + Indexes.name(access.index());
            case Target.Upload upload -> upload.filename() + " on " + Indexes.name(upload.index());
            case Target.Push push -> "the branch " + push.branch();
            case Target.Claim claim -> "the claim on " + words(claim.publishing());
            case Target.Exposed exposed -> "the secret " + exposed.secret();
            case Target.StoredSecret secret -> secret.secret().value() + " in " + secret.place();
        };
    }
}
