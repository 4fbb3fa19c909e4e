package dev.tokenless.wizard.step.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.wizard.SessionsForTests;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.task.InlineTaskExecutor;
import dev.tokenless.wizard.words.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void whatIsChosenIsPlanned() {
        model.toggle(model.shown().getFirst());
        model.proceed();
        assertThat(went).containsExactly(StepName.PLAN);
        assertThat(road.legs())
                .singleElement()
                .satisfies(leg -> assertThat(leg.prepared().get()).isPresent());
    }
}
