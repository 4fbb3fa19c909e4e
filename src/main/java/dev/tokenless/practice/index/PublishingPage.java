package dev.tokenless.practice.index;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A project's trusted publishers: add one, constrain one, remove one.
/// Source: pypi/warehouse `manage/views/oidc_publishers.py`.
final class PublishingPage {
    private static final String REMOVED = "publisher_id";
    private static final String CONSTRAINED = "constrained_publisher_id";
    private static final String CONSTRAINT = "constrained_environment_name";
    private static final String CONTENT = """
            <p><a href="%s">%s</a> · <a href="%s">Security history</a> · <a href="%s">Collaborators</a></p>
            %s<h2>Manage current publishers</h2>
            %s<h2>Add a new publisher</h2>
            <section class="card" aria-label="GitHub">
            <p>Kind: <strong>GitHub</strong> <span class="hint">(the only kind that can be practised here)</span></p>
            %s<form method="post" action="%s">
            %s
            %s<button type="submit">Add</button>
            </form></section>
            """;
    private static final Markup CAUTION = new Markup("""
            <div class="caution" role="note"><strong>Proceed with caution!</strong><br>Some form fields have been autofilled, please double-check their values before submitting the form.</div>
            """);

    private final IndexState state;
    private final Addresses addresses;
    private final Page page;
    private final GitHubAccounts accounts;

    PublishingPage(IndexState state, Addresses addresses, GitHubAccounts accounts) {
        this.state = state;
        this.addresses = addresses;
        this.page = new Page(state, addresses);
        this.accounts = accounts;
    }

    Answer show(Call call) {
        Project project = page.managed(call);
        boolean filled = call.query("provider")
                .filter(provider -> provider.toLowerCase(Locale.ROOT).equals("github"))
                .isPresent();
        PublisherForm form = filled ? PublisherForm.of(call.query()) : PublisherForm.EMPTY;
        return show(project, form, Map.of(), filled, constraint(project, call.query()));
    }

    /// Which form was meant shows in which fields it sent.
    Answer submit(Call call) {
        Project project = page.managed(call);
        Map<String, String> values = page.posted(call);
        if (values.keySet().containsAll(PublisherForm.FIELDS)) {
            return add(project, PublisherForm.of(values));
        }
        if (values.containsKey(CONSTRAINED)) {
            return constrain(project, values);
        }
        if (values.containsKey(REMOVED)) {
            return remove(project, values.getOrDefault(REMOVED, ""));
        }
        throw page.refused(400, "Bad request", "This form has none of the fields that the page expects.");
    }

    private Answer add(Project project, PublisherForm form) {
        RegistrationLimit.count(state, page);
        return switch (form.check(accounts)) {
            case PublisherForm.Checked.Invalid(var errors) -> {
                state.notices.add("The trusted publisher could not be registered");
                yield show(project, form, errors, false, Markup.EMPTY);
            }
            case PublisherForm.Checked.Valid(Publisher checked) -> {
                Publisher publisher = state.unique(checked);
                if (project.trusts(publisher)) {
                    state.notices.add("%s is already registered with %s".formatted(shown(publisher), project.name));
                    yield show(project, form, Map.of(), false, Markup.EMPTY);
                }
                attach(project, publisher);
                state.notices.add("Added %s to %s".formatted(shown(publisher), project.name));
                yield back(project);
            }
        };
    }

    private void attach(Project project, Publisher publisher) {
        project.publishers.add(publisher);
        project.record(state.now(), "Trusted publisher added: " + described(publisher), state.user);
        state.mail(project, "Trusted publisher added to " + project.name, described(publisher));
    }

    /// The new name is stored as it came, not lower-cased as the other form does it; PyPI has this trap, and so has
    /// practice.
    private Answer constrain(Project project, Map<String, String> values) {
        Optional<Publisher> found = find(project, values.getOrDefault(CONSTRAINED, ""));
        String environment = values.getOrDefault(CONSTRAINT, "");
        if (found.filter(Publisher::takesAnyEnvironment).isEmpty() || environment.isEmpty()) {
            state.notices.add("The trusted publisher could not be constrained");
            return show(project, PublisherForm.EMPTY, Map.of(), false, Markup.EMPTY);
        }
        Publisher constrained = state.unique(found.get().constrainedTo(environment));
        if (project.trusts(constrained)) {
            state.notices.add("%s is already registered with %s".formatted(shown(constrained), project.name));
            return show(project, PublisherForm.EMPTY, Map.of(), false, Markup.EMPTY);
        }
        project.publishers.remove(found.get());
        attach(project, constrained);
        project.record(state.now(), "Trusted publisher removed: " + described(found.get()), state.user);
        state.notices.add("Trusted publisher for project '%s' has been constrained to environment '%s'"
                .formatted(project.name, environment));
        return back(project);
    }

