package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.SafeLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From the third door to the record on scripted roads: the window alone, without a world behind it.
@NullUnmarked // the toolkit fills the fields before each test
@ExtendWith(ApplicationExtension.class)
class WholeRoadTest {

    private final List<SafeLink> opened = new ArrayList<>();
    private Wizard wizard;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        wizard = new Wizard(
                shown,
                Contexts.english(new DoorsForTests(() -> SessionsForTests.of(5))),
                opened::add,
                _ -> {},
                _ -> Optional.empty());
        wizard.show();
        stage.setWidth(1000);
        stage.setHeight(760);
    }

    @Test
    void theMouseWalksTheRoadOfOneRepository(FxRobot robot) {
        walk(robot, Hand.MOUSE, "acme/rocket-1");
        assertThat(opened).hasSize(4);
    }

    @Test
    void theKeyboardAloneWalksTheRoadOfFiveRepositories(FxRobot robot) {
        walk(robot, Hand.KEYBOARD, "acme/rocket-1", "acme/rocket-2", "acme/rocket-3", "acme/rocket-4", "acme/rocket-5");
        assertThat(opened).hasSize(20);
    }

    @Test
    void thePrimaryButtonSaysWhatIsMissingAndMovesTheFocusThere(FxRobot robot) {
        robot.clickOn("#door-practice");
        until(robot, "Plan the selected repositories");
        robot.clickOn("#primary");
        assertThat(robot.lookup("#status").queryAs(Label.class).getText()).startsWith("Select at least one");
        assertThat(robot.lookup("#board").query().isFocused()).isTrue();
    }

    private static void walk(FxRobot robot, Hand hand, String... repositories) {
        new Walk(robot, hand, () -> {}, (_, _) -> {}).toTheRecord(repositories);
        assertThat(robot.lookup("#checklist-count").queryAs(Label.class).getText())
                .isEqualTo("10 of 10");
    }

    private static void until(FxRobot robot, String primary) {
        Waiting.until(
                robot,
                () -> robot.lookup("#primary").queryAs(Button.class).getText().equals(primary));
    }
}
