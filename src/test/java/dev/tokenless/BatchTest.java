package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.migration.Event;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Person;
import dev.tokenless.migration.Standing;
import dev.tokenless.workflow.RepositoryName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many repositories at once, through the real adapters, in a practice world that keeps GitHub's limits.
class BatchTest {

    @TempDir
    Path home;

    @Test
    void aBatchIsWalkedSideBySideWithOnePersonAndNoRefusalForPace() throws Exception {
        int size = 12;
        try (PracticeFleet fleet = new PracticeFleet(size, 100, home)) {
            List<RepositoryName> names = fleet.names(size);
            assertThat(names).hasSize(size);
            AtomicInteger atOnce = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            HumanHand hand = task -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    return fleet.person().perform(task);
                } finally {
                    atOnce.decrementAndGet();
                }
            };
            List<Standing> standings = fleet.walk(names, hand, _ -> {});
            assertThat(standings).allMatch(standing -> standing.outcome() == Standing.Outcome.DONE);
            assertThat(standings).extracting(Standing::repository).containsExactlyElementsOf(names);
            assertThat(most).hasValue(1);
            assertThat(fleet.refusedForPace).hasValue(0);
        }
    }

    /// The person says of each that its token serves the whole account, so each waits for the others, and is looked at
    /// again when all are proved.
    @Test
    void whoeverWaitedForAnAccountWideTokenHasEndedOnce() throws Exception {
        int size = 3;
        try (PracticeFleet fleet = new PracticeFleet(size, 100, home)) {
            List<RepositoryName> names = fleet.names(size);
            HumanHand hand = task -> task.otherwise()
                    .filter(_ -> task.kind() == HumanTask.Kind.REVOKE_TOKENS)
                    .map(_ -> Optional.of(new HumanHand.Word(new Person("ada"), "", true)))
                    .orElseGet(() -> fleet.person().perform(task));
            List<RepositoryName> ended = new CopyOnWriteArrayList<>();
            List<Standing> standings = fleet.walk(names, hand, event -> {
                if (event instanceof Event.Ended(RepositoryName repository, Standing _)) {
                    ended.add(repository);
                }
            });
            assertThat(ended).containsExactlyInAnyOrderElementsOf(names);
            assertThat(standings).allMatch(standing -> standing.outcome() == Standing.Outcome.DONE);
        }
    }
}
