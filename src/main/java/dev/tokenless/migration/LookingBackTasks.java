package dev.tokenless.migration;

import dev.tokenless.desktop.SafeLink;
import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.Links;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a person is asked after a leak, each with its page and its words.
final class LookingBackTasks {

    private final Ports ports;
    private final RepositoryName repository;

    LookingBackTasks(Ports ports, RepositoryName repository) {
        this.ports = ports;
        this.repository = repository;
    }

    HumanTask access(Change.LookBack change, Target.Access target) {
        return target.project().isPresent() ? people(change, target) : account(change, target);
    }

    private HumanTask account(Change.LookBack change, Target.Access target) {
        Links links = links(change);
        return task(
                HumanTask.Kind.CHECK_ACCESS,
                change,
                target,
                links.accountPage(),
                List.of(new HumanTask.Value(
                        "Account events", links.accountEvents().toString())),
                "If somebody may have been in the account itself: change its password, renew two-factor authentication"
                        + " with its recovery codes, and read the account's events. If only a token got out, the events"
                        + " will do.",
                "I have looked through it",
                Optional.empty());
    }

    private HumanTask people(Change.LookBack change, Target.Access target) {
        Links links = links(change);
        var project = target.project().orElseThrow();
        return task(
                HumanTask.Kind.CHECK_ACCESS,
                change,
                target,
                links.collaboratorsPage(project),
                List.of(
                        new HumanTask.Value(
                                "Publishers", links.publishingPage(project).toString()),
                        new HumanTask.Value(
                                "Security history",
                                links.securityHistory(project).toString())),
                "Look at the collaborators of " + project
                        + " and at its publishers: does each belong there? A publisher"
                        + " survives the user who added it.",
                "They all belong there",
                Optional.of("Somebody is unknown"));
    }

    HumanTask sort(
            Change.LookBack change, Target.Upload target, DistributionFile file, Optional<Provenance> provenance) {
        List<HumanTask.Value> values = new ArrayList<>(values(file));
        values.add(new HumanTask.Value("Uploaded", file.uploadedAt().toString()));
        values.add(new HumanTask.Value(
                "Sent by",
                provenance
                        .map(found ->
                                found.bundles().stream().map(Verifier::words).collect(Collectors.joining(" and ")))
                        .orElse(
                                file.provenance().isPresent()
                                        ? "a publisher"
                                        : "a token, or a tool without attestations")));
        return task(
                HumanTask.Kind.SORT_UPLOAD,
                change,
                target,
                links(change).projectPage(target.project(), file.version()),
                values,
                "Did you or a co-maintainer upload " + file.filename() + "? The project's security history tells which"
                        + " user or publisher it was.",
                "It is ours",
                Optional.of("Not ours"));
    }

    HumanTask remove(Change.LookBack change, Target.Upload target, DistributionFile file) {
        return new HumanTask(
                HumanTask.Kind.REMOVE_UPLOAD,
                change,
                Item.TOKENS_REVOKED,
                target,
                links(change).releasePage(target.project(), file.version()),
                values(file),
                "Report " + file.filename() + " first: the project's public page has a report link, and "
                        + "security@pypi.org answers. Then remove the file here. Yanking alone is not enough: whoever"
                        + " asks for exactly this version still gets it.",
                "It is reported and removed",
                false);
    }

    HumanTask rotate(Change.LookBack change, Target.Exposed target) {
        return task(
                HumanTask.Kind.ROTATE_SECRET,
                change,
                target,
                ports.pages().secretsPage(repository),
                List.of(new HumanTask.Value("Secret", target.secret().value())),
                "The workflow that held the leaked token could read " + target.secret()
                        + " too. Make a new one where it comes from, store it here, and revoke the old one.",
                "It has a new value",
                Optional.of("It needs none"));
    }

    private static List<HumanTask.Value> values(DistributionFile file) {
        return List.of(new HumanTask.Value("File", file.filename()), new HumanTask.Value("SHA-256", file.sha256()));
    }

    private static HumanTask task(
            HumanTask.Kind kind,
            Change change,
            Target target,
            SafeLink page,
            List<HumanTask.Value> values,
            String ask,
            String confirm,
            Optional<String> otherwise) {
        return new HumanTask(kind, change, Item.TOKENS_REVOKED, target, page, values, ask, confirm, true, otherwise);
    }

    private Links links(Change.LookBack change) {
        return ports.index(change.index()).packages().links();
    }
}
