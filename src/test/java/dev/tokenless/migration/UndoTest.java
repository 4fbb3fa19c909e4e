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
            assertThat(undo.never()).extracting(Reason::code).contains("secret-gone", "released", "tokens-revoked");
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
            assertThat(road.undo().byHand())
                    .extracting(HumanTask::kind)
                    .containsExactly(HumanTask.Kind.REMOVE_PUBLISHER);
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

    @Test
    void fromEveryStepTheProgramMayHaveStoppedAtTheWorldIsAsItWas() {
        MemoryJournals undisturbed = new MemoryJournals();
        Rocket first = new Rocket();
        first.walk(undisturbed, Choices.defaults(), first.person());
        int stopped = 0;
        for (int at = 1; at <= undisturbed.writes; at++) {
            for (boolean before : List.of(true, false)) {
                MemoryJournals stopping = new MemoryJournals();
                stopping.stopBefore = before ? at : -1;
                stopping.stopAfter = before ? -1 : at;
                Rocket world = new Rocket();
                assertThatThrownBy(() -> world.walk(stopping, Choices.defaults(), world.person()))
                        .isInstanceOf(MemoryJournals.Killed.class);
                if (world.releases > 0) {
                    continue; // a release stays
                }
                stopped++;
                stopping.stopBefore = -1;
                stopping.stopAfter = -1;
                Reverted reverted = undone(world, stopping, "");
                String where = (before ? "before" : "after") + " write " + at;
                assertThat(reverted.failure()).as(where).isEmpty();
                assertThat(reverted.complete())
                        .as(where + " %s", reverted.undo())
                        .isTrue();
                assertThat(world.github.environments).as(where).isEmpty();
                assertThat(world.github.branches).as(where).doesNotContainKey("tokenless/trusted-publishing");
                assertThat(world.github.files()).as(where).isEqualTo(new Rocket().github.files());
                assertThat(undone(world, stopping, "").complete()).as(where).isTrue();
            }
        }
        assertThat(stopped).isGreaterThan(12);
    }

    @Test
    void anUndoThatStopsAtAnyJournalWriteIsFinishedByTheNext() {
        for (int at = 1; ; at++) {
            MemoryJournals stopping = new MemoryJournals();
            Rocket world = new Rocket();
            HumanHand untilMerged = task -> task.kind() == HumanTask.Kind.RELEASE
                    ? Optional.empty()
                    : world.person().perform(task);
            world.walk(stopping, Choices.defaults(), untilMerged);
            stopping.stopBefore = stopping.writes + at;
            try {
                undone(world, stopping, "");
                assertThat(at).isGreaterThan(5);
                return;
            } catch (MemoryJournals.Killed _) {
                stopping.stopBefore = -1;
            }
            assertThat(undone(world, stopping, "").complete()).as("write " + at).isTrue();
            assertThat(world.github.environments).isEmpty();
            assertThat(world.github.files()).isEqualTo(new Rocket().github.files());
            assertThat(world.github.requests).hasSize(2);
        }
    }

    @Test
    void anEnvironmentThatGainedASecretIsLeft() {
        rocket.walk(journals, Choices.defaults(), HumanHand.none());
        rocket.github.secret("OTHER", new dev.tokenless.github.SecretPlace.InEnvironment(Plans.PYPI));
        Reverted reverted = undone(rocket, journals, "");
        assertThat(reverted.undo().orElseThrow().conflicts())
                .extracting(Reason::code)
                .containsExactly("environment-changed");
        assertThat(rocket.github.environments).containsKey(Plans.PYPI);
    }

    private static Reverted undone(Rocket world, MemoryJournals journals, String typed) {
        return new Engine(world.ports, journals, Observer.none())
                .undo(List.of(world.github.name), world.person(), _ -> typed, new dev.tokenless.desktop.Cancellation())
                .getFirst();
    }
}
