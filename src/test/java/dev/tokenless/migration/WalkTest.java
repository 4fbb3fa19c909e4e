package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.CancelledException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {

    @Test
    void aFreshRepositoryEndsWithTenItemsSettled() {
        Rocket rocket = new Rocket();
        Standing standing = rocket.walk(new MemoryJournals(), Choices.defaults(), rocket.person());
        assertThat(standing.outcome()).as("%s", standing).isEqualTo(Standing.Outcome.DONE);
        assertThat(Rocket.states(standing))
                .containsEntry(Item.ENVIRONMENT, "proved")
                .containsEntry(Item.PUBLISHER, "proved")
                .containsEntry(Item.ID_TOKEN, "proved")
                .containsEntry(Item.NO_PASSWORD, "proved")
                .containsEntry(Item.NAMED_ENVIRONMENT, "proved")
                .containsEntry(Item.TESTPYPI, "not-needed")
                .containsEntry(Item.VERIFIED, "proved")
                .containsEntry(Item.TOKENS_REVOKED, "attested")
                .containsEntry(Item.SECRETS_DELETED, "proved")
                .containsEntry(Item.DOCUMENTED, "proved");
        assertThat(rocket.github.writes)
                .containsExactly(
                        "put environment pypi",
                        "propose tokenless/trusted-publishing",
                        "mark ready 41",
                        "delete secret PYPI_API_TOKEN");
    }

    @Test
    void aWalkThatStopsAtAnyJournalWriteEndsLikeAnUndisturbedOne() {
        MemoryJournals undisturbed = new MemoryJournals();
        Rocket first = new Rocket();
        Standing expected = first.walk(undisturbed, Choices.defaults(), first.person());
        assertThat(undisturbed.writes).isGreaterThan(8);
        for (int at = 1; at <= undisturbed.writes; at++) {
            for (boolean before : List.of(true, false)) {
                MemoryJournals journals = new MemoryJournals();
                journals.stopBefore = before ? at : -1;
                journals.stopAfter = before ? -1 : at;
                Rocket rocket = new Rocket();
                assertThatThrownBy(() -> rocket.walk(journals, Choices.defaults(), rocket.person()))
                        .isInstanceOf(MemoryJournals.Killed.class);
                Standing resumed = rocket.walk(journals, Choices.defaults(), rocket.person());
                String where = (before ? "before" : "after") + " write " + at;
                assertThat(Rocket.states(resumed)).as(where).isEqualTo(Rocket.states(expected));
                assertThat(rocket.github.files()).as(where).isEqualTo(first.github.files());
                assertThat(rocket.github.environments).as(where).isEqualTo(first.github.environments);
                assertThat(rocket.github.requests).as(where).hasSize(1);
                assertThat(rocket.github.secrets).as(where).isEmpty();
                assertThat(rocket.github.writes).as(where).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void thePullRequestIsADraftUntilThePublisherIsAddedAndIsNotOpenedBeforeTheEnvironmentIsProtected() {
        Rocket rocket = new Rocket();
        MemoryJournals journals = new MemoryJournals();
        Standing waiting = rocket.walk(journals, Choices.defaults(), HumanHand.none());
        assertThat(waiting.outcome()).isEqualTo(Standing.Outcome.WAITING);
        assertThat(rocket.github.writes)
                .containsExactly("put environment pypi", "propose tokenless/trusted-publishing");
        assertThat(rocket.github.requests.getFirst().draft()).isTrue();

        HumanHand registers = task -> task.kind() == HumanTask.Kind.REGISTER_PUBLISHER
                ? Optional.of(new HumanHand.Word(Rocket.ADA, ""))
                : Optional.empty();
        Standing ready = rocket.walk(journals, Choices.defaults(), registers);
        assertThat(rocket.github.requests.getFirst().draft()).isFalse();
        assertThat(ready.next())
                .anyMatch(next ->
                        next instanceof Next.Needed needed && needed.task().kind() == HumanTask.Kind.MERGE);
    }

    @Test
    void whileNobodyKnowsTheProjectThePullRequestStaysADraft() {
        Rocket rocket = new Rocket(Map.of("pyproject.toml", "[build-system]\n"));
        Standing standing = rocket.walk(new MemoryJournals(), Choices.defaults(), rocket.person());
        assertThat(rocket.github.requests.getFirst().draft()).isTrue();
        assertThat(standing.left()).extracting(Reason::code).contains("question");
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void withoutAdministrationNothingIsChangedAndThePersonIsTold() {
        Rocket rocket = new Rocket();
        rocket.github.admin = false;
        Standing standing = rocket.walk(new MemoryJournals(), Choices.defaults(), rocket.person());
        assertThat(rocket.github.writes).isEmpty();
        assertThat(standing.next())
                .anyMatch(next -> next instanceof Next.Needed needed
                        && needed.task().kind() == HumanTask.Kind.HAND_OFF
                        && needed.task().ask().contains("administrator"));
    }

    @Test
    void oneFailingRepositoryDoesNotStopTheOthers() {
        Rocket rocket = new Rocket();
        List<Event> events = new ArrayList<>();
        Engine engine = new Engine(rocket.ports, new MemoryJournals(), events::add);
        RepositoryName gone = new RepositoryName("Acme", "gone");
        List<Surveyed> surveyed =
                engine.survey(List.of(gone, rocket.github.name), _ -> Choices.defaults(), new Cancellation());
        assertThat(surveyed.getFirst().failure()).isPresent();
        assertThat(surveyed.getLast().plan()).isPresent();
        assertThat(events)
                .anyMatch(event -> event instanceof Event.Failed failed
                        && failed.repository().equals(gone));
        List<Standing> standings = engine.walk(
                surveyed.stream().flatMap(each -> each.plan().stream()).toList(), rocket.person(), new Cancellation());
        assertThat(standings).extracting(Standing::outcome).containsExactly(Standing.Outcome.DONE);
    }

    @Test
    void thatGitHubDidNotAnswerIsNotTakenForAReleaseThatProvesNothing() {
        Rocket rocket = new Rocket();
        MemoryJournals journals = new MemoryJournals();
        rocket.github.unanswered = Optional.of(new GitHubFailure.RateLimited(Optional.empty()));
        Standing stopped = rocket.walk(journals, Choices.defaults(), rocket.person());
        assertThat(stopped.outcome()).isEqualTo(Standing.Outcome.FAILED);
        Standing resumed = rocket.walk(journals, Choices.defaults(), task -> {
            assertThat(task.kind()).isNotEqualTo(HumanTask.Kind.RELEASE);
            return rocket.person().perform(task);
        });
        assertThat(resumed.outcome()).as("%s", resumed).isEqualTo(Standing.Outcome.DONE);
        assertThat(rocket.releases).isEqualTo(1);
    }

    @Test
    void aCommitThatGitHubDoesNotShowProvesNothing() {
        Rocket rocket = new Rocket();
        rocket.github.unanswered = Optional.of(new GitHubFailure.NotFound("the commit"));
        Standing standing = rocket.walk(new MemoryJournals(), Choices.defaults(), rocket.person());
        assertThat(standing.outcome()).isEqualTo(Standing.Outcome.WAITING);
    }

    @Test
    void cancellingStopsTheWalkWhereItIsAndAnotherWalkGoesOn() {
        Rocket rocket = new Rocket();
        MemoryJournals journals = new MemoryJournals();
        Engine engine = new Engine(rocket.ports, journals, Observer.none());
        Cancellation cancellation = new Cancellation();
        Plan plan = engine.survey(List.of(rocket.github.name), _ -> Choices.defaults(), new Cancellation())
                .getFirst()
                .plan()
                .orElseThrow();
        HumanHand cancels = _ -> {
            cancellation.cancel();
            throw new CancelledException();
        };
        Standing stopped = engine.walk(List.of(plan), cancels, cancellation).getFirst();
        assertThat(stopped.failure()).map(Reason::code).contains("cancelled");
        assertThat(rocket.walk(journals, Choices.defaults(), rocket.person()).outcome())
                .isEqualTo(Standing.Outcome.DONE);
    }

    @Test
    void aPlanWhoseWorkflowChangedBeforeItWasProposedIsMadeAnewAndTheEnvironmentStillKnown() {
        Rocket rocket = new Rocket();
        MemoryJournals journals = new MemoryJournals();
        journals.stopBefore = 4;
        assertThatThrownBy(() -> rocket.walk(journals, Choices.defaults(), rocket.person()))
                .isInstanceOf(MemoryJournals.Killed.class);
        assertThat(rocket.github.writes).containsExactly("put environment pypi");
        rocket.github.commit(
                "main",
                Map.of(
                        Rocket.PATH,
                        Rocket.WORKFLOW.replace("name: Publish", "name: Publish it"),
                        "pyproject.toml",
                        Rocket.PYPROJECT));
        Engine engine = new Engine(rocket.ports, journals, Observer.none());
        Surveyed again = engine.survey(List.of(rocket.github.name), _ -> Choices.defaults(), new Cancellation())
                .getFirst();
        assertThat(again.resumed()).as("has to be agreed to anew").isFalse();
        assertThat(rocket.walk(journals, Choices.defaults(), rocket.person()).outcome())
                .isEqualTo(Standing.Outcome.DONE);
        assertThat(rocket.github.files().get(Rocket.PATH)).contains("name: Publish it");
        Undo undo = engine.undos(List.of(rocket.github.name), new Cancellation())
                .getFirst()
                .undo()
                .orElseThrow();
        assertThat(undo.later()).anyMatch(UndoStep.DeleteEnvironment.class::isInstance);
    }
}
