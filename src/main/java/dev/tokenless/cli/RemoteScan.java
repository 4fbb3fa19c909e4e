package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.cli.files.BoundedFile;
import dev.tokenless.cli.files.Checkout;
import dev.tokenless.cli.files.Found;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.Repository;
import dev.tokenless.github.ScanFilter;
import dev.tokenless.migration.Drift;
import dev.tokenless.migration.Reason;
import dev.tokenless.workflow.Credential;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.RewriteChoices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// `scan` of repositories on GitHub: an account's, or those to which PyPI projects point.
final class RemoteScan {

    private final Shared shared;
    private final Terminal terminal;
    private final Doors doors;
    private final Messages messages;

    RemoteScan(Shared shared, Terminal terminal, Doors doors) {
        this.shared = shared;
        this.terminal = terminal;
        this.doors = doors;
        this.messages = new Messages(terminal);
    }

    int account(String organisation, String sarif) {
        ScanFilter filter = organisation.isEmpty()
                ? ScanFilter.defaults()
                : ScanFilter.defaults().of(organisation);
        Map<String, Scanned> found = new TreeMap<>();
        try (Connection connection = doors.connect(shared.world(), shared.home(), true)) {
            GitHub github = connection.ports().github();
            github.scan(
                    filter,
                    repository -> found.put(repository.name().toString(), scanned(github, repository)),
                    new Cancellation());
            if (organisation.isEmpty()) {
                // one that was transferred or archived since is in the journals only
                Drift.watched(connection.journals())
                        .forEach(name -> found.computeIfAbsent(name.toString(), _ -> read(github, name)));
            }
            found.forEach((name, scanned) -> drift(connection, name, scanned));
        }
        return answer(found, List.of(), sarif);
    }

    /// Just these, as a scheduled run has only the one repository that its token opens.
    int repositories(List<RepositoryName> names, String sarif) {
        Map<String, Scanned> found = new TreeMap<>();
        try (Connection connection = doors.connect(shared.world(), shared.home(), true)) {
            for (RepositoryName name : names) {
                Scanned scanned = read(connection.ports().github(), name);
                drift(connection, name.toString(), scanned);
                found.put(name.toString(), scanned);
            }
        }
        return answer(found, List.of(), sarif);
    }

    /// What a migrated repository lost since. A repository that still uses tokens has nothing to lose yet, unless a
    /// journal knows it.
    private static void drift(Connection connection, String name, Scanned scanned) {
        RepositoryName repository = Arguments.repository(name);
        boolean migrated = Drift.watched(connection.journals()).contains(repository)
                || scanned.files.stream()
                        .flatMap(one -> one.publications().stream())
                        .anyMatch(publication -> publication.credential() instanceof Credential.Trusted);
        if (migrated) {
            scanned.left.addAll(Drift.of(connection.ports(), connection.journals(), repository));
        }
    }

    int projects(String file, String sarif) {
        Map<String, Scanned> found = new TreeMap<>();
        List<ProjectRow> rows = new ArrayList<>();
        try (Connection connection = doors.connect(shared.world(), shared.home(), false)) {
            for (String line : names(file)) {
                String[] words = line.split("\\s+", 2);
                ProjectRow row = ProjectRow.of(
                        words[0],
                        words.length > 1 ? words[1] : "",
                        connection.ports().pypi().packages().description(new ProjectName(words[0])));
                rows.add(row.repository()
                        .map(name -> inRepository(row, found, connection.ports().github(), name))
                        .orElse(row));
            }
        }
        return answer(found, rows, sarif);
    }

    private static ProjectRow inRepository(
            ProjectRow row, Map<String, Scanned> found, GitHub github, RepositoryName name) {
        Scanned scanned = found.computeIfAbsent(name.toString(), _ -> read(github, name));
        scanned.projects.add(row.project());
        boolean uploads =
                scanned.files.stream().anyMatch(file -> !file.publications().isEmpty());
        return uploads || !scanned.left.isEmpty() ? row : row.uploadedByHand();
    }

