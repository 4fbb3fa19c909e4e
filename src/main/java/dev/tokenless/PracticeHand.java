package dev.tokenless;

import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Person;
import dev.tokenless.migration.Target;
import dev.tokenless.practice.Announcement;
import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.PracticeRefusal;
import dev.tokenless.practice.index.IndexPerson;
import dev.tokenless.workflow.IndexKind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/// The practice person as the engine asks: each task is done on the page that the task names.
final class PracticeHand implements HumanHand {

    private static final Logger LOG = Logger.getLogger(PracticeHand.class.getName());

    private final PracticePerson person;
    private final Person name;

    PracticeHand(Announcement world) {
        this.person = new PracticePerson(world);
        this.name = new Person(world.login());
    }

    @Override
    public Optional<Word> perform(HumanTask task) {
        if (task.kind() == HumanTask.Kind.HAND_OFF) {
            // somebody else's to do, and nobody else lives in the practice world
            return Optional.empty();
        }
        try {
            return Optional.of(new Word(name, done(task)));
        } catch (PracticeRefusal | IllegalStateException refused) {
            LOG.log(Level.WARNING, "the practice person was refused", refused);
            boolean noOwner = task.kind() == HumanTask.Kind.REGISTER_PUBLISHER
                    && String.valueOf(refused.getMessage()).contains("answered 403");
            return noOwner ? Optional.of(new Word(name, "no Owner of the project", true)) : Optional.empty();
        }
    }

    /// What to keep in the record with the person's word.
    private String done(HumanTask task) {
        URI page = task.page().uri();
        switch (task.kind()) {
            case REGISTER_PUBLISHER -> addPublisher(task, page);
            case REMOVE_PUBLISHER -> removePublisher(task);
            case MERGE -> person.merge(repository(page), (int) number(page));
            case REHEARSE -> person.dispatch(repository(page), lastPart(page), "main");
            case RELEASE -> person.release(repository(page));
            case APPROVE_DEPLOYMENT -> person.approve(repository(page), number(page));
            case CONFIRM_UPLOAD, CHECK_ACCESS, SORT_UPLOAD, ROTATE_SECRET, HAND_OFF -> {}
            case NAME_PROJECT, ALLOW_PUSH -> {
                return task.typed().orElse("");
            }
            case REMOVE_UPLOAD -> index(task.target()).removeFile(page, value(task, "File"));
            case REVOKE_TOKENS -> {
                return revoked(task);
            }
        }
        return "";
    }

    /// Whoever finds the publisher there already says so.
    private void addPublisher(HumanTask task, URI page) {
        String newProject = value(task, "Project name");
        try {
            if (newProject.isEmpty()) {
                index(task.target()).addPublisher(page);
            } else {
                index(task.target())
                        .addPendingPublisher(
                                newProject,
                                value(task, "Owner"),
                                value(task, "Repository name"),
                                value(task, "Workflow name"),
                                value(task, "Environment name"));
            }
        } catch (IllegalStateException refused) {
            if (!String.valueOf(refused.getMessage()).contains("already registered")) {
                throw refused;
            }
        }
    }

    private void removePublisher(HumanTask task) {
        List<String> values = task.values().stream().map(HumanTask.Value::text).toList();
        String line = values.get(0) + "/" + values.get(1) + ", workflow " + values.get(2) + ", environment "
                + (values.get(3).isEmpty() ? "(Any)" : values.get(3));
        String project = task.publishing()
                .flatMap(Target.Publishing::project)
                .orElseThrow()
                .value();
        index(task.target()).removePublishers(project, line::equalsIgnoreCase);
    }

    private IndexPerson index(Target target) {
        IndexKind kind =
                switch (target) {
                    case Target.Publishing publishing -> publishing.index();
                    case Target.Tokens tokens -> tokens.index();
                    case Target.Access access -> access.index();
                    case Target.Upload upload -> upload.index();
                    case Target.Claim claim -> claim.publishing().index();
                    case Target.Push _, Target.WholeRepository _, Target.StoredSecret _, Target.Exposed _ ->
                        IndexKind.PYPI;
                };
        return kind == IndexKind.TESTPYPI ? person.testPypi() : person.pypi();
    }

    private static String value(HumanTask task, String label) {
        return task.values().stream()
                .filter(value -> value.label().equals(label))
                .map(HumanTask.Value::text)
                .findFirst()
                .orElse("");
    }

    /// Removes the tokens with the scopes that the task names; says their names.
    private String revoked(HumanTask task) {
        Set<String> scopes = task.values().stream()
                .filter(value -> value.label().equals("Scope"))
                .map(HumanTask.Value::text)
                .collect(Collectors.toSet());
        return index(task.target()).revoke(token -> scopes.contains(token.scope())).stream()
                .map(IndexPerson.ListedToken::name)
                .collect(Collectors.joining(", "));
    }

    /// Pages end in `OWNER/NAME/pull/7`, `OWNER/NAME/releases/new`, `OWNER/NAME/actions/runs/9` or
    /// `OWNER/NAME/actions/workflows/FILE`.
    private static String repository(URI page) {
        List<String> parts = List.of(page.getPath().split("/"));
        int action = parts.stream()
                .filter(Set.of("pull", "releases", "actions")::contains)
                .map(parts::lastIndexOf)
                .reduce((_, last) -> last)
                .orElseThrow(() -> new IllegalArgumentException("no page of a repository: " + page));
        return parts.get(action - 2) + "/" + parts.get(action - 1);
    }

    private static long number(URI page) {
        return Long.parseLong(lastPart(page));
    }

    private static String lastPart(URI page) {
        return page.getPath().substring(page.getPath().lastIndexOf('/') + 1);
    }
}
