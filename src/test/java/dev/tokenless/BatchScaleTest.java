package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Pace;
import dev.tokenless.migration.Standing;
import dev.tokenless.workflow.RepositoryName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two hundred repositories in a practice world that keeps GitHub's and PyPI's limits; for the profile `scale`.
@Tag("scale")
class BatchScaleTest {

    private static final int SIZE = 200;

    @TempDir
    Path home;

    @Test
    void twoHundredRepositoriesTakeTwoDaysOfPublishersAndNoLongerThanTheLimitsImpose() throws Exception {
        try (PracticeFleet fleet = new PracticeFleet(SIZE, 60, home)) {
            List<RepositoryName> names = fleet.names(SIZE);
            assertThat(names).hasSize(SIZE);
            Instant start = fleet.connection.ports().pace().now();
            long began = System.nanoTime();
            Took first = day(fleet, names);
            assertThat(fleet.schedule.orElseThrow().sentences())
                    .anyMatch(sentence ->
                            sentence.startsWith("PyPI takes 100 new publishers a day: 100 can be added now"));
            assertThat(fleet.schedule.orElseThrow().earliest()).isAfter(start.plus(Duration.ofHours(23)));
            assertThat(first.done).as("%s %s", first, fleet.refusals).isEqualTo(100);
            fleet.tomorrow();
            Took second = day(fleet, names);
            long life = (System.nanoTime() - began) / 1_000_000_000;
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            Files.writeString(
                    Path.of("target", "scale.txt"),
                    "first day %s%nsecond day %s%nrefusals for pace %s, %d s in life, %d MB used at the end, %d MB taken at most%n"
                            .formatted(
                                    first,
                                    second,
                                    fleet.refusals,
                                    life,
                                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                                    runtime.totalMemory() >> 20));
            assertThat(fleet.refusedForPace).as("%s", fleet.refusals).hasValue(0);
            assertThat(second.done).as("%s", second).isEqualTo(SIZE);
            for (Took day : List.of(first, second)) {
                assertThat(day.took)
                        .as("%s", day)
                        .isLessThan(day.bound.multipliedBy(3).dividedBy(2));
            }
        }
    }

    /// @param queries of the reads, those by GraphQL
    /// @param bound   the least that GitHub's limits allow for so many reads and writes
    /// @param stopped why the others are not done, other than by the limit of publishers
    private record Took(
            int done, int reads, int queries, int writes, Duration took, Duration bound, List<String> stopped) {}

    private static Took day(PracticeFleet fleet, List<RepositoryName> names) {
        Pace pace = fleet.connection.ports().pace();
        int reads = fleet.reads.get();
        int writes = fleet.writes.get();
        int queries = fleet.queries.get();
        Instant start = pace.now();
        List<Standing> standings = fleet.walk(names, fleet.person(), _ -> {});
        Duration took = Duration.between(start, pace.now());
        int done = (int) standings.stream()
                .filter(standing -> standing.outcome() == Standing.Outcome.DONE)
                .count();
        int read = fleet.reads.get() - reads;
        int wrote = fleet.writes.get() - writes;
        int queried = fleet.queries.get() - queries;
        List<String> stopped = standings.stream()
                .filter(standing -> standing.outcome() != Standing.Outcome.DONE)
                .map(standing -> standing.repository() + ": " + standing.outcome() + " " + standing.failure() + " "
                        + standing.next() + " " + standing.left())
                .filter(text -> !text.contains("REGISTER_PUBLISHER"))
                .toList();
        return new Took(done, read, queried, wrote, took, bound(read, queried, wrote), stopped);
    }

    /// The first hour's allowance is there at once; each further one has to be waited for.
    private static Duration bound(int reads, int queries, int writes) {
        int core = reads - queries + writes;
        long hours = Math.max((writes - 1) / 500, Math.max((core - 1) / 5000, (queries - 1) / 5000));
        Duration points = Duration.ofMinutes((reads + 5L * writes) / 900);
        Duration paced = Duration.ofHours(hours).plusSeconds(writes % 500);
        return paced.compareTo(points) > 0 ? paced : points;
    }
}
