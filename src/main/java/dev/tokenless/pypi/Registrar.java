package dev.tokenless.pypi;

import dev.tokenless.desktop.SafeLink;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.ProjectName;

/// How a publisher comes to be registered. Today no API does it (pypi/warehouse#13409), so it is a page and a person;
/// when PyPI offers a call, it becomes a second kind of `Registering`.
public interface Registrar {

    /// What has to happen for this publisher to be registered with the project.
    Registering register(ProjectName project, Publisher publisher);

    /// What has to happen.
    sealed interface Registering {
        /// A person opens the page, compares the values, and presses Add.
        record ByHand(SafeLink page, Publisher publisher) implements Registering {}
    }

    /// A page and a person.
    static Registrar byHand(Links links) {
        return (project, publisher) -> new Registering.ByHand(links.publisherPage(project, publisher), publisher);
    }
}
