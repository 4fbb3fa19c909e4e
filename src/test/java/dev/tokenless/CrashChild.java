package dev.tokenless;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.Connection;
import dev.tokenless.migration.Entry;
import dev.tokenless.migration.Journal;
import dev.tokenless.migration.Journals;
import dev.tokenless.workflow.RepositoryName;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A program of its own that walks a batch in a practice world and halts at one of its journal writes; see [CrashTest].
public final class CrashChild {

    private CrashChild() {}

    /// Reads from its input, a line each: the world's address, the home folder, the write to halt at (0: none),
    /// whether before it, and the repositories. So it can be started ahead of time.
    public static void main(String[] arguments) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        URI world = URI.create(line(input));
        Path home = Path.of(line(input));
        Halting halting = new Halting(Integer.parseInt(line(input)), Boolean.parseBoolean(line(input)));
        List<RepositoryName> names = List.of(line(input).split(" ", -1)).stream()
                .map(name -> RepositoryName.parse(name).orElseThrow())
                .toList();
        try (Connection connection = new PracticeDoor(CrashTest.AGENT)
                .connection(PracticeAddresses.ask(world), Optional.of(home), () -> {})) {
            CrashTest.walk(connection, halting.over(connection.journals()), names);
        }
        System.out.println(new ObjectMapper().writeValueAsString(halting.writes.get()));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String line(BufferedReader input) throws Exception {
        @Nullable String line = input.readLine();
        if (line == null) {
            throw new IllegalStateException("nothing to do");
        }
        return line;
    }

    /// Journals of which one write is the program's last deed.
    private static final class Halting {
        private final AtomicInteger writes = new AtomicInteger();
        private final int at;
        private final boolean before;

        Halting(int at, boolean before) {
            this.at = at;
            this.before = before;
        }

        Journals over(Journals journals) {
            return new Journals() {
                @Override
                public Journal open(RepositoryName repository) {
                    return halting(journals.open(repository));
                }

                @Override
                public List<Entry> read(RepositoryName repository) {
                    return journals.read(repository);
                }

                @Override
                public List<RepositoryName> repositories() {
                    return journals.repositories();
                }
            };
        }

        private Journal halting(Journal journal) {
            return new Journal() {
                @Override
                public List<Entry> entries() {
                    return journal.entries();
                }

                @Override
                public void append(Entry entry) {
                    boolean last = writes.incrementAndGet() == at;
                    if (last && before) {
                        Runtime.getRuntime().halt(9);
                    }
                    journal.append(entry);
                    if (last) {
                        Runtime.getRuntime().halt(9);
                    }
                }

                @Override
                public void close() {
                    journal.close();
                }
            };
        }
    }
}
