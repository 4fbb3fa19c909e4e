package dev.tokenless.migration;

import dev.tokenless.desktop.SafeLink;
import dev.tokenless.pypi.Description;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What somebody else has to do, on one page to print or send: an Owner on PyPI adds a publisher, an administrator on
/// GitHub protects an environment. It never asks for a token or a password.
///
/// @param requests one for each thing to do; empty if the person can do everything
public record HandOff(RepositoryName repository, List<Request> requests) {

    /// One thing to do.
    ///
    /// @param to       whom it is for
    /// @param reach    how they get to the page by themselves
    /// @param page     the same as a link
    /// @param values   what to enter or compare
    /// @param why      why it is asked
    /// @param sendBack what to answer
    public record Request(
            String title,
            String to,
            String reach,
            SafeLink page,
            List<HumanTask.Value> values,
            String why,
            String sendBack) {}

    /// What is open in a situation and could be somebody else's to do.
    static HandOff of(Situation situation, HumanTasks tasks) {
        List<Request> requests = new ArrayList<>();
        for (HumanTask task : situation.tasks()) {
            if (task.change() instanceof Change.RegisterPublisher change
                    && (task.kind() == HumanTask.Kind.REGISTER_PUBLISHER || task.kind() == HumanTask.Kind.HAND_OFF)) {
                requests.add(publisher(situation, change, task.page()));
            } else if (task.change() instanceof Change.PutEnvironment change
                    && task.kind() == HumanTask.Kind.HAND_OFF) {
                requests.add(environment(situation, change, task.page()));
            }
        }
        // a publisher that waits for its environment goes on the same page, so that two people are asked once
        situation.plan().changes(Change.RegisterPublisher.class).stream()
                .filter(change -> !requests.isEmpty() && waits(situation, change))
                .forEach(change -> requests.add(publisher(
                        situation,
                        change,
                        tasks.publisherPage(change, situation.evidence().now()))));
        return new HandOff(situation.plan().repository(), List.copyOf(requests));
    }

    private static boolean waits(Situation situation, Change.RegisterPublisher change) {
        return situation.next().stream()
                .anyMatch(next -> next instanceof Next.Waiting && next.change().equals(change));
    }

    private static Request publisher(Situation situation, Change.RegisterPublisher change, SafeLink page) {
        String index = Indexes.name(change.target().index());
        String site = change.target().index() == IndexKind.TESTPYPI ? "test.pypi.org" : "pypi.org";
        RepositoryName repository = change.publisher().repository();
        return new Request(
                "Add a trusted publisher to " + change.project() + " on " + index,
                owners(situation, change)
                        .map(owners -> "an Owner of " + change.project() + " on " + index + ": " + owners)
                        .orElse("an Owner of " + change.project() + " on " + index),
                "Type " + site + " into the browser yourself and sign in there; do not follow a link from a message."
                        + " Then: Your projects, " + change.project() + ", Manage, Publishing, GitHub.",
                page,
                values(change.project(), change.publisher()),
                "With it " + index + " accepts uploads of " + change.project() + " from this workflow of " + repository
                        + " and needs no API token any more. This gives " + repository + " the right to publish "
                        + change.project()
                        + ": compare all four values, letter by letter, and ask back if one is strange"
                        + " to you.",
                "That it is added, and your name. Never a token, a password or a code: nobody needs one for this.");
    }

    private static Optional<String> owners(Situation situation, Change.RegisterPublisher change) {
        String names = situation
                .evidence()
                .now()
                .project(change.target().index(), change.project())
                .flatMap(ProjectFacts::description)
                .map(Description::roles)
                .orElse(List.of())
                .stream()
                .filter(role -> role.role().equals("Owner"))
                .map(Description.Role::user)
                .collect(Collectors.joining(", "));
        return Optional.of(names).filter(text -> !text.isEmpty());
    }

    private static List<HumanTask.Value> values(ProjectName project, Publisher publisher) {
        List<HumanTask.Value> values = new ArrayList<>();
        values.add(new HumanTask.Value("Project", project.value()));
        values.addAll(HumanTasks.values(publisher));
        return List.copyOf(values);
    }

    private static Request environment(Situation situation, Change.PutEnvironment change, SafeLink page) {
        List<HumanTask.Value> values = new ArrayList<>();
        values.add(new HumanTask.Value("Environment", change.name().value()));
        Changes.words(change.wanted()).forEach(rule -> values.add(new HumanTask.Value("Rule", rule)));
        return new Request(
                Changes.title(change),
                "an administrator of " + situation.plan().repository() + " on GitHub",
                "Open github.com, then the repository, Settings, Environments.",
                page,
                List.copyOf(values),
                "Releases will run in this environment, so that its rules decide what may be published. Only an"
                        + " administrator can set them.",
                "That it is set up, and your name. Never a token or a password.");
    }
}
