package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.BranchWorkflow;
import dev.tokenless.github.SecretPlace;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardTest {

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();

    @Test
    void noSecretIsDeletedBeforeAReleaseWithoutATokenIsVerified() {
        try (Migration road = begun(rocket, Choices.defaults())) {
            assertThatThrownBy(() -> road.carryOut(deletion(road)))
                    .isInstanceOf(RoadException.class)
                    .hasMessageContaining("Locked until");
        }
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void aPlanEditedByHandDoesNotUnlockIt() {
        try (Migration road = begun(rocket, Choices.defaults())) {
            Plan plan = road.agreed().orElseThrow();
            Change edited = new Change.DeleteSecrets(List.of(
                    new DoomedSecret(deletion(road).secrets().getFirst().name(), "repository", List.of(), "trust me")));
            road.agree(new Plan(
                    plan.repository(),
                    plan.base(),
                    plan.choices(),
                    List.of(),
                    List.of(edited),
                    plan.pullRequest(),
                    List.of(),
                    List.of()));
            assertThatThrownBy(() -> road.carryOut(edited)).isInstanceOf(RoadException.class);
        }
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void aPlanThatNamesAnotherReachDoesNotUnlockIt() {
        ProjectName other = new ProjectName("rocket-docs");
        rocket.run("success");
        rocket.pypi.publish(
                other,
                "1.0",
                rocket.pace.now(),
                "Acme/rocket",
                "docs.yml",
                Optional.of(Plans.PYPI),
                rocket.github.head());
        Target.Publishing proved = new Target.Publishing(
                new WorkflowFile("docs.yml"), IndexKind.PYPI, Optional.of(other), Optional.of(Plans.PYPI));
        try (Migration road = begun(rocket, Choices.defaults())) {
            Plan plan = road.agreed().orElseThrow();
            Change edited = new Change.DeleteSecrets(List.of(new DoomedSecret(
                    deletion(road).secrets().getFirst().name(), "repository", List.of(proved), "trust me")));
            road.agree(edited(plan, List.of(proved), edited));
            assertThat(road.look().evidence().verification(proved)).isNotInstanceOf(Verification.Inconclusive.class);
            assertThatThrownBy(() -> road.carryOut(edited)).isInstanceOf(RoadException.class);
        }
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void aSecretThatNoPublishJobUsedIsNeverDeletedNotEvenByAnOverride() {
        rocket.github.secret("AWS_KEY", new SecretPlace.InRepository());
        try (Migration road = begun(rocket, Choices.defaults())) {
            Change edited = new Change.DeleteSecrets(
                    List.of(new DoomedSecret(new SecretName("AWS_KEY"), "repository", List.of(), "trust me")));
            road.agree(edited(road.agreed().orElseThrow(), List.of(), edited));
            road.override("Acme/rocket", Rocket.ADA);
            assertThatThrownBy(() -> road.carryOut(edited))
                    .isInstanceOf(RoadException.class)
                    .hasMessageContaining("no publish job");
        }
        assertThat(rocket.github.secrets).hasSize(2);
    }

    @Test
    void aPlanThatCallsItselfTheLeakRoadStillNeedsThePersonsWord() {
        try (Migration road = begun(rocket, Choices.defaults())) {
            Plan plan = road.agreed().orElseThrow();
            Plan leaked = road.plan(plan.choices().withLeaked(true));
            road.agree(edited(leaked, leaked.targets(), deletion(road)));
            road.look();
            assertThatThrownBy(() -> road.carryOut(deletion(road))).isInstanceOf(RoadException.class);
        }
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void aJournalThatStoppedInTheMiddleOfADeletionIsNotBelievedEither() {
        try (Migration road = begun(rocket, Choices.defaults())) {
            assertThat(road.situation().ready()).isNotEmpty();
        }
        try (Journal journal = journals.open(rocket.github.name)) {
            journal.append(new Entry.Intended(
                    "secrets",
                    new Entry.Trace.Secret(new SecretName("PYPI_API_TOKEN"), "repository"),
                    rocket.pace.now()));
        }
        new Engine(rocket.ports, journals, Observer.none())
                .walk(
                        List.of(Planner.plan(
                                new Surveyor(rocket.ports).survey(rocket.github.name, List.of()), Choices.defaults())),
                        HumanHand.none(),
                        new Cancellation());
        assertThat(rocket.github.secrets).hasSize(1);
    }

    private static Plan edited(Plan plan, List<Target.Publishing> targets, Change only) {
        return new Plan(
                plan.repository(),
                plan.base(),
                plan.choices(),
                targets,
                List.of(only),
                plan.pullRequest(),
                List.of(),
                List.of());
    }

    @Test
    void typingTheRepositorysNameUnlocksItAndIsRecorded() {
        try (Migration road = begun(rocket, Choices.defaults())) {
            assertThatThrownBy(() -> road.override("acme/rocket", Rocket.ADA))
                    .isInstanceOf(RoadException.class)
                    .hasMessageContaining("Acme/rocket");
            Situation unlocked = road.override("Acme/rocket", Rocket.ADA);
            assertThat(unlocked.ready()).anyMatch(ready -> ready.change() instanceof Change.DeleteSecrets);
            Situation after = road.carryOut(deletion(road));
            assertThat(road.standing(after).overrides())
                    .singleElement()
                    .asString()
                    .contains("ada");
        }
        assertThat(rocket.github.secrets).isEmpty();
    }

    @Test
    void onTheLeakRoadRevokingComesFirstAndUnlocksTheSecretAtOnce() {
        Choices leaked = Choices.defaults().withLeaked(true);
        try (Migration road = begun(rocket, leaked)) {
            Situation first = road.situation();
            assertThat(first.next().getFirst()).isInstanceOf(Next.Needed.class);
            HumanTask task = first.tasks().getFirst();
            assertThat(task.kind()).isEqualTo(HumanTask.Kind.REVOKE_TOKENS);
            assertThatThrownBy(() -> road.carryOut(deletion(road))).isInstanceOf(RoadException.class);
            road.attest(task.item(), task.target(), Rocket.ADA, "ci-2024");
            road.carryOut(deletion(road));
        }
        assertThat(rocket.github.secrets).isEmpty();
    }

    @Test
    void revokingWaitsForProofOnThePlannedRoad() {
        try (Migration road = begun(rocket, Choices.defaults())) {
            assertThat(road.situation().next())
                    .anyMatch(next -> next instanceof Next.Waiting waiting
                            && waiting.change() instanceof Change.RevokeTokens
                            && waiting.why().code().equals("not-proved"));
        }
    }

    @Test
    void aSecretThatAnotherWorkflowUsesStaysAndIsExplained() {
        Rocket shared = new Rocket(Map.of(".github/workflows/mirror.yml", """
                on: push
                jobs:
                  mirror:
                    runs-on: ubuntu-latest
                    steps:
                      - run: ./mirror.sh
                        env:
                          KEY: ${{ secrets['pypi_api_token'] }}
                """));
        Standing standing = shared.walk(journals, Choices.defaults(), shared.person());
        assertThat(shared.github.secrets).hasSize(1);
        assertThat(standing.checklist().orElseThrow().state(Item.SECRETS_DELETED))
                .isInstanceOfSatisfying(
                        State.NotNeeded.class,
                        state -> assertThat(state.why().sentence()).contains("mirror.yml, line 8"));
    }

    @Test
    void aSecretThatAnotherBranchUsesStaysWithItsTokenUntilTheNameIsTyped() {
        rocket.github.others = List.of(new BranchWorkflow(
                "1.x", ".github/workflows/publish.yml", "jobs:\n  a: {env: {T: '${{ secrets.PYPI_API_TOKEN }}'}}\n"));
        Standing standing = rocket.walk(journals, Choices.defaults(), rocket.person());
        assertThat(rocket.github.secrets).hasSize(1);
        assertThat(Rocket.states(standing))
                .containsEntry(Item.VERIFIED, "proved")
                .containsEntry(Item.SECRETS_DELETED, "pending")
                .containsEntry(Item.TOKENS_REVOKED, "pending");
        assertThat(standing.next())
                .extracting(Next.Waiting.class::cast)
                .hasSize(2)
                .allSatisfy(waiting -> assertThat(waiting.why().sentence())
                        .contains("publish.yml, line 2, on branch 1.x", "type the repository's name"));

        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            road.look();
            road.override("Acme/rocket", Rocket.ADA);
            road.carryOut(deletion(road));
        }
        assertThat(rocket.github.secrets).isEmpty();
    }

    @Test
    void anotherBranchKeepsNoSecretWhoseTokenIsRevoked() {
        rocket.github.others = List.of(new BranchWorkflow(
                "1.x", ".github/workflows/publish.yml", "env: {T: '${{ secrets.PYPI_API_TOKEN }}'}\n"));
        try (Migration road = begun(rocket, Choices.defaults().withLeaked(true))) {
            HumanTask task = road.situation().tasks().getFirst();
            road.attest(task.item(), task.target(), Rocket.ADA, "ci-2024");
            road.carryOut(deletion(road));
        }
        assertThat(rocket.github.secrets).isEmpty();
    }

    @Test
    void aPublisherWithoutEnvironmentUnlocksAndLeavesTheSecondItemOpen() {
        HumanHand person = task -> {
            if (task.kind() == HumanTask.Kind.RELEASE) {
                rocket.release("");
                return Optional.of(new HumanHand.Word(Rocket.ADA, ""));
            }
            return rocket.person().perform(task);
        };
        Standing standing = rocket.walk(journals, Choices.defaults(), person);
        assertThat(rocket.github.secrets).isEmpty();
        Checklist checklist = standing.checklist().orElseThrow();
        assertThat(checklist.state(Item.PUBLISHER)).isInstanceOf(State.Pending.class);
        assertThat(checklist.state(Item.VERIFIED)).isInstanceOf(State.Blocked.class);
    }

    @Test
    void anUploadWithoutProvenanceIsSettledByTheRunAndAPerson() {
        HumanHand person = task -> {
            if (task.kind() == HumanTask.Kind.RELEASE) {
                rocket.run("success");
                rocket.pypi.upload(Rocket.PROJECT, "2.0.0", rocket.pace.now());
                return Optional.of(new HumanHand.Word(Rocket.ADA, ""));
            }
            return rocket.person().perform(task);
        };
        Standing standing = rocket.walk(journals, Choices.defaults(), person);
        assertThat(Rocket.states(standing)).containsEntry(Item.VERIFIED, "attested");
        assertThat(rocket.github.secrets).isEmpty();
    }

    @Test
    void aRunWhosePublishJobWasSkippedSettlesNoUploadWithoutProvenance() {
        rocket.github.jobs = List.of("build");
        HumanHand person = task -> {
            if (task.kind() == HumanTask.Kind.RELEASE) {
                rocket.run("success");
                rocket.pypi.upload(Rocket.PROJECT, "2.0.0", rocket.pace.now());
                return Optional.of(new HumanHand.Word(Rocket.ADA, ""));
            }
            return rocket.person().perform(task);
        };
        Standing standing = rocket.walk(journals, Choices.defaults(), person);
        assertThat(Rocket.states(standing)).containsEntry(Item.VERIFIED, "pending");
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void aPersonWhoReadsNoOnTheFilesPageBlocksTheItem() {
        HumanHand person = task -> {
            if (task.kind() == HumanTask.Kind.RELEASE) {
                rocket.run("success");
                rocket.pypi.upload(Rocket.PROJECT, "2.0.0", rocket.pace.now());
                return Optional.of(new HumanHand.Word(Rocket.ADA, ""));
            }
            return task.kind() == HumanTask.Kind.CONFIRM_UPLOAD
                    ? Optional.of(new HumanHand.Word(Rocket.ADA, "", true))
                    : rocket.person().perform(task);
        };
        Standing standing = rocket.walk(journals, Choices.defaults(), person);
        assertThat(standing.checklist().orElseThrow().state(Item.VERIFIED))
                .isInstanceOfSatisfying(
                        State.Blocked.class,
                        blocked -> assertThat(blocked.why().code()).isEqualTo("token-used"));
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void anOpenPublisherOfAnOldCommitUnlocksNothing() {
        String old = rocket.github.head();
        HumanHand person = task -> {
            if (task.kind() == HumanTask.Kind.RELEASE) {
                rocket.pypi.publish(
                        Rocket.PROJECT,
                        "1.1.1",
                        rocket.pace.now(),
                        "Acme/rocket",
                        "publish.yml",
                        Optional.empty(),
                        old);
                return Optional.of(new HumanHand.Word(Rocket.ADA, ""));
            }
            return rocket.person().perform(task);
        };
        rocket.walk(journals, Choices.defaults(), person);
        assertThat(rocket.github.secrets).hasSize(1);
    }

    @Test
    void aReleaseByTheOldWorkflowProvesNothing() {
        String old = rocket.github.head();
        HumanHand person = task -> {
            if (task.kind() == HumanTask.Kind.RELEASE) {
                rocket.pypi.publish(
                        Rocket.PROJECT,
                        "1.1.1",
                        rocket.pace.now(),
                        "Acme/rocket",
                        "publish.yml",
                        Optional.of(Plans.PYPI),
                        old);
                return Optional.of(new HumanHand.Word(Rocket.ADA, ""));
            }
            return rocket.person().perform(task);
        };
        Standing standing = rocket.walk(journals, Choices.defaults(), person);
        assertThat(Rocket.states(standing)).containsEntry(Item.VERIFIED, "pending");
        assertThat(rocket.github.secrets).hasSize(1);
    }

    private Migration begun(Rocket world, Choices choices) {
        Migration road = Migration.open(world.ports, journals, world.github.name);
        road.survey();
        road.agree(road.plan(choices));
        road.look();
        return road;
    }

    private static Change.DeleteSecrets deletion(Migration road) {
        return road.agreed().orElseThrow().changes(Change.DeleteSecrets.class).getFirst();
    }
}
