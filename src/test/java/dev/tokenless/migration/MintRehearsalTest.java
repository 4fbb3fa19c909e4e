package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MintRehearsalTest {

    private static final Choices DORMANT = Choices.defaults().with(Choices.Decision.NO_RELEASE_DUE);

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();

    @Test
    void theJobStandsAloneWithTheEnvironmentAndNothingButAnIdentity() {
        String text = MintRehearsal.text(Plans.ON_PYPI);
        assertThat(Workflow.read(Rocket.PATH, text)).isInstanceOfSatisfying(Workflow.class, workflow -> {
            assertThat(workflow.jobs()).singleElement().satisfies(job -> {
                assertThat(job.environment().orElseThrow().name()).isEqualTo(Plans.PYPI);
                assertThat(job.effectivePermissions(workflow).grantsIdToken()).isTrue();
                assertThat(job.steps())
                        .singleElement()
                        .satisfies(step -> assertThat(step.uses()).isEmpty());
            });
            assertThat(workflow.triggers())
                    .extracting(trigger -> trigger.event())
                    .containsExactly("push");
        });
        assertThat(text).doesNotContain("checkout").doesNotContain("secrets.").doesNotContain("upload.pypi.org");
        assertThat(text.indexOf("::add-mask::\" + identity")).isLessThan(text.indexOf("claims.get"));
        assertThat(text.indexOf("::add-mask::\" + token")).isLessThan(text.indexOf("answered 200"));
    }

    @Test
    void theBranchesRuleIsAddedForItAndRemovedAgainAndItemOneIsNotProvedMeanwhile() {
        rocket.github.rehearsalEnds = Optional.empty();
        rocket.walk(journals, Choices.defaults().with(Choices.Decision.MINT), withoutReleasing());
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            assertThat(MintRehearsal.admits(rules())).isTrue();
            assertThat(road.look().checklist().state(Item.ENVIRONMENT))
                    .isInstanceOfSatisfying(
                            State.Pending.class,
                            pending -> assertThat(pending.why().code()).isEqualTo("rehearsal-rule"));
            rocket.github.ended("success");
            road.look();
        }
        Standing after = resume(withoutReleasing());
        assertThat(MintRehearsal.admits(rules())).isFalse();
        assertThat(rocket.github.branches).doesNotContainKey(MintRehearsal.BRANCH);
        assertThat(Rocket.states(after))
                .containsEntry(Item.ENVIRONMENT, "proved")
                .containsEntry(Item.TESTPYPI, "not-needed")
                .containsEntry(Item.VERIFIED, "pending");
        assertThat(rocket.github.secrets)
                .as("a rehearsal alone unlocks nothing")
                .hasSize(1);
    }

    @Test
    void aDormantPackageIsUnlockedByItAndProvedByTheNextRelease() {
        Standing dormant = rocket.walk(journals, DORMANT, withoutReleasing());
        assertThat(rocket.github.secrets).isEmpty();
        assertThat(Rocket.states(dormant))
                .containsEntry(Item.VERIFIED, "pending")
                .containsEntry(Item.TOKENS_REVOKED, "attested");
        rocket.release("pypi");
        assertThat(Rocket.states(resume(rocket.person()))).containsEntry(Item.VERIFIED, "proved");
    }

    @Test
    void aRehearsalThatGotNoTokenUnlocksNothing() {
        rocket.github.rehearsalEnds = Optional.of("failure");
        Standing refused = rocket.walk(journals, DORMANT, withoutReleasing());
        assertThat(rocket.github.secrets).hasSize(1);
        assertThat(refused.left()).extracting(Reason::code).contains("mint-refused");
        assertThat(MintRehearsal.admits(rules())).isFalse();
    }

    @Test
    void aRunOnThatBranchByAnyOtherTextUnlocksNothing() {
        rocket.github.rehearsalText = Optional.of("on: push\njobs: {}\n");
        rocket.walk(journals, DORMANT, withoutReleasing());
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void aPackageThatIsNeverReleasedAgainIsOnlyCleanedUp() {
        Choices never = Choices.defaults().with(Choices.Decision.NEVER_AGAIN);
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            road.survey();
            road.agree(road.plan(never));
            Change.DeleteSecrets deletion = road.agreed()
                    .orElseThrow()
                    .changes(Change.DeleteSecrets.class)
                    .getFirst();
            road.look();
            assertThatThrownBy(() -> road.carryOut(deletion)).isInstanceOf(RoadException.class);
        }
        Standing done = rocket.walk(new MemoryJournals(), never, rocket.person());
        assertThat(done.outcome()).isEqualTo(Standing.Outcome.DONE);
        assertThat(rocket.github.secrets).isEmpty();
        assertThat(rocket.github.writes).containsExactly("delete secret PYPI_API_TOKEN");
        assertThat(done.left()).extracting(Reason::code).contains("archive");
        assertThat(Rocket.states(done)).containsEntry(Item.VERIFIED, "not-needed");
    }

    private HumanHand withoutReleasing() {
        return task -> task.kind() == HumanTask.Kind.RELEASE
                ? Optional.empty()
                : rocket.person().perform(task);
    }

    private Standing resume(HumanHand hand) {
        Plan plan = History.of(journals.read(rocket.github.name)).plan().orElseThrow();
        return new Engine(rocket.ports, journals, Observer.none())
                .walk(List.of(plan), hand, new dev.tokenless.desktop.Cancellation())
                .getFirst();
    }

    private dev.tokenless.trust.EnvironmentRules rules() {
        return Optional.ofNullable(rocket.github.environments.get(new EnvironmentName("pypi")))
                .orElseThrow();
    }
}
