package dev.tokenless.practice.index;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Publishers for projects that do not exist yet. This page takes nothing from its address.
/// Source: pypi/warehouse `accounts/views.py`.
final class PendingPage {
    private static final String PROJECT = "project_name";
    private static final String REMOVED = "publisher_id";
    private static final int MOST = 3;

    private final IndexState state;
    private final Addresses addresses;
    private final Page page;
    private final GitHubAccounts accounts;

    PendingPage(IndexState state, Addresses addresses, GitHubAccounts accounts) {
        this.state = state;
        this.addresses = addresses;
        this.page = new Page(state, addresses);
        this.accounts = accounts;
    }

    Answer show() {
        return show("", PublisherForm.EMPTY, Map.of());
    }

    Answer submit(Call call) {
        Map<String, String> values = page.posted(call);
        if (values.containsKey(REMOVED)) {
            String id = values.getOrDefault(REMOVED, "");
            if (state.pending.removeIf(
                    pending -> pending.publisher().id().toString().equals(id))) {
                state.notices.add("Removed pending publisher");
            }
            return Answer.redirect(303, addresses.pending());
        }
        return add(values.getOrDefault(PROJECT, ""), PublisherForm.of(values));
    }

    private Answer add(String project, PublisherForm form) {
        if (state.pending.size() >= MOST) {
            state.notices.add("You can't register more than 3 pending trusted publishers at once.");
            return show(project, form, Map.of());
        }
        RegistrationLimit.count(state, page);
        SequencedMap<String, String> errors = new LinkedHashMap<>();
        projectError(project).ifPresent(error -> errors.put(PROJECT, error));
        return switch (form.check(accounts)) {
            case PublisherForm.Checked.Invalid(var wrong) -> {
                errors.putAll(wrong);
                yield refuse(project, form, errors);
            }
            case PublisherForm.Checked.Valid(Publisher publisher) ->
                errors.isEmpty() ? add(project, form, publisher) : refuse(project, form, errors);
        };
    }

    private Answer add(String project, PublisherForm form, Publisher publisher) {
        if (state.pending.stream().map(PendingPublisher::publisher).anyMatch(publisher::sameAs)) {
            state.notices.add(
                    "This trusted publisher has already been registered. Please contact PyPI's admins if this wasn't intentional.");
            return show(project, form, Map.of());
        }
        state.pending.add(new PendingPublisher(project, publisher, state.now()));
        state.accountEvents.addFirst(
                new Event(state.now(), "Pending trusted publisher added for " + project, state.user));
        state.notices.add("Registered a new pending publisher to create the project '%s'.".formatted(project));
        return Answer.redirect(303, addresses.pending());
    }

    private Answer refuse(String project, PublisherForm form, Map<String, String> errors) {
        state.notices.add("The trusted publisher could not be registered");
        return show(project, form, errors);
    }

    private Optional<String> projectError(String project) {
        if (!ProjectNames.valid(project)) {
            return Optional.of("Invalid project name");
        }
        return state.project(project).map(_ -> "This project already exists.");
    }

    private Answer show(String project, PublisherForm form, Map<String, String> errors) {
        Markup body = Markup.of(
                """
                <p>For a project that does not exist yet. The first successful release creates it; the name is not reserved until then.</p>
                <h2>Pending publishers</h2>
                %s<h2>Add a pending publisher</h2>
                <section class="card" aria-label="GitHub"><form method="post" action="%s">
                %s
                %s%s<button type="submit">Add</button>
                </form></section>
                """,
                list(),
                addresses.pending(),
                page.protection(),
                PublisherFields.field(PROJECT, "Project name", "required", project, "project name", errors),
                PublisherFields.markup(form, errors, state.site.audience()));
        return page.answer(200, "Pending publishers", body);
    }

    private Markup list() {
        if (state.pending.isEmpty()) {
            return Markup.of("<p class=\"card\">No pending publishers.</p>\n");
        }
        List<Markup> rows = state.pending.stream()
                .map(pending -> Markup.of(
                        """
                        <tr><td>%s</td><td>%s<br>Workflow: <code>%s</code><br>Environment name: %s</td><td>%s</td>
                        <td><form method="post" action="%s">%s<input type="hidden" name="publisher_id" value="%s"><button class="danger" type="submit">Remove</button></form></td></tr>
                        """,
                        pending.projectName(),
                        pending.publisher().repositoryPath(),
                        pending.publisher().workflow(),
                        pending.publisher().environmentShown(),
                        Page.time(pending.expiresAt()),
                        addresses.pending(),
                        page.protection(),
                        pending.publisher().id()))
                .toList();
        return Page.table(List.of("Project", "Publisher", "Expires", ""), rows);
    }
}
