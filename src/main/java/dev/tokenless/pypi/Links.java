package dev.tokenless.pypi;

import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The pages of one index on which a person acts. All of them ask the person to sign in.
///
/// @param base  the index's address, which ends in `/`
/// @param world outside practice only pypi.org and test.pypi.org will do
public record Links(URI base, World world) {

    public Links {
        if (!base.getPath().endsWith("/")) {
            throw new IllegalArgumentException("The address of an index ends in a slash: " + base);
        }
        if (SafeLink.of(base, world).isEmpty()) {
            throw new IllegalArgumentException("This is no address of PyPI or TestPyPI: " + base);
        }
    }

    /// The project's publishing page with the form filled in, nothing submitted (Warehouse, `oidc_publishers.py`).
    public SafeLink publisherPage(ProjectName project, Publisher publisher) {
        return page("manage/project/" + segment(project.normalised()) + "/settings/publishing/?provider=github"
                + parameter("owner", publisher.repository().owner())
                + parameter("repository", publisher.repository().name())
                + parameter("workflow_filename", publisher.file().name())
                + publisher
                        .environment()
                        .map(environment -> parameter("environment", environment.value()))
                        .orElse(""));
    }

    /// The project's publishing page as it is: its publishers, and an empty form.
    public SafeLink publishingPage(ProjectName project) {
        return page("manage/project/" + segment(project.normalised()) + "/settings/publishing/");
    }

    /// Where an owner yanks or removes a version and its files.
    public SafeLink releasePage(ProjectName project, String version) {
        return page("manage/project/" + segment(project.normalised()) + "/release/" + segment(version) + "/");
    }

    /// For a project that does not exist yet. Its form cannot be filled in by a link.
    public SafeLink pendingPublisherPage() {
        return page("manage/account/publishing/");
    }

    /// The account's API tokens.
    public SafeLink tokensPage() {
        return page("manage/account/#api-tokens");
    }

    /// The account itself.
    public SafeLink accountPage() {
        return page("manage/account/");
    }

    /// The account's own security events.
    public SafeLink accountEvents() {
        return page("manage/account/#account-events");
    }

    /// The account's projects.
    public SafeLink projectsPage() {
        return page("manage/projects/");
    }

    /// Who uploaded what, and through which publisher; for owners.
    public SafeLink securityHistory(ProjectName project) {
        return page("manage/project/" + segment(project.normalised()) + "/history/");
    }

    /// Who may upload to the project and who owns it.
    public SafeLink collaboratorsPage(ProjectName project) {
        return page("manage/project/" + segment(project.normalised()) + "/collaboration/");
    }

    /// The project's releases as a feed.
    public SafeLink releaseFeed(ProjectName project) {
        return page("rss/project/" + segment(project.normalised()) + "/releases.xml");
    }

    /// The project as everybody sees it.
    public SafeLink projectPage(ProjectName project) {
        return page("project/" + segment(project.normalised()) + "/");
    }

    /// One version as everybody sees it.
    public SafeLink projectPage(ProjectName project, String version) {
        return page("project/" + segment(project.normalised()) + "/" + segment(version) + "/");
    }

    private SafeLink page(String path) {
        return SafeLink.of(base + path, world).orElseThrow(() -> new IllegalStateException("No page of " + base));
    }

    private static String parameter(String name, String value) {
        return "&" + name + "=" + segment(value);
    }

    // URLEncoder writes forms; only its blank differs from a percent-encoded part of an address
    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
