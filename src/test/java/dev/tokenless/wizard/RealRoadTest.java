package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.RealDoors;
import dev.tokenless.migration.Item;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.wizard.theme.Theme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From the first screen to the record through the real rooms: engine and adapters, against the practice world. What
/// a person does at a page is done by posting that page's forms.
@NullUnmarked // the toolkit fills the fields before each test
@ExtendWith(ApplicationExtension.class)
class RealRoadTest {

    private static final double SPEED = 200;

    @TempDir
    private static Path home;

    private PracticeWorld world;
    private PersonAtTheBrowser person;
    private Wizard wizard;
    private Stage stage;
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> pictured = new HashSet<>();

    @Start
    void start(Stage shown) throws IOException {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(SPEED));
        person = new PersonAtTheBrowser(world.announcement());
        stage = shown;
        open();
    }

    private void open() {
        wizard = new Wizard(
                stage,
                Contexts.english(
                        RealDoors.to(world.world(), home.resolve(world.world().getPort() + ""))),
                person,
                _ -> {},
                _ -> Optional.empty());
        wizard.show();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theMouseWalksTheRoadOfOneRepositoryToTenSettledItems(FxRobot robot) throws Exception {
        List<String> trail = new Walk(robot, Hand.MOUSE, person::act, (step, name) -> picture(robot, step, name))
                .toTheRecord("acme/rocket");
        arrived(robot, trail);
        assertThat(faults).isEmpty();
    }

    @Test
    void whatWasBegunIsContinuedFromTheFirstScreen(FxRobot robot) {
        assertThat(robot.lookup("#resume").query().isVisible()).isFalse();
        toThePlan(robot, () -> Hand.MOUSE.choose(robot, "acme/rocket"));
        robot.clickOn("#primary");
        primary(robot, "Create environment pypi");
        robot.clickOn("#primary");
        primary(robot, "Continue to Trust");
        robot.interact(() -> {
            stage.hide();
            open();
        });
        Waiting.until(robot, () -> robot.lookup("#resume").query().isVisible());
        Screens.save(robot, stage, wizard, "resume");
        robot.clickOn("#resume").clickOn("#back");
        toThePlan(robot, () -> primary(robot, "Plan 1 repository"));
        robot.clickOn("#primary");
        primary(robot, "Continue to Trust");
    }

    private static void toThePlan(FxRobot robot, Runnable choose) {
        robot.clickOn("#door-practice");
        Waiting.until(robot, () -> robot.lookup("#choose-rocket").tryQuery().isPresent());
        choose.run();
        robot.clickOn("#primary");
        primary(robot, "Agree to this plan");
    }

    private static void primary(FxRobot robot, String words) {
        Waiting.until(
                robot, () -> robot.lookup("#primary").queryButton().getText().equals(words));
    }

    @Test
    void theKeyboardAloneWalksTheSameRoad(FxRobot robot) throws Exception {
        List<String> trail = new Walk(robot, Hand.KEYBOARD, person::act, (_, _) -> {}).toTheRecord("acme/rocket");
        arrived(robot, trail);
    }

    // Each step in every size and look; what it shows later, in one of each.
    private void picture(FxRobot robot, String step, String name) {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            robot.interact(() -> {
                wizard.look().chosen().set(theme);
                stage.getScene().getRoot().applyCss();
                Legibility.faults(stage.getScene().getRoot())
                        .forEach(fault -> faults.add(step + ", " + theme + ", " + fault));
            });
        }
        if (pictured.add(step)) {
            Screens.everySize(robot, stage, wizard, name);
        } else {
            Screens.narrowAndDark(robot, stage, wizard, name);
        }
    }

    private void arrived(FxRobot robot, List<String> trail) throws Exception {
        assertThat(robot.lookup("#checklist-count").queryAs(Label.class).getText())
                .as("%s", trail)
                .isEqualTo("10 of 10");
        assertThat(items(robot)).noneMatch(text -> text.contains(": pending") || text.contains(": blocked"));
        assertThat(items(robot).filter(text -> text.contains(": proved"))).hasSize(8);
        assertThat(items(robot)).anyMatch(text -> text.startsWith("Tokens revoked: attested"));
        assertThat(trail)
                .contains("Create environment pypi", "Open pull request", "It is merged", "It is released")
                .endsWith("Continue to Record");
        assertThat(get("/repos/acme/rocket/environments/pypi")).contains("\"name\":\"pypi\"");
        assertThat(get("/repos/acme/rocket/actions/secrets")).contains("\"total_count\":0");
        PracticePerson reader = new PracticePerson(world.announcement());
        assertThat(reader.pypi().tokens()).isEmpty();
        URI publishers = URI.create(world.announcement().pypi() + "/manage/project/rocket/settings/publishing/");
        assertThat(page(publishers)).contains("acme/rocket").contains("pypi");
    }

    private static Stream<String> items(FxRobot robot) {
        return Stream.of(Item.values())
                .map(item -> robot.lookup("#item-" + item.key()).query().getAccessibleText());
    }

    private String get(String path) throws Exception {
        return page(URI.create(world.announcement().github() + path));
    }

    private String page(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .header(
                                            "Authorization",
                                            "Bearer " + world.announcement().token())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
