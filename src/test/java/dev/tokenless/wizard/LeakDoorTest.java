package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.wizard.road.CodeCard;
import dev.tokenless.wizard.road.Doors;
import dev.tokenless.wizard.road.Session;
import dev.tokenless.wizard.road.SignInWay;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RepositoryName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Whoever comes through the first door is asked since when the token may have been known; nobody else is.
@NullUnmarked // the toolkit fills the fields before each test
@ExtendWith(ApplicationExtension.class)
class LeakDoorTest {

    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Test
    void theDayIsAskedForAndADayToComeIsRefusedWhereItStands(FxRobot robot) {
        for (String language : List.of("en", "de")) {
            Wizard wizard = toTheBoard(robot, language, "#door-leak");
            assertThat(robot.lookup("#leak").query().isVisible()).isTrue();
            Screens.everySize(robot, stage, wizard, "2-repositories-leak-" + language);
            robot.interact(
                    () -> robot.lookup("#since").queryAs(DatePicker.class).setValue(LocalDate.of(2199, 1, 1)));
            Hand.COMMAND.choose(robot, "acme/rocket-1");
            Hand.COMMAND.press(robot, "#primary");
            assertThat(robot.lookup("#status").queryAs(Label.class).getText())
                    .isEqualTo(new Messages(java.util.Locale.of(language)).text("board.since.missing"));
            assertThat(robot.lookup("#since").query().isFocused()).isTrue();
            Screens.narrowAndDark(robot, stage, wizard, "2-repositories-leak-missing-" + language);
        }
    }

    @Test
    void whoeverMovesProjectsIsNotAsked(FxRobot robot) {
        toTheBoard(robot, "en", "#door-move");
        assertThat(robot.lookup("#leak").query().isVisible()).isFalse();
    }

    private Wizard toTheBoard(FxRobot robot, String language, String door) {
        Wizard[] wizard = new Wizard[1];
        robot.interact(() -> {
            AppContext context = Contexts.in(language, new SignedIn(new DoorsForTests(() -> SessionsForTests.of(5))));
            wizard[0] = new Wizard(stage, context, _ -> {}, _ -> {}, _ -> Optional.empty(), Messages::in);
            wizard[0].show();
        });
        Hand.COMMAND.press(robot, door);
        if (door.equals("#door-leak")) {
            Hand.COMMAND.press(robot, "#primary");
        }
        Waiting.until(robot, () -> robot.lookup("#way-token").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#token-token").queryAs(PasswordField.class).setText("ghp_x"));
        Hand.COMMAND.press(robot, "#way-token");
        Waiting.until(
                robot,
                () -> robot.lookup("#board").tryQuery().isPresent()
                        && robot.lookup("#board").queryTableView().getItems().size() == 5);
        return wizard[0];
    }

    /// Any token opens the door.
    private record SignedIn(Doors others) implements Doors {

        @Override
        public List<SignInWay> ways() {
            return others.ways();
        }

        @Override
        public List<RepositoryName> begun() {
            return others.begun();
        }

        @Override
        public Session signIn(
                SignInWay way,
                char[] typed,
                boolean remember,
                Browser browser,
                Cancellation cancellation,
                Consumer<String> doing,
                Consumer<CodeCard> code) {
            return others.practice(cancellation, doing);
        }

        @Override
        public Optional<String> whyNotRemembered() {
            return others.whyNotRemembered();
        }

        @Override
        public Session practice(Cancellation cancellation, Consumer<String> doing) {
            return others.practice(cancellation, doing);
        }
    }
}
