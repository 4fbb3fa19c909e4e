package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.github.BranchWorkflow;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What cannot be read, or was left out of a plan, keeps a secret.
class GuardFailsClosedTest {

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();

    @Test
    void whileNobodyCanReadTheOtherBranchesSecretAndTokenStay() {
        rocket.github.branchesUnread = Optional.of(new GitHubFailure.Offline("api.github.com", "no answer", false));
        Standing standing = rocket.walk(journals, Choices.defaults(), rocket.person());
        assertThat(Rocket.states(standing)).containsEntry(Item.VERIFIED, "proved");
        assertThat(rocket.github.secrets).hasSize(1);
        assertThat(Rocket.states(standing)).containsEntry(Item.TOKENS_REVOKED, "pending");

        rocket.github.branchesUnread = Optional.empty();
        rocket.walk(journals, Choices.defaults(), rocket.person());
        assertThat(rocket.github.secrets).isEmpty();
    }

    @Test
    void aTokenThatNoSecretHoldsStaysWhileAnotherBranchPublishesWithIt() {
        rocket.github.secrets.clear();
        for (String kept : List.of("${{ vars.PYPI_API_TOKEN }}", "pypi-AgENdGVzdA", "${{ secrets.ORG_WIDE }}")) {
            String old = Rocket.WORKFLOW.replace("${{ secrets.PYPI_API_TOKEN }}", kept);
            rocket.github.others = List.of(new BranchWorkflow("1.x", Rocket.PATH, old));
            Standing standing = rocket.walk(journals, Choices.defaults(), rocket.person());
            assertThat(Rocket.states(standing)).containsEntry(Item.VERIFIED, "proved");
            assertThat(Rocket.states(standing)).as(kept).containsEntry(Item.TOKENS_REVOKED, "pending");
        }
        rocket.github.others = List.of(
                new BranchWorkflow("1.x", Rocket.PATH, rocket.github.files().getOrDefault(Rocket.PATH, "")));
        assertThat(Rocket.states(rocket.walk(journals, Choices.defaults(), rocket.person())))
                .containsEntry(Item.TOKENS_REVOKED, "attested");
    }

    @Test
    void aPlanThatForgetsAProjectOfTheSameFileDoesNotUnlockItWhateverItsCommit() {
        String nowhere = "0".repeat(40);
        Choices both = Choices.defaults()
                .withProjects(new WorkflowFile("publish.yml"), Set.of(Rocket.PROJECT, new ProjectName("rocket-cli")));
        rocket.walk(journals, both, rocket.person());
        assertThat(rocket.github.secrets).as("one project is proved").hasSize(1);
        try (Migration road = Migration.open(rocket.ports, journals, rocket.github.name)) {
            Plan plan = road.agreed().orElseThrow();
            Target.Publishing proved = plan.targets().stream()
                    .filter(target ->
                            target.index() == IndexKind.PYPI && target.project().equals(Optional.of(Rocket.PROJECT)))
                    .findFirst()
                    .orElseThrow();
            Change edited = new Change.DeleteSecrets(List.of(
                    new DoomedSecret(new SecretName("PYPI_API_TOKEN"), "repository", List.of(proved), "trust me")));
            for (String base : List.of(plan.base(), rocket.github.head(), nowhere)) {
                road.agree(new Plan(
                        plan.repository(),
                        base,
                        plan.choices(),
                        List.of(proved),
                        List.of(edited),
                        plan.pullRequest(),
                        List.of(),
                        List.of()));
                assertThat(road.look().checklist().targets(Item.VERIFIED).get(proved))
                        .isInstanceOf(State.Proved.class);
                assertThatThrownBy(() -> road.carryOut(edited)).as(base).isInstanceOf(RoadException.class);
                assertThat(rocket.github.secrets).hasSize(1);
            }
        }
    }
}
