package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.pypi.Description;
import dev.tokenless.workflow.RepositoryName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One project of the person's list, and where it is at home. The person decides where PyPI does not tell: a second
/// word on the line is the repository, or one of `by-hand`, `other-host`, `no-home`.
///
/// @param repository the GitHub repository, if it has one
/// @param link       where it lives, if elsewhere
/// @param decided    whether nothing about it is open: what is not, keeps the batch from being complete
record ProjectRow(
        String project, Home home, Optional<RepositoryName> repository, String link, boolean decided, String message) {

    enum Home {
        REPOSITORY,
        BY_HAND,
        OTHER_HOST,
        NO_HOME;

        String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    // the hosts besides GitHub from which PyPI takes trusted publishers, and the usual others
    private static final Pattern OTHER = Pattern.compile(
            "https://(?:gitlab\\.com|codeberg\\.org|bitbucket\\.org|git\\.sr\\.ht|[a-z0-9.-]*gitlab[a-z0-9.-]*)/.+");

    /// @param decision the line's second word; empty if there is none
    static ProjectRow of(String project, String decision, Optional<Description> description) {
        for (Home home : Home.values()) {
            if (home != Home.REPOSITORY && decision.equals(home.json())) {
                return new ProjectRow(project, home, Optional.empty(), "", true, "as you decided");
            }
        }
        Optional<RepositoryName> named = decision.isEmpty()
                ? description.flatMap(known -> known.repositories().stream().findFirst())
                : Optional.of(Arguments.repository(decision));
        if (named.isPresent()) {
            return new ProjectRow(project, Home.REPOSITORY, named, "", true, "");
        }
        Optional<String> elsewhere = description.flatMap(known -> known.projectUrls().values().stream()
                .filter(address -> OTHER.matcher(address).matches())
                .findFirst());
        return elsewhere
                .map(link -> new ProjectRow(
                        project,
                        Home.OTHER_HOST,
                        Optional.empty(),
                        link,
                        false,
                        "lives on another host, which has publishers of its own. " + decide(project, Home.OTHER_HOST)))
                .orElseGet(() -> new ProjectRow(
                        project,
                        Home.NO_HOME,
                        Optional.empty(),
                        "",
                        false,
                        (description.isEmpty() ? "is not on PyPI, or is private" : "names no repository on PyPI") + ". "
                                + decide(project, Home.NO_HOME)));
    }

    /// The same, where its repository turned out to upload nothing, or could not be read.
    ProjectRow uploadedByHand() {
        return new ProjectRow(
                project,
                Home.BY_HAND,
                repository,
                link,
                false,
                "no workflow of " + repository.map(RepositoryName::toString).orElse("its repository")
                        + " uploads it, so somebody does by hand. " + decide(project, Home.BY_HAND));
    }

    private static String decide(String project, Home home) {
        return "Write \"" + project + " OWNER/REPOSITORY\" or \"" + project + " " + home.json() + "\" to decide.";
    }

    void addTo(ObjectNode json) {
        json.put("project", project)
                .put("row", home.json())
                .put("repository", repository.map(RepositoryName::toString).orElse(""))
                .put("link", link)
                .put("decided", decided)
                .put("message", message);
    }
}
