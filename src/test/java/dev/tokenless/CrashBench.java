package dev.tokenless;

import dev.tokenless.cli.Connection;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Standing;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Handler;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A practice world and a child program at work in it that is killed at a chosen request or journal write.
final class CrashBench implements AutoCloseable {

    /// Where the child is stopped.
    ///
    /// @param number of the request or the write, from 1
    record Point(boolean request, int number, boolean before) {
        @Override
        public String toString() {
            return (before ? "before " : "after ") + (request ? "request " : "write ") + number;
        }
    }

    /// @param hit whether the child was really stopped; else it had ended before
    record Stopped(boolean hit, int requests, int writes) {}

    private final PracticeWorld world;
    private final List<RepositoryName> names;
    private final Path folder;
    private final List<String> command;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean killed = new AtomicBoolean();
    private int homes;
    private volatile Point point = new Point(false, 0, false);
    private volatile @Nullable Process child;
    private @Nullable Process next;

    CrashBench(List<RepositoryName> names, int size, Path folder, List<String> command) throws IOException {
        this.names = names;
        this.folder = folder;
        this.command = command;
        this.world = PracticeWorld.start(
                PracticeOptions.defaults().withRepositories(2 * size + 20).withSpeed(100), this::killing);
    }

    private Handler killing(Handler inner) {
        return call -> {
            if (!call.header("User-Agent").orElse("").equals(CrashTest.AGENT)) {
                return inner.handle(call);
            }
            boolean here = requests.incrementAndGet() == point.number() && point.request();
            if (here && point.before()) {
                kill();
            }
            // nobody works for a program that is gone: its last requests may have been on their way, no more
            Answer answer = inner.handle(call);
            if (here && !point.before()) {
                kill();
            }
            return answer;
        };
    }

    private void kill() {
        Process running = child;
        if (running != null) {
            running.destroyForcibly();
            killed.set(true);
            try {
                running.waitFor();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Walks from the beginning in a child program that is stopped there.
    Stopped stop(Point where) throws Exception {
        world.reset();
        homes++;
        requests.set(0);
        killed.set(false);
        point = where;
        Process running = spawned();
        child = running;
        String write = where.request() ? "0" : String.valueOf(where.number());
        String names = this.names.stream().map(RepositoryName::toString).collect(Collectors.joining(" "));
        try (Writer input = running.outputWriter(StandardCharsets.UTF_8)) {
            input.write(
                    String.join("\n", world.world().toString(), home().toString(), write, where.before() + "", names)
                            + "\n");
        }
        next = start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!running.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("the child does not end: " + where);
        }
        child = null;
        point = new Point(false, 0, false);
        boolean halted = running.exitValue() == 9;
        return new Stopped(halted || killed.get(), requests.get(), said.isEmpty() ? 0 : Integer.parseInt(said));
    }

    /// Goes on in this program, as a person would who starts it again.
    List<String> resume() {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection =
                    new PracticeDoor(CrashTest.AGENT).connection(world.announcement(), Optional.of(home()), () -> {})) {
                List<Standing> standings = CrashTest.walk(connection, connection.journals(), names);
                boolean done = standings.stream().allMatch(one -> one.outcome() == Standing.Outcome.DONE);
                if (done || attempt == 3) {
                    return outcome(standings);
                }
            }
        }
    }

    private List<String> outcome(List<Standing> standings) {
        List<String> lines = new ArrayList<>(new WorldPicture(world.announcement())
                .of(names.stream().map(RepositoryName::toString).toList()));
        for (Standing standing : standings) {
            lines.add("record " + standing.repository() + " " + standing.outcome() + " " + standing.failure());
            standing.changed().stream()
                    .sorted()
                    .forEach(words -> lines.add("record " + standing.repository() + " changed " + words));
            standing.checklist().ifPresent(list -> {
                for (Item item : Item.values()) {
                    list.targets(item)
                            .forEach((target, state) -> lines.add("record " + standing.repository() + " " + item + " "
                                    + target.key() + " " + state.key()));
                }
            });
        }
        // the ports differ from bench to bench
        return lines.stream()
                .map(line -> line.replace(world.world().toString(), "WORLD"))
                .toList();
    }

    private Path home() {
        return folder.resolve("home-" + homes);
    }

    private Process spawned() throws IOException {
        Process ready = next;
        next = null;
        return ready != null && ready.isAlive() ? ready : start();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("child.log").toFile())
                .start();
    }

    @Override
    public void close() {
        Process waiting = next;
        if (waiting != null) {
            waiting.destroyForcibly();
        }
        world.close();
    }

    /// How to start a child: the class path as one jar, so that the JVM can share what it has loaded before.
    static List<String> command(Path folder) throws IOException {
        Path jar = folder.resolve("classes.jar");
        List<String> path = new ArrayList<>(List.of(jar.toString()));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String element : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
                if (Files.isDirectory(Path.of(element))) {
                    add(out, Path.of(element));
                } else if (!element.contains("javafx") && !element.contains("junit")) {
                    path.add(element);
                }
            }
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xlog:disable",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-cp",
                String.join(java.io.File.pathSeparator, path),
                CrashChild.class.getName());
    }

    private static void add(JarOutputStream out, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith("META-INF/") || name.startsWith("META-INF/services/")) {
                    try {
                        out.putNextEntry(new JarEntry(name));
                        Files.copy(file, out);
                        out.closeEntry();
                    } catch (java.util.zip.ZipException twice) {
                        // the same resource in two folders
                    }
                }
            }
        }
    }
}
