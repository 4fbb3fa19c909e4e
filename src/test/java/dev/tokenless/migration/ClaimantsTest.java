package dev.tokenless.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.pypi.Description;
import dev.tokenless.workflow.IndexKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who may get a publisher, who must be asked, and whom the page goes to.
class ClaimantsTest {

    private final Rocket rocket = new Rocket();
    private final MemoryJournals journals = new MemoryJournals();

    @Test
    void whereTheIndexNamesThisRepositoryTheFormIsOpenedAtOnce() {
        try (Migration road = protectedRoad()) {
            HumanTask task = publisherTask(road);
            assertThat(task.kind()).isEqualTo(HumanTask.Kind.REGISTER_PUBLISHER);
            assertThat(task.ask()).contains("This gives Acme/rocket the right to publish rocket");
            assertThat(task.values())
                    .extracting(HumanTask.Value::text)
                    .containsExactly("Acme", "rocket", "publish.yml", "pypi");
        }
    }

    @Test
    void anIndexThatNamesAnotherOwnerOrNobodyStopsUntilTheProjectsNameIsTyped() {
        for (Map<String, String> urls :
                List.of(Map.<String, String>of(), Map.of("Source", "https://github.com/elsewhere/rocket"))) {
            rocket.pypi.urls = urls;
            try (Migration road = protectedRoad()) {
                HumanTask task = publisherTask(road);
                assertThat(task.kind()).isEqualTo(HumanTask.Kind.NAME_PROJECT);
                assertThat(task.ask())
                        .contains(urls.isEmpty() ? "no repository at all" : "elsewhere/rocket")
                        .contains("Acme/rocket says that it publishes rocket")
                        .contains("This gives Acme/rocket the right to publish rocket");
                assertThatThrownBy(() -> road.attest(Item.PUBLISHER, target(road), Rocket.ADA, ""))
                        .hasMessageContaining("type the project's name");
                assertThatThrownBy(() -> road.attest(Item.PUBLISHER, task.target(), Rocket.ADA, "rokcet"))
                        .hasMessageContaining("exactly: rocket");
            }
        }
        try (Migration road = protectedRoad()) {
            road.attest(Item.PUBLISHER, publisherTask(road).target(), Rocket.ADA, "rocket");
            assertThat(publisherTask(road).kind()).isEqualTo(HumanTask.Kind.REGISTER_PUBLISHER);
        }
    }

    @Test
    void aForkThatSaysWhatItsOriginalSaysIsStopped() {
        rocket.github.fork = true;
        try (Migration road = protectedRoad()) {
            assertThat(publisherTask(road).ask()).contains("is a fork").contains("acme/rocket");
        }
    }

    @Test
    void anotherRepositoryWhoseFilesTheIndexHasSeenIsARival() {
        rocket.pypi.publish(
                Rocket.PROJECT,
                "1.5.0",
                rocket.pace.now(),
                "elsewhere/rocket",
                "publish.yml",
                Optional.empty(),
                "c0ffee");
        try (Migration road = protectedRoad()) {
            assertThat(publisherTask(road).ask()).contains("elsewhere/rocket (its newest files came from there)");
        }
    }

    @Test
    void aProjectThatIsNotThereYetGetsAPendingPublisherToCopy() {
        rocket.pypi.forget(Rocket.PROJECT);
        try (Migration road = protectedRoad()) {
            HumanTask task = publisherTask(road);
            assertThat(task.page().toString()).endsWith("/manage/account/publishing/");
            assertThat(task.values().getFirst()).isEqualTo(new HumanTask.Value("Project name", "rocket"));
            assertThat(task.ask()).contains("thirty days");
        }
    }

    @Test
    void whoIsNoOwnerGetsAPageForOneAndTheRoadWaits() {
        rocket.pypi.roles = List.of(new Description.Role("Owner", "grace"), new Description.Role("Maintainer", "ada"));
        try (Migration road = protectedRoad()) {
            HumanTask register = publisherTask(road);
            road.deny(register.item(), register.target(), Rocket.ADA, "");
            assertThat(publisherTask(road).kind()).isEqualTo(HumanTask.Kind.HAND_OFF);
            assertThat(road.situation().checklist().state(Item.PUBLISHER))
                    .isInstanceOfSatisfying(
                            State.Pending.class,
                            pending -> assertThat(pending.why().code()).isEqualTo("handed-off"));
            HandOff.Request request = road.handOff().requests().getFirst();
            assertThat(request.to()).contains("grace").doesNotContain("ada");
            assertThat(request.reach()).contains("Type pypi.org into the browser yourself");
            assertThat(request.values())
                    .extracting(HumanTask.Value::text)
                    .containsExactly("rocket", "Acme", "rocket", "publish.yml", "pypi");
            assertThat(request.sendBack()).contains("Never a token, a password");
            road.attest(Item.PUBLISHER, target(road), Rocket.ADA, "grace answered");
            assertThat(road.situation().checklist().state(Item.PUBLISHER)).isInstanceOf(State.Attested.class);
        }
    }

    @Test
    void whoIsNoAdministratorGetsOnePageForBoth() {
        rocket.github.admin = false;
        try (Migration road = begun()) {
            assertThat(road.handOff().requests()).hasSize(2);
            assertThat(road.handOff().requests().getFirst().to()).contains("administrator");
        }
    }

    @Test
    void anAccountWideTokenWaitsForTheOtherRepositoriesThatItServes() {
        RevokeTask task = new RevokeTask(rocket.ports, rocket.github.name);
        Change.RevokeTokens change = new Change.RevokeTokens(IndexKind.PYPI, List.of(Plans.ON_PYPI), true);
        HumanTask alone = task.of(change, List.of(), List.of(), List.of());
        assertThat(scopes(alone)).containsExactly("Project: rocket", "All projects");
        assertThat(alone.ask()).contains("change the account's password").contains(".pypirc");
        assertThat(alone.values().getLast().text()).contains("Please do not send me the token");
        HumanTask among = task.of(change, List.of(rocket.github.name), List.of(), List.of());
        assertThat(scopes(among)).containsExactly("Project: rocket");
        assertThat(among.ask()).contains("Leave those for all projects: Acme/rocket");
        assertThat(among.otherwise()).contains("Its token serves the whole account");
    }

    private static List<String> scopes(HumanTask task) {
        return task.values().stream()
                .filter(value -> value.label().equals(RevokeTask.SCOPE))
                .map(HumanTask.Value::text)
                .toList();
    }

    private Migration begun() {
        Migration road = Migration.open(rocket.ports, journals, rocket.github.name);
        road.survey();
        road.agree(road.plan(Choices.defaults()));
        road.look();
        return road;
    }

    private Migration protectedRoad() {
        Migration road = begun();
        road.agreed().orElseThrow().changes(Change.PutEnvironment.class).stream()
                .filter(change -> road.situation().ready().stream()
                        .anyMatch(ready -> ready.change().equals(change)))
                .forEach(road::carryOut);
        return road;
    }

    private static Target target(Migration road) {
        return road.agreed()
                .orElseThrow()
                .changes(Change.RegisterPublisher.class)
                .getFirst()
                .target();
    }

    private static HumanTask publisherTask(Migration road) {
        return road.situation().tasks().stream()
                .filter(task -> task.change() instanceof Change.RegisterPublisher)
                .findFirst()
                .orElseThrow();
    }
}