    private Answer remove(Project project, String id) {
        Optional<Publisher> found = find(project, id);
        if (found.isEmpty()) {
            state.notices.add("Invalid publisher for project");
            return show(project, PublisherForm.EMPTY, Map.of(), false, Markup.EMPTY);
        }
        project.publishers.remove(found.get());
        project.record(state.now(), "Trusted publisher removed: " + described(found.get()), state.user);
        state.notices.add("Removed trusted publisher for project '%s'".formatted(project.name));
        return back(project);
    }

    private Answer back(Project project) {
        return Answer.redirect(303, addresses.publishing(project));
    }

    private Answer show(
            Project project, PublisherForm form, Map<String, String> errors, boolean filled, Markup constraint) {
        Markup body = Markup.of(
                CONTENT,
                addresses.page(project),
                project.name,
                addresses.history(project),
                addresses.collaboration(project),
                constraint,
                publishers(project),
                filled ? CAUTION : Markup.EMPTY,
                addresses.publishing(project),
                page.protection(),
                PublisherFields.markup(form, errors, "release"));
        return page.answer(200, "Publishing of " + project.name, body);
    }

    private Markup publishers(Project project) {
        if (project.publishers.isEmpty()) {
            return Markup.of("<p class=\"card\">No publishers are currently configured.</p>\n");
        }
        List<Markup> rows = project.publishers.stream()
                .map(publisher -> Markup.of(
                        """
                        <tr><td>GitHub</td><td>Repository: <code>%s</code><br>Workflow: <code>%s</code><br>Environment name: %s</td>
                        <td><a href="#remove-publisher-%s">Remove</a></td></tr>
                        """,
                        publisher.repositoryPath(), publisher.workflow(), publisher.environmentShown(), publisher.id()))
                .toList();
        List<Markup> confirmations = project.publishers.stream()
                .map(publisher -> confirmation(project, publisher))
                .toList();
        return Markup.of("%s%s", Page.table(List.of("Publisher", "Details", ""), rows), Markup.join(confirmations));
    }

    private Markup confirmation(Project project, Publisher publisher) {
        return Markup.of(
                """
                <div class="card confirm" id="remove-publisher-%s">
                <p>Remove <strong>%s</strong> from %s? Its workflow can then no longer publish this project.</p>
                <form method="post" action="%s">%s<input type="hidden" name="publisher_id" value="%s">
                <button class="danger" type="submit">Remove publisher</button> <a class="button plain" href="#">Cancel</a></form>
                </div>
                """,
                publisher.id(),
                described(publisher),
                project.name,
                addresses.publishing(project),
                page.protection(),
                publisher.id());
    }

    private Markup constraint(Project project, Map<String, String> query) {
        Optional<Publisher> found =
                find(project, query.getOrDefault(CONSTRAINED, "")).filter(Publisher::takesAnyEnvironment);
        if (found.isEmpty()) {
            return Markup.EMPTY;
        }
        return Markup.of(
                """
                <section class="card" id="constrain_environment-modal">
                <h2>Constrain environment</h2>
                <p>From then on %s is trusted in this environment alone.</p>
                <form method="post" action="%s">%s<input type="hidden" name="constrained_publisher_id" value="%s">
                %s<button type="submit">Constrain publisher</button></form></section>
                """,
                described(found.get()),
                addresses.publishing(project),
                page.protection(),
                found.get().id(),
                PublisherFields.field(
                        CONSTRAINT,
                        "Environment name",
                        "required",
                        query.getOrDefault(CONSTRAINT, ""),
                        "release",
                        Map.of()));
    }

    private static Optional<Publisher> find(Project project, String id) {
        return project.publishers.stream()
                .filter(publisher -> publisher.id().toString().equals(id))
                .findFirst();
    }

    private static String shown(Publisher publisher) {
        return publisher.workflow() + " in " + publisher.repositoryUri();
    }

    private static String described(Publisher publisher) {
        return "%s, workflow %s, environment %s"
                .formatted(publisher.repositoryPath(), publisher.workflow(), publisher.environmentShown());
    }
}
