package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.workflow.IndexKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Rocket rocket = new Rocket();

    @Test
    void aHundredPublishersADayMakeThreeDaysOfTwoHundredAndFifty() {
        Schedule schedule = Schedule.of(copies(250), new PublisherBudget(), NOON);
        assertThat(schedule.sentences())
                .anyMatch(sentence -> sentence.startsWith("PyPI takes 100 new publishers a day: 100 can be added now,"
                        + " the last of 250 from 2026-11-24 12:00 UTC on"));
        assertThat(schedule.earliest()).isEqualTo(NOON.plus(Duration.ofDays(2)));
    }

    @Test
    void whatWasRegisteredInTheLastDayCounts() {
        PublisherBudget budget = new PublisherBudget();
        for (int attempt = 0; attempt < 100; attempt++) {
            budget.counted(IndexKind.PYPI, NOON.minusSeconds(3600L + attempt));
        }
        assertThat(budget.next(IndexKind.PYPI, NOON))
                .contains(NOON.minusSeconds(3699).plus(Duration.ofDays(1)));
        assertThat(budget.next(IndexKind.TESTPYPI, NOON)).isEmpty();
        assertThat(Schedule.of(copies(1), budget, NOON).earliest()).isEqualTo(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void aSmallBatchIsBoundByGitHubAlone() {
        Schedule schedule = Schedule.of(copies(2), new PublisherBudget(), NOON);
        assertThat(schedule.sentences()).singleElement().asString().contains("500 changes and 5000 reads an hour");
        assertThat(schedule.earliest()).isBetween(NOON.plusSeconds(10), NOON.plusSeconds(60));
    }

    @Test
    void aProjectThatTheIndexDoesNotKnowYetIsPendingAndExpires() {
        Rocket fresh = new Rocket();
        fresh.pypi.forget(Rocket.PROJECT);
        Schedule schedule = Schedule.of(surveyed(fresh), new PublisherBudget(), NOON);
        assertThat(schedule.sentences())
                .anyMatch(sentence -> sentence.contains("at most 3 at a time") && sentence.contains("after 30 days"));
    }

    @Test
    void onceAHundredAreRegisteredTheNextIsNotAskedForToday() {
        MemoryJournals journals = new MemoryJournals();
        rocket.walk(journals, Choices.defaults(), HumanHand.none());
        try (Journal journal = journals.open(rocket.github.name)) {
            Collections.nCopies(
                            100,
                            new Entry.Attested(Item.PUBLISHER, Plans.ON_PYPI.key(), Rocket.ADA, "", rocket.pace.now()))
                    .forEach(journal::append);
            journal.append(new Entry.Undone("publisher:" + Plans.ON_PYPI.key(), rocket.pace.now()));
        }
        assertThat(PublisherBudget.of(journals).left(IndexKind.PYPI, rocket.pace.now()))
                .isZero();
        assertThat(PublisherBudget.of(journals)
                        .left(IndexKind.PYPI, rocket.pace.now().plus(Duration.ofHours(25))))
                .isEqualTo(100);
    }

    private List<Surveyed> copies(int number) {
        return Collections.nCopies(number, surveyed(rocket).getFirst());
    }

    private static List<Surveyed> surveyed(Rocket world) {
        return new Engine(world.ports, new MemoryJournals(), Observer.none())
                .survey(List.of(world.github.name), _ -> Choices.defaults(), new Cancellation());
    }
}
