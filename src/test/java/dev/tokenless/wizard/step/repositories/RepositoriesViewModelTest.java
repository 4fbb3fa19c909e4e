package dev.tokenless.wizard.step.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.migration.Choices;
import dev.tokenless.wizard.SessionsForTests;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.task.InlineTaskExecutor;
import dev.tokenless.wizard.words.Messages;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Without a toolkit.
class RepositoriesViewModelTest {

    private final Messages words = new Messages(Locale.ENGLISH);
    private final InlineTaskExecutor tasks = new InlineTaskExecutor();
    private final Road road = new Road(tasks, _ -> {}, () -> words);
    private final List<StepName> went = new ArrayList<>();
    private final RepositoriesViewModel model = new RepositoriesViewModel(road, tasks, went::add, words);

    @BeforeEach
    void scan() {
        road.begin(SessionsForTests.of(5));
        model.enter();
    }

    @Test
    void theScanFillsTheBoardAndSaysWhatItSaw() {
        assertThat(model.shown()).hasSize(5);
        assertThat(model.lead().get()).isEqualTo("5 repositories seen, 5 publish, 5 still use a token.");
        assertThat(model.owners()).containsExactly("", "acme");
        assertThat(model.releases()).hasSize(5);
    }

    @Test
    void nothingChosenIsSaidAtTheBoard() {
        model.proceed();
        assertThat(model.missing().get())
                .hasValueSatisfying(missing -> assertThat(missing.field()).isEqualTo("board"));
        assertThat(went).isEmpty();
    }

    @Test
    void allThatStillUseATokenAreChosenAtOnceAndGivenUpAtOnce() {
        model.chooseAll();
        assertThat(model.chosen()).hasSize(5);
        assertThat(model.primary().get()).isEqualTo("Plan 5 repositories");
        model.chooseAll();
        assertThat(model.chosen()).isEmpty();
    }

    @Test
    void searchAndOwnerSiftTogether() {
        model.search().set("ROCKET-3");
        assertThat(model.shown()).hasSize(1);
        model.owner().set("somebody-else");
        assertThat(model.shown()).isEmpty();
    }

    @Test
    void afterALeakUploadsAreLookedThroughSinceTheDayThatThePersonNames() {
        road.leaked().set(true);
        model.toggle(model.shown().getFirst());
        LocalDate usual = model.since().get();
        assertThat(usual).isBetween(LocalDate.now(ZoneOffset.UTC).minusDays(92), LocalDate.now(ZoneOffset.UTC));
        model.since().set(usual.plusDays(500));
        model.proceed();
        assertThat(went).as("a day to come").isEmpty();
        assertThat(model.missing().get())
                .hasValueSatisfying(missing -> assertThat(missing.field()).isEqualTo("since"));
        model.since().set(null);
        model.proceed();
        assertThat(went).as("no day at all").isEmpty();
        model.since().set(usual.minusYears(1));
        model.proceed();
        assertThat(went).containsExactly(StepName.PLAN);
        Choices choices =
                road.legs().getFirst().prepared().get().orElseThrow().plan().choices();
        assertThat(choices.leaked()).isTrue();
        assertThat(choices.since())
                .contains(usual.minusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"en, 'Nov 1, 2026'", "de, 01.11.2026", "de, 01.11.26", "en, 2026-11-01", "de, 2026-11-01"})
    void aDayIsReadAsPeopleWriteItAndNothingElseIsADay(String language, String typed) {
        DayWords words = new DayWords(Locale.of(language));
        assertThat(words.fromString(typed)).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(words.fromString(words.toString(LocalDate.of(2026, 11, 1)))).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(words.fromString("last week")).isNull();
    }

    @Test
    void whatIsChosenIsPlanned() {
        model.toggle(model.shown().getFirst());
        model.proceed();
        assertThat(went).containsExactly(StepName.PLAN);
        assertThat(road.legs())
                .singleElement()
                .satisfies(leg -> assertThat(leg.prepared().get()).isPresent());
    }
}
