package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.CrashBench.Point;
import dev.tokenless.CrashBench.Stopped;
import dev.tokenless.cli.Connection;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.Journals;
import dev.tokenless.migration.Observer;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Standing;
import dev.tokenless.workflow.RepositoryName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that is killed anywhere in the middle of a batch and started again ends like one that was left in peace:
/// the world and the record are the same, there is no second pull request, no second commit, no lost step.
class CrashTest {

    static final String AGENT = "tokenless-crash";

    @TempDir
    Path folder;

    @Test
    void aBatchKilledAtSomeRequestsAndJournalWritesEndsLikeAnUndisturbedOne() throws Exception {
        Outcome outcome = crash(folder, 2, 1, 8);
        assertThat(outcome.differences).isEmpty();
        assertThat(outcome.kills).isGreaterThan(4);
    }

    /// @param differences what ended otherwise than the undisturbed run
    record Outcome(int kills, int requests, int writes, List<String> differences) {}

    /// @param points how many, spread evenly; negative: every so many'th
    static Outcome crash(Path folder, int size, int workers, int points) throws Exception {
        List<String> command = CrashBench.command(folder);
        List<RepositoryName> names = names(size);
        List<String> undisturbed;
        Stopped whole;
        try (CrashBench bench = bench(names, size, folder, 0, command)) {
            whole = bench.stop(new Point(false, 0, false));
            undisturbed = bench.resume();
        }
        assertThat(undisturbed.stream().filter(line -> line.contains(" DONE "))).hasSize(size);
        Queue<Point> queue = new ConcurrentLinkedQueue<>(spread(points(whole), points));
        AtomicInteger kills = new AtomicInteger();
        Queue<String> differences = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> work = new ArrayList<>();
        for (int worker = 1; worker <= workers; worker++) {
            int number = worker;
            work.add(() -> {
                try (CrashBench bench = bench(names, size, folder, number, command)) {
                    for (Point point = queue.poll(); point != null; point = queue.poll()) {
                        boolean hit = bench.stop(point).hit();
                        kills.addAndGet(hit ? 1 : 0);
                        String difference = difference(undisturbed, bench.resume());
                        if (!difference.isEmpty()) {
                            differences.add("killed " + point + ": " + difference);
                        }
                    }
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
        }
        return new Outcome(kills.get(), whole.requests(), whole.writes(), List.copyOf(differences));
    }

    private static String difference(List<String> undisturbed, List<String> resumed) {
        List<String> lost = new ArrayList<>(undisturbed);
        resumed.forEach(lost::remove);
        List<String> gained = new ArrayList<>(resumed);
        undisturbed.forEach(gained::remove);
        return lost.isEmpty() && gained.isEmpty() ? "" : "lost " + lost + ", gained " + gained;
    }

    private static CrashBench bench(List<RepositoryName> names, int size, Path folder, int number, List<String> command)
            throws Exception {
        return new CrashBench(names, size, Files.createDirectories(folder.resolve("bench-" + number)), command);
    }

    private static List<Point> points(Stopped whole) {
        List<Point> points = new ArrayList<>();
        for (boolean before : List.of(true, false)) {
            for (int write = 1; write <= whole.writes(); write++) {
                points.add(new Point(false, write, before));
            }
            for (int request = 1; request <= whole.requests(); request++) {
                points.add(new Point(true, request, before));
            }
        }
        return points;
    }

    private static List<Point> spread(List<Point> all, int wanted) {
        int every = wanted > 0 ? Math.max(1, all.size() / wanted) : -wanted;
        return IntStream.range(0, all.size())
                .filter(index -> index % every == every / 2)
                .mapToObj(all::get)
                .toList();
    }

    /// Every fourth generated repository is like the first sample, the one after it like another.
    private static List<RepositoryName> names(int size) {
        List<RepositoryName> names = new ArrayList<>();
        for (int number = 1; names.size() < size; number += number % 4 == 1 ? 1 : 3) {
            names.add(new RepositoryName("acme", "fleet-%04d".formatted(number)));
        }
        return names;
    }

    /// What the command line does: surveys, agrees, walks, with the practice person.
    static List<Standing> walk(Connection connection, Journals journals, List<RepositoryName> names) {
        Engine engine = new Engine(connection.ports(), journals, Observer.none());
        List<Plan> plans = engine.survey(names, _ -> Choices.defaults(), new Cancellation()).stream()
                .flatMap(surveyed -> surveyed.plan().stream())
                .toList();
        return engine.walk(plans, connection.practicePerson().orElseThrow(), new Cancellation());
    }
}
