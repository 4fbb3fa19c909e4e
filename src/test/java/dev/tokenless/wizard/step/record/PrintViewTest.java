package dev.tokenless.wizard.step.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.desktop.PrintObstacle;
import dev.tokenless.wizard.SessionsForTests;
import dev.tokenless.wizard.desktop.Printing;
import dev.tokenless.wizard.desktop.Printout;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.task.InlineTaskExecutor;
import dev.tokenless.wizard.words.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@NullUnmarked // the toolkit fills the fields before each test
@ExtendWith(ApplicationExtension.class)
class PrintViewTest {

    private final Messages words = new Messages(Locale.ENGLISH);
    private final InlineTaskExecutor tasks = new InlineTaskExecutor();
    private final PaperInMemory paper = new PaperInMemory();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        stage.setScene(new Scene(new Pane(), 900, 700));
        stage.show();
    }

    private void preview(FxRobot robot) {
        robot.interact(() -> {
            Stage own = new Stage();
            PrintView.over(
                    stage, new PrintViewModel(PrintViewModelTest.story(), paper, tasks, words, own::close), own, words);
        });
    }

    @Test
    void thePageIsDrawnWithItsWordsAndReadOut(FxRobot robot) {
        preview(robot);

        assertThat(robot.lookup("#print-printer").queryAs(Label.class).getText())
                .isEqualTo("Laser on the second floor");
        assertThat(robot.lookup("#print-page")
                        .queryAs(StackPane.class)
                        .getChildren()
                        .getFirst()
                        .getAccessibleText())
                .contains("12 repositories")
                .contains("page 1 of");
        robot.clickOn("#print-next");
        assertThat(robot.lookup("#print-status").queryAs(Label.class).getText()).startsWith("Page 2 of ");
    }

    @Test
    void printingClosesThePreview(FxRobot robot) {
        preview(robot);
        robot.clickOn("#print-go");

        assertThat(paper.printed).isNotEmpty();
        assertThat(robot.lookup("#print-go").tryQuery()).isEmpty();
        assertThat(paper.abandoned).isFalse();
    }

    @Test
    void closingTheWindowPrintsNothing(FxRobot robot) {
        preview(robot);
        robot.clickOn("#print-cancel");

        assertThat(paper.printed).isEmpty();
        assertThat(paper.abandoned).isTrue();
    }

    @Test
    void withoutAWayToPrintTheButtonIsDisabledWithReasonAndCureAndThePdfIsThere(FxRobot robot) {
        RecordViewModel model = model(Optional.of(PrintObstacle.NO_LPR));
        robot.interact(() -> {
            RecordView view = new RecordView(model, _ -> Optional.empty(), words);
            stage.setScene(new Scene(view.root(), 900, 700));
            model.enter();
        });

        assertThat(robot.lookup("#print-record").queryAs(Button.class).isDisabled())
                .isTrue();
        assertThat(robot.lookup("#unprintable").queryAs(Label.class).getText())
                .contains("lpr")
                .contains("cups-bsd")
                .contains("save a PDF");
        assertThat(robot.lookup("#save-pdf").queryAs(Button.class).isDisabled()).isFalse();
    }

    @Test
    void withAPrinterTheRecordStepOpensThePreview(FxRobot robot) {
        RecordViewModel model = model(Optional.empty());
        robot.interact(() -> {
            stage.setScene(new Scene(new RecordView(model, _ -> Optional.empty(), words).root(), 900, 700));
            model.enter();
        });
        robot.clickOn("#print-record");

        assertThat(robot.lookup("#print-go").tryQuery()).isPresent();
        robot.clickOn("#print-cancel");
    }

    private RecordViewModel model(Optional<PrintObstacle> obstacle) {
        Road road = new Road(tasks, _ -> {}, () -> words);
        road.begin(SessionsForTests.of(1));
        Printing printing = new Printing() {
            @Override
            public Optional<PrintObstacle> obstacle() {
                return obstacle;
            }

            @Override
            public Optional<Printout> begin() {
                return Optional.of(paper);
            }
        };
        return new RecordViewModel(road, tasks, _ -> {}, printing, () -> {}, words);
    }
}
