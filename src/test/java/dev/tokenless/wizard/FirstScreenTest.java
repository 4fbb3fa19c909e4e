package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.wizard.theme.Theme;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@NullUnmarked // the toolkit fills the fields before each test
@ExtendWith(ApplicationExtension.class)
class FirstScreenTest {

    private Wizard wizard;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        DoorsForTests doors = new DoorsForTests(() -> {
            throw new IllegalStateException("closed");
        });
        wizard = new Wizard(shown, Contexts.english(doors), _ -> {}, _ -> {}, _ -> Optional.empty());
        wizard.show();
    }

    @Test
    void picturesOfTheDoors(FxRobot robot) {
        Screens.everySize(robot, stage, wizard, "1-first-screen");
        robot.interact(() -> wizard.look().chosen().set(Theme.LIGHT));
        robot.clickOn("#door-leak");
        Screens.save(robot, stage, wizard, "1-first-screen-leak");
        assertThat(robot.lookup("#primary").queryAs(Button.class).getText()).isEqualTo("Choose how to sign in");
        robot.clickOn("#why");
        Screens.save(robot, stage, wizard, "1-first-screen-why");
    }

    @Test
    void theSettingsTakeHoldAtOnce(FxRobot robot) {
        robot.clickOn("#settings");
        robot.interact(() -> robot.lookup("#settings-text").queryComboBox().setValue(20.0));
        Screens.save(robot, stage, wizard, "1-first-screen-settings-20pt");
        robot.clickOn("#why-close");
        Screens.everySize(robot, stage, wizard, "1-first-screen-20pt");
        robot.clickOn("#settings");
        robot.interact(() -> {
            ComboBox<String> language = robot.lookup("#settings-language").queryComboBox();
            language.getSelectionModel().select("de");
        });
        assertThat(wizard.settings().now().get().language()).contains("de");
        assertThat(wizard.settings().now().get().textSize()).isEqualTo(20.0);
        assertThat(wizard.settings().now().get().theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void theSecondDoorShowsTheWaysOfSigningInAndAsksForAMissingToken(FxRobot robot) {
        robot.clickOn("#door-move");
        WaitForAsyncUtils.waitForFxEvents();
        Waiting.until(robot, () -> robot.lookup("#way-token").tryQuery().isPresent());
        Screens.save(robot, stage, wizard, "1-sign-in");
        robot.clickOn("#way-token");
        assertThat(robot.lookup("#status").queryAs(Label.class).getText()).isEqualTo("Paste the token first.");
        assertThat(robot.lookup("#token-token").query().isFocused()).isTrue();
    }

    @Test
    void everythingOnTheFirstScreenIsReachedByKeyboard(FxRobot robot) {
        robot.interact(() -> robot.lookup("#door-leak").query().requestFocus());
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup("#primary").query().isVisible()).isTrue();
        robot.press(KeyCode.ALT).type(KeyCode.W).release(KeyCode.ALT);
        robot.interact(() -> robot.lookup("#why").query().requestFocus());
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup("#why-panel").query().isVisible()).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#why-panel").query().isVisible()).isFalse();
    }

    @Test
    void aFailureThatNobodyExpectedKeepsTheWindowOpenAndSaysItsCode(FxRobot robot) {
        robot.clickOn("#door-practice");
        Waiting.until(robot, () -> robot.lookup("#problem").query().isVisible());
        assertThat(robot.lookup("#problem").query().getAccessibleText()).contains("Something unexpected happened");
        assertThat(stage.isShowing()).isTrue();
    }
}
