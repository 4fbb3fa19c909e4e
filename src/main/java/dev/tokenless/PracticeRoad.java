package dev.tokenless;

import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Connection;
import dev.tokenless.cli.Doors;
import dev.tokenless.cli.PracticeChoice;
import dev.tokenless.cli.Terminal;
import dev.tokenless.cli.WorldChoice;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.Repository;
import dev.tokenless.github.ScanFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The first command on a computer without a display: one sample repository, from its survey to the finished record.
record PracticeRoad(Terminal terminal, Doors doors) {

    /// The sample that the road is shown on: one package, one workflow, a token in the publish action.
    private static final String SAMPLE = "rocket";

    int walk(WorldChoice practice, Optional<Path> home) {
        try (Connection connection = doors.connect(practice, home, true)) {
            String repository = sample(connection);
            CommandLineFace face = new CommandLineFace(terminal, new Held(connection));
            int walked = face.run("migrate", "--practice", "--with-person", repository);
            if (walked != 0) {
                return walked;
            }
            terminal.out().println();
            return face.run("record", "--practice", "--format", "text", repository);
        }
    }

    private static String sample(Connection connection) {
        List<Repository> all = new ArrayList<>();
        connection.ports().github().scan(ScanFilter.defaults(), all::add, new Cancellation());
        return all.stream()
                .map(repository -> repository.name().toString())
                .filter(name -> name.endsWith("/" + SAMPLE))
                .findFirst()
                .orElse(SAMPLE);
    }

    /// One world for both commands: it is closed after the second.
    private record Held(Connection connection) implements Doors {
        @Override
        public int window(WorldChoice world, Optional<Path> home) {
            return 0;
        }

        @Override
        public Connection connect(WorldChoice world, Optional<Path> home, boolean signedIn) {
            return new Connection(
                    connection.world(),
                    connection.ports(),
                    connection.journals(),
                    connection.practicePerson(),
                    () -> {});
        }

        @Override
        public void servePractice(PracticeChoice choice, Consumer<String> announce) {
            // the world is here already
        }
    }
}
