package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.github.PullRequest;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UndoTest {

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();

    @Test
    void beforeAPublisherIsAddedTheWorldIsAsItWasAtFirst() {
        rocket.github.environments.put(Plans.PYPI, EnvironmentRules.of(new RefPolicy.AnyRef()));
        var before = Map.copyOf(rocket.github.environments);
        rocket.walk(journals, Choices.defaults(), HumanHand.none());
        assertThat(rocket.github.environments).isNotEqualTo(before);
        undoEverything("");
        assertThat(rocket.github.environments).isEqualTo(before);
        assertThat(rocket.github.branches).containsOnlyKeys("main");
        assertThat(rocket.github.requests.getFirst().state()).isEqualTo(PullRequest.State.CLOSED);
        assertThat(rocket.github.files()).containsEntry(Rocket.PATH, Rocket.WORKFLOW);
    }

    @Test
    void anEnvironmentThatTheProgramMadeIsDeletedAgain() {
        rocket.walk(journals, Choices.defaults(), HumanHand.none());
        undoEverything("");
        assertThat(rocket.github.environments).isEmpty();
    }

    @Test
    void whatSomebodyChangedSinceIsShownAndNotOverwritten() {
        rocket.walk(journals, Choices.defaults(), HumanHand.none());
        EnvironmentRules theirs = new EnvironmentRules(true, new RefPolicy.AnyRef(), List.of(), false, 30, true);
        rocket.github.environments.put(Plans.PYPI, theirs);
        undoEverything("");
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            assertThat(road.undo().conflicts())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.sentence()).contains("Somebody changed environment pypi"));
        }
        assertThat(rocket.github.environments).containsEntry(Plans.PYPI, theirs);
    }

    @Test
    void afterASecretIsDeletedTheWorkflowIsPutBackOnlyByTypingTheName() {
        rocket.walk(journals, Choices.defaults(), rocket.person());
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            Undo undo = road.undo();
            assertThat(undo.never()).extracting(Reason::code).contains("secret-gone", "released");
            UndoStep step = undo.possible().getFirst();
            assertThatThrownBy(() -> road.putBack(step, "rocket")).isInstanceOf(RoadException.class);
            road.putBack(step, "Acme/rocket");
        }
        rocket.github.merge(rocket.github.requests.getLast().number());
        assertThat(rocket.github.files()).containsEntry(Rocket.PATH, Rocket.WORKFLOW);
    }

    @Test
    void aPublisherThatWasAddedHasToGoBeforeItsEnvironment() {
        HumanHand registers = task -> task.kind() == HumanTask.Kind.REGISTER_PUBLISHER
                ? Optional.of(new HumanHand.Word(Rocket.ADA, ""))
                : Optional.empty();
        rocket.walk(journals, Choices.defaults(), registers);
        undoEverything("");
        assertThat(rocket.github.environments).containsKey(Plans.PYPI);
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            assertThat(road.undo().byHand()).extracting(Reason::code).containsExactly("publisher-stays");
            road.unregistered(Plans.ON_PYPI);
        }
        undoEverything("");
        assertThat(rocket.github.environments).isEmpty();
    }

    private void undoEverything(String typed) {
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            Undo undo = road.undo();
            while (!undo.possible().isEmpty()) {
                undo = road.putBack(undo.possible().getFirst(), typed);
            }
        }
    }
}
