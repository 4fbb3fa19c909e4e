package dev.tokenless.cli;

import dev.tokenless.migration.DriftWorkflow;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "scan", description = "Lists every place that publishes to a package index, and what is left to do.")
final class ScanCommand implements Callable<Integer> {

    private final Shared shared;
    private final Terminal terminal;
    private final Doors doors;
    private final PathCommand files;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "A workflow file, a repository checkout, or a folder of either.")
    List<String> paths = List.of();

    @Option(names = "--github", description = "Scan the repositories of the account on GitHub.")
    boolean github;

    @Option(names = "--org", paramLabel = "ORG", description = "With --github: only this owner's.")
    String organisation = "";

    @Option(
            names = "--projects",
            paramLabel = "FILE",
            description = "Start from PyPI project names, one a line; needs no account.")
    String projects = "";

    @Option(
            names = "--repository",
            paramLabel = "O/R",
            description = "Scan just this repository on GitHub, its settings too; may be given several times.")
    List<String> repositories = List.of();

    @Option(
            names = "--export-watch",
            paramLabel = "FILE",
            description = "Write a scheduled workflow that does --repository every week; scans nothing now.")
    String watch = "";

    @Option(
            names = "--releases",
            paramLabel = "O/R",
            description = "With --export-watch: the repository whose releases of Tokenless it shall fetch.")
    String releases = "";

    @Option(names = "--sarif", paramLabel = "FILE", description = "Also write the findings there as SARIF 2.1.0.")
    String sarif = "";

    ScanCommand(Shared shared, Terminal terminal, Doors doors) {
        this.shared = shared;
        this.terminal = terminal;
        this.doors = doors;
        this.files = new PathCommand(terminal);
    }

    @Override
    public Integer call() {
        int kinds = (paths.isEmpty() ? 0 : 1)
                + (github ? 1 : 0)
                + (projects.isEmpty() ? 0 : 1)
                + (repositories.isEmpty() ? 0 : 1)
                + (watch.isEmpty() ? 0 : 1);
        if (kinds != 1 || (!organisation.isEmpty() && !github)) {
            throw new CommandFailure(
                    "usage",
                    "Say what to scan: PATHs, --github (with --org ORG if you like), --repository O/R or --projects FILE; see --help.");
        }
        if (!watch.isEmpty()) {
            return export();
        }
        RemoteScan remote = new RemoteScan(shared, terminal, doors);
        if (!repositories.isEmpty()) {
            return remote.repositories(Arguments.repositories(repositories), sarif);
        }
        return github
                ? remote.account(organisation, sarif)
                : projects.isEmpty() ? local() : remote.projects(projects, sarif);
    }

    private int export() {
        if (releases.isEmpty()) {
            throw new CommandFailure(
                    "usage", "--export-watch needs --releases O/R: whose releases of Tokenless shall it fetch?");
        }
        try {
            Files.writeString(
                    Path.of(watch), DriftWorkflow.text(Arguments.repository(releases)), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException failed) {
            throw new CommandFailure("unwritable", watch + " cannot be written; check its folder and permissions.");
        }
        files.say("Written to " + watch + ". Put it into .github/workflows of a migrated repository.");
        return ExitCode.DONE;
    }

    private int local() {
        List<Looked> looked = PathCommand.look(paths, RewriteChoices.defaults());
        PathCommand.requireSomething(looked);
        if (!sarif.isEmpty()) {
            Sarif.write(sarif, Sarif.ofScan(looked));
        }
        files.tellLeaks(looked);
        if (shared.json) {
            List<FileAnswer> answers =
                    looked.stream().map(FileAnswer::of).map(FileAnswer::scanned).toList();
            Json.print(terminal, Json.object().set("files", Json.value(answers)));
        } else {
            looked.forEach(this::list);
        }
        looked.forEach(files::tellLeft);
        long tokens = looked.stream()
                .flatMap(one -> one.publications().stream())
                .filter(Chosen::usesToken)
                .count();
        files.say("%d %s looked at, %d %s a stored token."
                .formatted(
                        looked.size(),
                        looked.size() == 1 ? "file" : "files",
                        tokens,
                        tokens == 1 ? "publication uses" : "publications use"));
        return PathCommand.exitCode(looked, tokens > 0);
    }

    private void list(Looked looked) {
        for (Publication publication : looked.publications()) {
            String secrets = publication.credential().secrets().stream()
                    .map(SecretName::value)
                    .collect(Collectors.joining(", "));
            String line = "%s:%d  job %s  %s to %s with %s%s"
                    .formatted(
                            terminal.outIsTerminal() ? VisibleText.line(looked.shownPath()) : looked.shownPath(),
                            publication.line(),
                            publication.jobId(),
                            publication.tool().json(),
                            publication.index().json(),
                            publication.credential().json(),
                            secrets.isEmpty() ? "" : " " + secrets);
            terminal.out().println(terminal.outIsTerminal() ? VisibleText.of(line) : line);
        }
    }
}
