package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.github.SecretPlace;
import dev.tokenless.workflow.SecretName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeakRoadTest {

    private static final String DOCS = """
            on: {release: {types: [published]}}
            jobs:
              publish:
                runs-on: ubuntu-latest
                steps:
                  - run: ./notify.sh
                    env:
                      HOOK: ${{ secrets.CHAT_HOOK }}
                      NONE: ${{ secrets.GITHUB_TOKEN }}
                  - uses: pypa/gh-action-pypi-publish@release/v1
                    with: {password: "${{ secrets.PYPI_API_TOKEN }}"}
            """;

    private final Rocket rocket = new Rocket(Map.of(Rocket.PATH, DOCS));
    private final MemoryJournals journals = new MemoryJournals();

    private final Instant leaked = rocket.pace.now().minus(Duration.ofDays(3));

    private Migration begun() {
        Migration road = Migration.open(rocket.ports, journals, rocket.github.name);
        road.survey();
        road.agree(road.plan(Choices.defaults().withLeaked(true).withSince(leaked)));
        road.look();
        return road;
    }

    @Test
    void theOrderIsRevokeThenLookThenTheNormalRoad() {
        try (Migration road = begun()) {
            assertThat(road.agreed().orElseThrow().changes())
                    .extracting(Change::id)
                    .startsWith("tokens:pypi", "look-back:pypi", "environment:pypi");
            assertThat(road.situation().tasks())
                    .extracting(HumanTask::kind)
                    .startsWith(HumanTask.Kind.REVOKE_TOKENS, HumanTask.Kind.CHECK_ACCESS, HumanTask.Kind.CHECK_ACCESS);
            assertThat(road.situation().tasks().get(2).values())
                    .anyMatch(value -> value.label().equals("Publishers"));
        }
    }

    @Test
    void everyUploadSinceTheDateIsAskedAboutAndNoOlderOne() {
        rocket.pypi.upload(Rocket.PROJECT, "1.2.0", leaked.minusSeconds(1));
        rocket.pypi.upload(Rocket.PROJECT, "1.2.1", leaked);
        rocket.pypi.publish(
                Rocket.PROJECT,
                "1.3.0",
                leaked.plusSeconds(60),
                "evil/rocket",
                "publish.yml",
                Optional.empty(),
                "c0ffee");
        try (Migration road = begun()) {
            List<HumanTask> asked = tasks(road, HumanTask.Kind.SORT_UPLOAD);
            assertThat(asked)
                    .extracting(task -> task.values().getFirst().text())
                    .containsExactlyInAnyOrder("rocket-1.2.1.tar.gz", "rocket-1.3.0.tar.gz");
            assertThat(asked).allMatch(task -> task.otherwise().equals(Optional.of("Not ours")));
            assertThat(asked.toString()).contains("evil/rocket").contains("a token");
        }
    }

    @Test
    void aForeignFileIsNotedByNameAndHashReportedAndOnlyDoneWithOnceItIsGone() {
        rocket.pypi.upload(Rocket.PROJECT, "1.2.1", leaked);
        Target.Upload file = new Target.Upload(Plans.ON_PYPI.index(), Rocket.PROJECT, "rocket-1.2.1.tar.gz");
        try (Migration road = begun()) {
            HumanTask sort = tasks(road, HumanTask.Kind.SORT_UPLOAD).getFirst();
            road.deny(sort.item(), sort.target(), Rocket.ADA, sort.noted());
            assertThat(state(road, file))
                    .isInstanceOfSatisfying(
                            State.Pending.class,
                            pending -> assertThat(pending.why().code()).isEqualTo("foreign-upload"));
            HumanTask remove = tasks(road, HumanTask.Kind.REMOVE_UPLOAD).getFirst();
            assertThat(remove.ask()).contains("security@pypi.org").contains("Yanking alone");
            rocket.pypi.status = "quarantined";
            road.look();
            assertThat(state(road, file)).isInstanceOfSatisfying(State.Pending.class, pending -> {
                assertThat(pending.why().code()).isEqualTo("quarantined");
            });
            rocket.pypi.status = "active";
            rocket.pypi.remove(Rocket.PROJECT, "rocket-1.2.1.tar.gz");
            road.look();
            assertThat(state(road, file))
                    .isInstanceOfSatisfying(
                            State.Proved.class,
                            proved -> assertThat(proved.proof().answered()).contains("SHA-256 00"));
        }
    }

    @Test
    void theOtherSecretsOfTheSameWorkflowAreNamed() {
        try (Migration road = begun()) {
            assertThat(tasks(road, HumanTask.Kind.ROTATE_SECRET))
                    .singleElement()
                    .satisfies(task ->
                            assertThat(task.target()).isEqualTo(new Target.Exposed(new SecretName("CHAT_HOOK"))));
        }
    }

    @Test
    void aWordAboutTheTokensSettlesNoUploadAndUnlocksTheSecret() {
        rocket.pypi.upload(Rocket.PROJECT, "1.2.1", leaked);
        rocket.github.secret("CHAT_HOOK", new SecretPlace.InRepository());
        try (Migration road = begun()) {
            assertThatThrownBy(() -> road.carryOut(deletion(road))).isInstanceOf(RoadException.class);
            road.attest(Item.TOKENS_REVOKED, new Target.Tokens(Plans.ON_PYPI.index()), Rocket.ADA, "ci");
            assertThat(road.situation().checklist().state(Item.TOKENS_REVOKED)).isInstanceOf(State.Pending.class);
            road.carryOut(deletion(road));
        }
        assertThat(rocket.github.secrets)
                .extracting(secret -> secret.name().value())
                .containsExactly("CHAT_HOOK");
    }

    @Test
    void releasesAreShownAsPausedUntilTheRoadIsWalked() {
        try (Migration road = begun()) {
            assertThat(road.standing(road.situation()).left())
                    .extracting(Reason::code)
                    .contains("releases-paused");
        }
        Standing walked = rocket.walk(journals, Choices.defaults(), rocket.person());
        assertThat(walked.left()).extracting(Reason::code).doesNotContain("releases-paused");
        assertThat(walked.outcome()).as("%s", walked).isEqualTo(Standing.Outcome.DONE);
    }

    @Test
    void aQuestionThatNobodyAsksCannotBeDenied() {
        try (Migration road = begun()) {
            assertThatThrownBy(() -> road.deny(Item.VERIFIED, new Target.WholeRepository(), Rocket.ADA, ""))
                    .isInstanceOf(RoadException.class);
        }
    }

    private static State state(Migration road, Target target) {
        return Optional.ofNullable(road.situation()
                        .checklist()
                        .targets(Item.TOKENS_REVOKED)
                        .get(target))
                .orElseThrow();
    }

    private static List<HumanTask> tasks(Migration road, HumanTask.Kind kind) {
        return road.situation().tasks().stream()
                .filter(task -> task.kind() == kind)
                .toList();
    }

    private static Change.DeleteSecrets deletion(Migration road) {
        return road.agreed().orElseThrow().changes(Change.DeleteSecrets.class).getFirst();
    }
}
