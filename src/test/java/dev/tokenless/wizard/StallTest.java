package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.wizard.step.StepName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A thousand repositories: the board fills, scrolls, sifts and is chosen from without a stall.
@NullUnmarked // the toolkit fills the fields before each test
@ExtendWith(ApplicationExtension.class)
class StallTest {

    private static final long FIRST_SHOWING = 250;
    private static final long OTHERWISE = 50;
    // The first seconds of a fresh virtual machine are interpreted; the installed program starts from a trained cache.
    private static final long COLD = 4;

    private final Map<String, Long> measured = new LinkedHashMap<>();

    @Start
    void start(Stage shown) {
        new Wizard(
                        shown,
                        Contexts.english(new DoorsForTests(() -> SessionsForTests.of(1000))),
                        _ -> {},
                        _ -> {},
                        _ -> Optional.empty())
                .show();
    }

    @Test
    void aThousandRepositoriesDoNotHoldTheWindowUp(FxRobot robot) throws IOException {
        try (Stalls stalls = new Stalls()) {
            stalls.milliseconds(robot);
            fire(robot, "#door-practice");
            Waiting.until(robot, () -> board(robot).getItems().size() == 1000);
            measured.put("first showing of the board, filling with 1,000", stalls.milliseconds(robot));
            scroll(robot);
            measured.put("first scrolling", stalls.milliseconds(robot));
            scroll(robot);
            measured.put("scrolling", stalls.milliseconds(robot));
            for (String sought : new String[] {"rocket-7", "rocket-77", ""}) {
                robot.interact(
                        () -> robot.lookup("#search").queryAs(TextField.class).setText(sought));
            }
            measured.put("sifting", stalls.milliseconds(robot));
            robot.interact(
                    () -> robot.lookup("#search").queryAs(TextField.class).setText("rocket-1"));
            fire(robot, "#choose-rocket-1");
            measured.put("choosing", stalls.milliseconds(robot));
            fire(robot, "#primary");
            Waiting.until(robot, () -> robot.lookup("#diff").tryQuery().isPresent());
            measured.put("first showing of " + StepName.PLAN.key(), stalls.milliseconds(robot));
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/stalls.txt"), measured + "\n");
        assertThat(measured.entrySet())
                .allMatch(each ->
                        each.getValue() <= COLD * (each.getKey().startsWith("first ") ? FIRST_SHOWING : OTHERWISE));
    }

    private static void scroll(FxRobot robot) {
        for (int row = 0; row < 1000; row += 50) {
            int to = row;
            robot.interact(() -> board(robot).scrollTo(to));
        }
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
    }

    private static TableView<?> board(FxRobot robot) {
        return robot.lookup("#board")
                .tryQuery()
                .map(found -> (TableView<?>) found)
                .orElseGet(TableView::new);
    }
}
