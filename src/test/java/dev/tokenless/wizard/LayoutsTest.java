package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.wizard.words.Messages;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Every step in the smallest window, with large text, in German, and with words that are 40 % longer: nothing is cut,
/// nameless or faint.
@NullUnmarked // the toolkit fills the fields before each test
@ExtendWith(ApplicationExtension.class)
class LayoutsTest {

    /// In pixels; a word of ten letters at 20 points.
    private static final double NARROWEST_SENTENCE = 110;

    private Stage stage;
    private final Set<String> faults = new TreeSet<>();

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Test
    void textOfTwentyPointsIsNowhereCut(FxRobot robot) {
        walk(robot, "20pt", "en", 20, Messages::in);
    }

    @Test
    void germanIsNowhereCut(FxRobot robot) {
        walk(robot, "german", "de", 10.5, Messages::in);
    }

    @Test
    void wordsFortyPercentLongerAreNowhereCut(FxRobot robot) {
        walk(robot, "long", "en", 10.5, tag -> stretched());
    }

    private void walk(
            FxRobot robot, String name, String language, double points, Function<Optional<String>, Messages> words) {
        Wizard[] wizard = new Wizard[1];
        robot.interact(() -> {
            AppContext context = Contexts.in(language, new DoorsForTests(() -> SessionsForTests.of(3)));
            wizard[0] = new Wizard(stage, context, _ -> {}, _ -> {}, _ -> Optional.empty(), words);
            wizard[0].settings().choose(known -> known.withTextSize(points));
            stage.setWidth(900);
            stage.setHeight(600);
            wizard[0].show();
        });
        new Walk(robot, Hand.COMMAND, () -> {}, (step, picture) -> look(robot, step, name + "-" + picture))
                .toTheRecord("acme/rocket-1");
        assertThat(faults).isEmpty();
    }

    private void look(FxRobot robot, String step, String picture) {
        Screens.narrow(robot, stage, picture);
        Label status = robot.lookup("#status").queryAs(Label.class);
        if (!status.getText().isEmpty() && status.getWidth() < NARROWEST_SENTENCE) {
            faults.add(step + ": the sentence at the foot is squeezed: " + status.getText());
        }
        robot.interact(
                () -> Legibility.faults(stage.getScene().getRoot()).forEach(fault -> faults.add(step + ": " + fault)));
    }

    private Messages stretched() {
        ResourceBundle english = new Messages(Locale.ENGLISH).bundle();
        return new Messages(
                new ResourceBundle() {
                    @Override
                    protected Object handleGetObject(String key) {
                        String text = english.getString(key);
                        boolean words = text.length() > 3 && !key.startsWith("item.mark.");
                        return words
                                ? text + " "
                                        + "mmmm "
                                                .repeat((int) Math.ceil(text.replaceAll("\\{[^}]*}", "")
                                                                .length()
                                                        * 0.4
                                                        / 5))
                                                .strip()
                                : text;
                    }

                    @Override
                    public Enumeration<String> getKeys() {
                        return Collections.enumeration(english.keySet());
                    }
                },
                Locale.ENGLISH);
    }
}
