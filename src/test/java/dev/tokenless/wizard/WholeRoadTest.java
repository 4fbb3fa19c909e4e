package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.SafeLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
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
                Contexts.english(new DoorsForTests(() -> SessionsForTests.of(3))),
                opened::add,
                _ -> {},
                _ -> Optional.empty());
        wizard.show();
        stage.setWidth(1000);
        stage.setHeight(760);
    }

    @Test
    void theMouseWalksTheRoadOfOneRepository(FxRobot robot) {
        walk(robot, robot::clickOn, _ -> {});
        assertThat(opened).hasSize(4);
    }

    @Test
    void theKeyboardAloneWalksTheRoadOfOneRepository(FxRobot robot) {
        walk(robot, id -> tabTo(robot, id), _ -> {});
    }

    @Test
    void thePrimaryButtonSaysWhatIsMissingAndMovesTheFocusThere(FxRobot robot) {
        robot.clickOn("#door-practice");
        until(robot, "Plan the selected repositories");
        robot.clickOn("#primary");
        assertThat(robot.lookup("#status").queryAs(Label.class).getText()).startsWith("Select at least one");
        assertThat(robot.lookup("#board").query().isFocused()).isTrue();
    }

    private void walk(FxRobot robot, Consumer<String> press, Consumer<String> picture) {
        press.accept("#door-practice");
        until(robot, "Plan the selected repositories");
        Waiting.until(robot, () -> robot.lookup("#choose-rocket-1").tryQuery().isPresent());
        if (!robot.lookup("#board").query().isFocused()) {
            robot.interact(() -> robot.lookup("#board").query().requestFocus());
        }
        robot.type(KeyCode.DOWN).type(KeyCode.SPACE);
        until(robot, "Plan 1 repository");
        picture.accept("2-repositories");
        press.accept("#primary");
        step(robot, press, picture, "Agree to this plan", "3-plan");
        step(robot, press, picture, "Create environment pypi", "4-protect");
        step(robot, press, picture, "Continue to Trust", "4-protect-done");
        human(robot, press, picture, "5-trust");
        step(robot, press, picture, "Continue to Rewrite", "5-trust-done");
        step(robot, press, picture, "Open pull request", "6-rewrite");
        human(robot, press, picture, "6-rewrite-merge");
        step(robot, press, picture, "Continue to Prove", "6-rewrite-done");
        human(robot, press, picture, "7-prove");
        step(robot, press, picture, "Continue to Clean up", "7-prove-done");
        human(robot, press, picture, "8-clean-up");
        step(robot, press, picture, "Delete PYPI_API_TOKEN", "8-clean-up-secrets");
        step(robot, press, picture, "Continue to Record", "8-clean-up-done");
        until(robot, "Finish");
        picture.accept("9-record");
        assertThat(robot.lookup("#checklist-count").queryAs(Label.class).getText())
                .isEqualTo("10 of 10");
    }

    private static void human(FxRobot robot, Consumer<String> press, Consumer<String> picture, String name) {
        Waiting.until(
                robot,
                () -> robot.lookup("#task-confirm")
                        .tryQuery()
                        .filter(node -> !node.isDisabled())
                        .isPresent());
        picture.accept(name);
        press.accept("#task-open");
        press.accept("#task-confirm");
    }

    private static void step(
            FxRobot robot, Consumer<String> press, Consumer<String> picture, String primary, String name) {
        until(robot, primary);
        picture.accept(name);
        press.accept("#primary");
    }

    private static void until(FxRobot robot, String primary) {
        Waiting.until(
                robot,
                () -> robot.lookup("#primary").queryAs(Button.class).getText().equals(primary));
    }

    private static void tabTo(FxRobot robot, String id) {
        Node wanted = robot.lookup(id).query();
        for (int presses = 0; presses < 80 && !wanted.isFocused(); presses++) {
            robot.type(KeyCode.TAB);
        }
        assertThat(wanted.isFocused()).as("Tab reaches " + id).isTrue();
        robot.type(KeyCode.SPACE);
    }
}
