package dev.tokenless.migration;

import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.index.IndexPerson;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The practice person does each task on the page that the task names.
final class PracticeHand implements HumanHand {

    private final PracticePerson person;
    private final RepositoryName repository;

    PracticeHand(PracticePerson person, RepositoryName repository) {
        this.person = person;
        this.repository = repository;
    }

    @Override
    public Optional<Word> perform(HumanTask task) {
        URI page = task.page().uri();
        String note = "by the practice person";
        switch (task.kind()) {
            case REGISTER_PUBLISHER -> add(at(task), page);
            case MERGE -> person.merge(repository.toString(), number(page));
            case RELEASE -> person.release(repository.toString());
            case REHEARSE ->
                person.dispatch(
                        repository.toString(),
                        task.publishing().orElseThrow().file().name(),
                        "main");
            case APPROVE_DEPLOYMENT -> person.approve(repository.toString(), number(page));
            case CONFIRM_UPLOAD, CHECK_ACCESS, SORT_UPLOAD, ROTATE_SECRET -> {}
            case HAND_OFF -> {
                return Optional.empty();
            }
            case NAME_PROJECT, ALLOW_PUSH -> note = task.typed().orElseThrow();
            case REMOVE_UPLOAD ->
                at(task).removeFile(page, task.values().getFirst().text());
            case REMOVE_PUBLISHER ->
                at(task).removePublishers(
                                task.publishing()
                                        .flatMap(Target.Publishing::project)
                                        .orElseThrow()
                                        .value(),
                                _ -> true);
            case REVOKE_TOKENS -> at(task).revoke(token -> scopes(task).contains(token.scope()));
        }
        return Optional.of(new Word(new Person("ada"), note));
    }

    private IndexPerson at(HumanTask task) {
        return switch (task.target()) {
            case Target.Publishing publishing -> at(publishing.index());
            case Target.Tokens tokens -> at(tokens.index());
            case Target.Access access -> at(access.index());
            case Target.Upload upload -> at(upload.index());
            case Target.Claim claim -> at(claim.publishing().index());
            case Target.Push _, Target.WholeRepository _, Target.StoredSecret _, Target.Exposed _ -> at(IndexKind.PYPI);
        };
    }

    private IndexPerson at(IndexKind index) {
        return index == IndexKind.TESTPYPI ? person.testPypi() : person.pypi();
    }

    /// Whoever finds the publisher there already says so.
    private static void add(IndexPerson at, URI page) {
        try {
            at.addPublisher(page);
        } catch (IllegalStateException refused) {
            if (!String.valueOf(refused.getMessage()).contains("already registered")) {
                throw refused;
            }
        }
    }

    private static Set<String> scopes(HumanTask task) {
        return task.values().stream()
                .filter(value -> value.label().equals(RevokeTask.SCOPE))
                .map(HumanTask.Value::text)
                .collect(Collectors.toSet());
    }

    private static int number(URI page) {
        String path = page.getPath();
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }
}
