package dev.tokenless.wizard.step.repositories;

import dev.tokenless.github.Repository;
import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.SecretName;
import java.util.List;
import java.util.stream.Collectors;

/// A repository as the board shows it: what its workflows say at the head of the default branch.
record Sighting(Repository repository, List<Publication> publications, List<ProjectName> projects, Kind kind) {

    /// How it publishes today, as the key of a word; in the order of urgency.
    enum Kind {
        TOKEN("pill-bad"),
        HAND("pill-warn"),
        TRUSTED("pill-good"),
        PRIVATE_INDEX("pill-plain"),
        NOTHING("pill-plain");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }

    static Sighting of(Repository repository, List<Rewriting> read) {
        List<Publication> publications =
                read.stream().flatMap(each -> each.publications().stream()).toList();
        List<ProjectName> projects = read.stream()
                .flatMap(each -> each.registrations().stream())
                .filter(each -> each.index() == IndexKind.PYPI)
                .flatMap(each -> each.projects().stream())
                .distinct()
                .toList();
        return new Sighting(repository, publications, projects, kind(read, publications));
    }

    private static Kind kind(List<Rewriting> read, List<Publication> publications) {
        if (read.stream().anyMatch(each -> each.outcome() instanceof Outcome.Rewritten)) {
            return Kind.TOKEN;
        }
        if (read.stream().anyMatch(each -> each.outcome() instanceof Outcome.Refused)) {
            return Kind.HAND;
        }
        if (read.stream().anyMatch(each -> each.outcome() instanceof Outcome.AlreadyTrusted)) {
            return Kind.TRUSTED;
        }
        return publications.stream().anyMatch(each -> each.index() == IndexKind.OTHER)
                ? Kind.PRIVATE_INDEX
                : Kind.NOTHING;
    }

    RepositoryName name() {
        return repository.name();
    }

    boolean usesToken() {
        return kind == Kind.TOKEN || kind == Kind.HAND;
    }

    boolean publishes() {
        return kind != Kind.NOTHING;
    }

    /// Each project on PyPI that it publishes, as far as its files tell.
    String projectNames() {
        return projects.stream().map(ProjectName::value).collect(Collectors.joining(", "));
    }

    /// The environments that its publish jobs name today.
    String environments() {
        return publications.stream()
                .flatMap(each -> each.job().environment().stream())
                .map(use -> use.name().value())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String shortName(String tool) {
        return tool.equals("gh-action-pypi-publish") ? "gh-action" : tool;
    }

    /// Each tool with its credential, such as `twine · token`.
    String today() {
        return publications.stream()
                .map(each -> shortName(each.tool().json()) + " · "
                        + each.credential().json())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    String secrets() {
        return publications.stream()
                .map(Publication::credential)
                .map(Credential::secrets)
                .flatMap(names -> names.stream().map(SecretName::value))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