    private static List<String> names(String file) {
        try {
            List<String> names = BoundedFile.text(Path.of(file))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .distinct()
                    .toList();
            if (names.isEmpty()) {
                throw new CommandFailure("no-projects", file + " names no project; write one a line.");
            }
            return names;
        } catch (BoundedFile.NotReadable reason) {
            throw new CommandFailure(reason.code(), file + ": " + reason.sentence());
        }
    }

    /// What is known about one repository.
    private static final class Scanned {
        private final TreeSet<String> projects = new TreeSet<>();
        private final List<Looked> files = new ArrayList<>();
        private final List<Reason> left = new ArrayList<>();
    }

    private static Scanned read(GitHub github, RepositoryName name) {
        try {
            return scanned(github, github.repository(name));
        } catch (GitHubException failure) {
            Scanned scanned = new Scanned();
            scanned.left.add(Reason.of("github", failure.failure().sentence()));
            return scanned;
        }
    }

    private static Scanned scanned(GitHub github, Repository repository) {
        Scanned scanned = new Scanned();
        Map<String, String> came = repository.texts();
        Map<String, Optional<String>> fetched = new LinkedHashMap<>();
        Checkout remote = new Checkout.Remote(path -> repository.knows(path)
                ? Optional.ofNullable(came.get(path))
                : fetched.computeIfAbsent(
                        path,
                        wanted -> github.sources(repository.name(), repository.headSha(), List.of(wanted))
                                .text(wanted)));
        try {
            new TreeMap<>(repository.workflows())
                    .forEach((path, text) -> scanned.files.add(Looked.at(
                            new Found.Text(path, Path.of(path), remote, path, text), RewriteChoices.defaults())));
        } catch (GitHubException failure) {
            scanned.left.add(Reason.of("github", failure.failure().sentence()));
        }
        return scanned;
    }

    private int answer(Map<String, Scanned> found, List<ProjectRow> rows, String sarif) {
        ObjectNode answer = Json.object();
        ArrayNode repositories = answer.putArray("repositories");
        long tokens = 0;
        boolean unfinished = rows.stream().anyMatch(row -> !row.decided());
        int files = 0;
        List<Sarif.Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Scanned> entry : found.entrySet()) {
            Scanned scanned = entry.getValue();
            describe(repositories.addObject().put("repository", entry.getKey()), scanned);
            long here = scanned.files.stream()
                    .flatMap(one -> one.publications().stream())
                    .filter(Chosen::usesToken)
                    .count();
            tokens += here;
            files += scanned.files.size();
            unfinished |= !scanned.left.isEmpty() || scanned.files.stream().anyMatch(Looked::unfinished);
            findings.addAll(Sarif.ofScan(scanned.files));
            findings.addAll(Sarif.ofRepository(scanned.files, scanned.left));
            if (!scanned.files.isEmpty() || !scanned.left.isEmpty()) {
                messages.answer(shared.json, entry.getKey() + ": " + here + " with a stored token");
            }
            scanned.left.forEach(reason -> messages.say("  " + reason.sentence()));
        }
        if (!rows.isEmpty()) {
            ArrayNode projects = answer.putArray("projects");
            rows.forEach(row -> row.addTo(projects.addObject()));
            rows.forEach(row -> messages.answer(
                    shared.json,
                    row.project() + ": " + row.home().json() + " "
                            + row.repository().map(RepositoryName::toString).orElse(row.link()) + " " + row.message()));
        }
        answer.putObject("totals")
                .put("repositories", found.size())
                .put("files", files)
                .put("tokens", tokens);
        if (!sarif.isEmpty()) {
            Sarif.write(sarif, findings);
        }
        if (shared.json) {
            Json.print(terminal, answer);
        }
        return tokens > 0 || unfinished ? ExitCode.LEFT : ExitCode.DONE;
    }

    private static void describe(ObjectNode json, Scanned scanned) {
        ArrayNode projects = json.putArray("projects");
        scanned.projects.forEach(projects::add);
        json.set(
                "files",
                Json.value(scanned.files.stream()
                        .map(FileAnswer::of)
                        .map(FileAnswer::scanned)
                        .toList()));
        ArrayNode left = json.putArray("left");
        scanned.left.forEach(
                reason -> left.addObject().put("code", reason.code()).put("message", reason.sentence()));
    }
}
