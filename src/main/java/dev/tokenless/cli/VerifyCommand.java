package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Verification;
import dev.tokenless.migration.Verifier;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.WorkflowFile;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description =
                "Says whether the newest files of a project were published through the trusted publisher (as reported by PyPI).")
final class VerifyCommand implements Callable<Integer> {

    private final Shared shared;
    private final Terminal terminal;
    private final Doors doors;

    @Parameters(arity = "1..*", paramLabel = "PROJECT", description = "The project's name on PyPI.")
    List<String> projects = List.of();

    @Option(names = "--repository", required = true, paramLabel = "O/R", description = "The publisher's repository.")
    String repository = "";

    @Option(names = "--workflow", required = true, paramLabel = "F", description = "The publisher's workflow file.")
    String workflow = "";

    @Option(names = "--environment", paramLabel = "E", description = "The publisher's environment.")
    String environment = "";

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description = "Only files uploaded at this time or later count, as 2026-11-22T14:00:00Z.")
    String since = "";

    @Option(names = "--testpypi", description = "Ask TestPyPI.")
    boolean testPypi;

    VerifyCommand(Shared shared, Terminal terminal, Doors doors) {
        this.shared = shared;
        this.terminal = terminal;
        this.doors = doors;
    }

    @Override
    public Integer call() {
        Publisher publisher = new Publisher(
                Arguments.repository(repository),
                WorkflowFile.of(workflow),
                environment.isEmpty() ? Optional.empty() : Optional.of(new EnvironmentName(environment)));
        Optional<Instant> from = instant();
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("projects");
        boolean proved = true;
        try (Connection connection = doors.connect(shared.world(), shared.home(), false)) {
            for (String project : projects) {
                Verification verdict = Verifier.verify(
                        connection.ports(),
                        new ProjectName(project),
                        testPypi ? IndexKind.TESTPYPI : IndexKind.PYPI,
                        publisher,
                        from);
                proved &= verdict instanceof Verification.Proved;
                describe(list.addObject().put("project", project), publisher, verdict);
                new Messages(terminal)
                        .answer(
                                shared.json,
                                project + ": " + verdict.key() + ": " + verdict.sentence() + " (as reported by PyPI)");
            }
        }
        if (shared.json) {
            Json.print(terminal, answer);
        }
        return proved ? ExitCode.DONE : ExitCode.LEFT;
    }

    private static void describe(ObjectNode json, Publisher publisher, Verification verdict) {
        json.put(
                "version",
                switch (verdict) {
                    case Verification.Proved proved -> proved.version();
                    case Verification.ProvedDifferent different -> different.version();
                    case Verification.Inconclusive inconclusive -> inconclusive.version();
                    case Verification.NotYet _ -> "";
                });
        json.put("verdict", verdict.key());
        json.putObject("publisher")
                .put("repository", publisher.repository().toString())
                .put("workflow", publisher.file().name())
                .put(
                        "environment",
                        publisher.environment().map(EnvironmentName::value).orElse(""));
        json.put(
                "run",
                verdict instanceof Verification.Proved proved
                        ? proved.run().map(URI::toString).orElse("")
                        : "");
        List<String> files =
                switch (verdict) {
                    case Verification.Proved proved -> proved.files();
                    case Verification.ProvedDifferent different -> different.files();
                    case Verification.Inconclusive inconclusive -> inconclusive.files();
                    case Verification.NotYet _ -> List.of();
                };
        ArrayNode names = json.putArray("files");
        files.forEach(names::add);
        json.put("why", verdict.sentence());
    }

    private Optional<Instant> instant() {
        try {
            return since.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(since));
        } catch (DateTimeException notAnInstant) {
            throw new CommandFailure("usage", "--since needs a time in UTC, as 2026-11-22T14:00:00Z.");
        }
    }
}
