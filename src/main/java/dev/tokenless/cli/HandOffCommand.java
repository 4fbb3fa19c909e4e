package dev.tokenless.cli;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.HandOff;
import dev.tokenless.migration.Migration;
import dev.tokenless.migration.Observer;
import dev.tokenless.record.HandOffPage;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "handoff",
        description =
                "Writes the page for somebody else: an Owner on PyPI who adds a publisher, an administrator on GitHub who protects an environment.")
final class HandOffCommand implements Callable<Integer> {

    private final Shared shared;
    private final Terminal terminal;
    private final Doors doors;

    @Parameters(
            arity = "0..*",
            paramLabel = "REPO",
            description = "OWNER/REPOSITORY; without any, all that have a journal.")
    List<String> repositories = List.of();

    @Option(names = "--format", paramLabel = "html|md", description = "The form; md if not given.")
    String format = "md";

    @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to standard output.")
    String out = "";

    HandOffCommand(Shared shared, Terminal terminal, Doors doors) {
        this.shared = shared;
        this.terminal = terminal;
        this.doors = doors;
    }

    @Override
    public Integer call() {
        if (!List.of("md", "html").contains(format)) {
            throw new CommandFailure("usage", "--format is html or md.");
        }
        List<HandOff> all = new ArrayList<>();
        try (Connection connection = doors.connect(shared.world(), shared.home(), true)) {
            Engine engine = new Engine(connection.ports(), connection.journals(), Observer.none());
            List<RepositoryName> names = repositories.isEmpty() ? engine.begun() : Arguments.repositories(repositories);
            for (RepositoryName name : names) {
                try (Migration migration = Migration.open(connection.ports(), connection.journals(), name)
                        .during(new Cancellation(), _ -> {})) {
                    HandOff handOff = migration.handOff();
                    if (!handOff.requests().isEmpty()) {
                        all.add(handOff);
                    }
                }
            }
        }
        if (all.isEmpty()) {
            new Messages(terminal).say("Nothing waits for somebody else.");
        } else {
            deliver(format.equals("html") ? HandOffPage.html(all) : HandOffPage.markdown(all));
        }
        return all.isEmpty() ? ExitCode.DONE : ExitCode.LEFT;
    }

    private void deliver(String text) {
        if (out.isEmpty()) {
            terminal.out().print(text);
            return;
        }
        try {
            Files.writeString(Path.of(out), text, StandardCharsets.UTF_8);
            new Messages(terminal).say("Written to " + out + ".");
        } catch (IOException | InvalidPathException failed) {
            throw new CommandFailure("unwritable", out + " cannot be written; check its folder and permissions.");
        }
    }
}
