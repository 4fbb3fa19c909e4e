package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.wizard.words.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What the token may not do stands in the plan before anything is agreed to, with the page and command that mend it.
@NullUnmarked // the toolkit fills the fields before each test
@ExtendWith(ApplicationExtension.class)
class RightsScreenTest {

    private final List<String> opened = new ArrayList<>();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Test
    void aMissingRightStopsTheAgreementAndIsMendedFromTheList(FxRobot robot) {
        Wizard wizard = plan(robot, "en", 10.5);
        assertThat(texts(robot)).contains("✗ 1 right is missing", "? 1 cannot be known before writing");
        assertThat(texts(robot)).contains("✓ 1 right is there", "gh auth refresh -s workflow");
        robot.interact(() -> robot.lookup("#primary").queryAs(Button.class).fire());
        assertThat(robot.lookup("#status").queryAs(Label.class).getText()).startsWith("The token for acme/rocket-6");
        assertThat(robot.lookup("#rights-again").query().isFocused()).isTrue();
        robot.interact(
                () -> robot.lookup("#rights-page").queryAs(Hyperlink.class).fire());
        assertThat(opened).containsExactly("https://github.com/settings/tokens/new?scopes=repo,workflow,read:org");
        Screens.narrowAndDark(robot, stage, wizard, "rights-missing");
        assertThat(faults(robot)).isEmpty();
    }

    @Test
    void inGermanAndLargeTextNothingIsCut(FxRobot robot) {
        plan(robot, "de", 20);
        assertThat(texts(robot)).contains("✗ 1 Recht fehlt");
        robot.interact(() -> robot.lookup("#primary").queryAs(Button.class).fire());
        Screens.narrow(robot, stage, "rights-german-20pt");
        Bounds sentence = inWindow(robot, "#status");
        assertThat(sentence.getMinY()).as("not over the step").isGreaterThan(stage.getHeight() / 2);
        assertThat(sentence.getMaxY())
                .as("above the buttons")
                .isLessThan(inWindow(robot, "#primary").getMinY());
        assertThat(inWindow(robot, "#rights-again").getMaxY())
                .as("what mends it is in sight")
                .isLessThan(sentence.getMinY());
        assertThat(inWindow(robot, "#primary").getMaxX()).isGreaterThan(800);
        assertThat(faults(robot)).isEmpty();
    }

    private Wizard plan(FxRobot robot, String language, double points) {
        Wizard[] wizard = new Wizard[1];
        robot.interact(() -> {
            AppContext context = Contexts.in(language, new DoorsForTests(() -> SessionsForTests.of(6, 6)));
            wizard[0] = new Wizard(
                    stage, context, page -> opened.add(page.toString()), _ -> {}, _ -> Optional.empty(), Messages::in);
            wizard[0].settings().choose(known -> known.withTextSize(points));
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(900);
            stage.setHeight(600);
            wizard[0].show();
        });
        Hand.COMMAND.press(robot, "#door-practice");
        // before the scan begins there is no strip either
        Waiting.until(
                robot,
                () -> shown(robot, "#board")
                        && robot.lookup("#board").queryTableView().getItems().size() == 1
                        && !shown(robot, "#progress-strip"));
        Hand.COMMAND.choose(robot, "acme/rocket-6");
        Hand.COMMAND.press(robot, "#primary");
        Waiting.until(robot, () -> shown(robot, "#rights-missing") && !shown(robot, "#progress-strip"));
        return wizard[0];
    }

    private static Bounds inWindow(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return node.localToScene(node.getLayoutBounds());
    }

    private static boolean shown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(node -> node.isVisible()).isPresent();
    }

    private static List<String> texts(FxRobot robot) {
        return robot.lookup("#rights .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private Set<String> faults(FxRobot robot) {
        Set<String> faults = new TreeSet<>();
        robot.interact(() -> faults.addAll(Legibility.faults(stage.getScene().getRoot())));
        return faults;
    }
}
