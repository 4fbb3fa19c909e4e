package dev.tokenless.practice.index;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import java.util.List;
import java.util.Optional;

/// The list of own projects, and of each its public page, its security history and its people.
/// Sources: pypi/warehouse `templates/manage/project/`, `templates/includes/file-details.html`.
final class ProjectPages {
    private final IndexState state;
    private final Addresses addresses;
    private final Page page;

    ProjectPages(IndexState state, Addresses addresses) {
        this.state = state;
        this.addresses = addresses;
        this.page = new Page(state, addresses);
    }

    Answer list() {
        List<Markup> rows = state.projects.values().stream()
                .filter(project -> project.roles.containsKey(state.user))
                .map(this::row)
                .toList();
        return page.answer(
                200, "Your projects", Page.table(List.of("Project", "Your role", "Latest release", "Manage"), rows));
    }

    Answer history(Call call) {
        Project project = page.managed(call);
        return page.answer(200, "Security history of " + project.name, events(project.events));
    }

    Answer collaboration(Call call) {
        Project project = page.managed(call);
        List<Markup> rows = project.roles.entrySet().stream()
                .map(role -> Markup.of(
                        "<tr><td>%s</td><td>%s</td></tr>\n",
                        role.getKey(), role.getValue().title()))
                .toList();
        return page.answer(200, "Collaborators of " + project.name, Page.table(List.of("User", "Role"), rows));
    }

    Answer latest(Call call) {
        Project project = page.project(call);
        return project.latestVersion()
                .map(version -> release(project, version))
                .orElseGet(
                        () -> page.answer(200, project.name, Markup.of("<p>This project has no releases yet.</p>\n")));
    }

    Answer release(Call call) {
        Project project = page.project(call);
        String version = call.parameter("version");
        if (project.files(version).isEmpty()) {
            throw page.refused(404, "Not found", "There is no such release.");
        }
        return release(project, version);
    }

    static Markup events(List<Event> events) {
        List<Markup> rows = events.stream()
                .map(event -> Markup.of(
                        "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                        event.what(), Page.time(event.at()), event.by()))
                .toList();
        return Page.table(List.of("Event", "Time", "By"), rows);
    }

    private Markup row(Project project) {
        Markup manage = project.ownedBy(state.user)
                ? Markup.of(
                        "<a href=\"%s\">Publishing</a> · <a href=\"%s\">Security history</a>",
                        addresses.publishing(project), addresses.history(project))
                : Markup.of("<span class=\"hint\">owners only</span>");
        return Markup.of(
                "<tr><td><a href=\"%s\">%s</a></td><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                addresses.page(project),
                project.name,
                Optional.ofNullable(project.roles.get(state.user))
                        .map(Role::title)
                        .orElse(""),
                project.latestVersion().orElse("none"),
                manage);
    }

    private Answer release(Project project, String version) {
        List<Markup> links = project.urls.entrySet().stream()
                .map(url -> Markup.of(
                        "<li>%s: <code>%s</code>%s</li>\n",
                        url.getKey(),
                        url.getValue(),
                        project.verifiedUrls.contains(url.getValue())
                                ? Markup.of(" <span class=\"yes\">verified</span>")
                                : Markup.EMPTY))
                .toList();
        List<Markup> versions = project.versions().reversed().stream()
                .map(one -> Markup.of("<li><a href=\"%s\">%s</a></li>\n", addresses.page(project, one), one))
                .toList();
        Markup body = Markup.of(
                "<p>Status: %s</p>\n<h2>Links</h2>\n<ul>\n%s</ul>\n<h2>Files</h2>\n%s<h2>Release history</h2>\n<ul>\n%s</ul>\n",
                project.status.json(),
                Markup.join(links),
                Markup.join(project.files(version).stream().map(this::file).toList()),
                Markup.join(versions));
        return page.answer(200, project.name + " " + version, body);
    }

    private Markup file(StoredFile file) {
        boolean trusted = file.publisher().isPresent();
        return Markup.of(
                """
                <article class="card" id="%s"><h3><a href="%s">%s</a>%s</h3>
                <ul>
                <li>Upload date: %s</li>
                <li>Size: %s bytes</li>
                <li>Uploaded using Trusted Publishing? <span class="%s">%s</span></li>
                <li>Uploaded via: %s</li>
                <li>SHA256: <code>%s</code></li>
                <li>BLAKE2b-256: <code>%s</code></li>
                </ul>
                %s</article>
                """,
                file.filename(),
                addresses.file(file),
                file.filename(),
                file.yanked() ? Markup.of(" <span class=\"no\">yanked</span>") : Markup.EMPTY,
                Page.time(file.uploadedAt()),
                file.distribution().size(),
                trusted ? "yes" : "no",
                trusted ? "Yes" : "No",
                file.userAgent(),
                file.distribution().sha256(),
                file.distribution().blake2(),
                file.hasProvenance()
                        ? file.publisher().map(ProjectPages::provenance).orElse(Markup.EMPTY)
                        : Markup.EMPTY);
    }

    private static Markup provenance(Publisher publisher) {
        return Markup.of(
                "<h4>Provenance</h4>\n<p>Publisher: <code>%s</code> on <code>%s</code><br>Environment name: %s</p>\n",
                publisher.workflow(), publisher.repositoryPath(), publisher.environmentShown());
    }
}
