package dev.tokenless.migration;

import dev.tokenless.pypi.Description;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who says that a repository publishes a project. What the repository says of itself is a claim, and a fork says
/// the same; a form is filled in without further questions only where the index's side names this repository too.
final class Claimants {

    private Claimants() {}

    /// Why the claim is doubtful, with both sides; empty if the index's side agrees.
    static Optional<String> doubt(Target.Publishing target, Survey now) {
        Optional<ProjectName> project = target.project();
        if (project.isEmpty() || page(now, target.index(), project.get()).isEmpty()) {
            return Optional.empty();
        }
        RepositoryName here = now.repository().name();
        String index = Indexes.name(target.index());
        Set<RepositoryName> published = published(now, target.index(), project.get());
        Set<RepositoryName> named = named(now, target.index(), project.get());
        if (named.isEmpty()) {
            named = named(now, IndexKind.PYPI, project.get());
        }
        if (now.repository().fork()) {
            return Optional.of(here + " is a fork, and a fork says of itself what its original says. " + index
                    + " names " + words(named, published) + ".");
        }
        boolean rival = published.stream().anyMatch(other -> !other.equals(here));
        if (rival || !(named.contains(here) || published.contains(here))) {
            return Optional.of(here + " says that it publishes " + project.get() + "; " + index + " names "
                    + words(named, published) + ".");
        }
        return Optional.empty();
    }

    /// A doubtful claim is settled only by the project's name, and before that nobody can say that its publisher is
    /// added.
    ///
    /// @throws RoadException if it is not typed exactly
    static void requireTyped(Situation situation, Item item, Target target, String typed) {
        if (item != Item.PUBLISHER) {
            return;
        }
        if (target instanceof Target.Claim claim) {
            String name = claim.publishing().project().map(ProjectName::value).orElse("?");
            if (!typed.strip().equals(name)) {
                throw new RoadException(
                        Reason.of("claim-mistyped", "To go on, type the project's name exactly: " + name + "."));
            }
        } else if (target instanceof Target.Publishing way
                && situation.tasks().stream().anyMatch(task -> task.target().equals(new Target.Claim(way)))) {
            throw new RoadException(Reason.of(
                    "claim-first",
                    "First type the project's name: the index does not say that this repository publishes it."));
        }
    }

    private static Optional<ProjectPage> page(Survey now, IndexKind index, ProjectName project) {
        return now.project(index, project).flatMap(ProjectFacts::page);
    }

    private static Set<RepositoryName> named(Survey now, IndexKind index, ProjectName project) {
        return now.project(index, project).flatMap(ProjectFacts::description).map(Description::repositories).stream()
                .flatMap(List::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The repositories that files came from, which the index itself saw.
    private static Set<RepositoryName> published(Survey now, IndexKind index, ProjectName project) {
        return now.project(index, project).stream()
                .flatMap(facts -> facts.newest().stream()
                        .flatMap(file -> Optional.ofNullable(facts.provenance().get(file.filename())).stream()))
                .map(Provenance::bundles)
                .flatMap(List::stream)
                .flatMap(bundle -> RepositoryName.parse(bundle.repository()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String words(Set<RepositoryName> named, Set<RepositoryName> published) {
        Set<String> all = new LinkedHashSet<>();
        published.forEach(name -> all.add(name + " (its newest files came from there)"));
        named.stream().filter(name -> !published.contains(name)).forEach(name -> all.add(name.toString()));
        return all.isEmpty() ? "no repository at all" : String.join(", ", all);
    }
}
