package dev.tokenless.wizard;

import dev.tokenless.wizard.queue.TaskRow;
import dev.tokenless.wizard.step.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.testfx.api.FxRobot;

/// Walks the window from the plan to the record, doing what it asks for in the order in which it asks.
final class Walk {

    /// What the window waits for.
    private enum Moment {
        BUSY,
        READY,
        YOURS,
        WAITING,
        CONTINUE
    }

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final FxRobot robot;
    private final Hand hand;
    private final Runnable person;
    private final BiConsumer<String, String> picture;
    private final List<String> trail = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();

    /// @param picture is given the step and a name for each state that it shows
    Walk(FxRobot robot, Hand hand, Runnable person, BiConsumer<String, String> picture) {
        this.robot = robot;
        this.hand = hand;
        this.person = person;
        this.picture = picture;
    }

    /// @return the words of every button that was pressed
    List<String> toTheRecord(String... repositories) {
        picture("doors");
        press("#door-practice");
        Waiting.until(robot, () -> shown("#board") && !shown("#progress-strip"));
        picture("board");
        for (String repository : repositories) {
            hand.choose(robot, repository);
        }
        picture("chosen");
        press("#primary");
        Waiting.until(robot, () -> shown("#diff") && !shown("#progress-strip"));
        picture("shown");
        press("#primary");
        for (Moment now = next(); !step().equals("record"); now = next()) {
            picture(now.name().toLowerCase(java.util.Locale.ROOT));
            act(now);
        }
        picture("finished");
        return List.copyOf(trail);
    }

    private void act(Moment now) {
        switch (now) {
            case READY, CONTINUE -> {
                if (shown("#queue-sure")) {
                    press("#primary");
                    String wanted = robot.lookup("#queue-typed")
                            .queryAs(TextField.class)
                            .getPromptText();
                    hand.type(robot, "#queue-typed", wanted);
                }
                press("#primary");
            }
            case YOURS -> {
                press("#task-open");
                person.run();
                press("#task-confirm");
            }
            case WAITING -> Waiting.until(robot, () -> moment() != Moment.WAITING && moment() != Moment.BUSY);
            case BUSY -> throw new AssertionError("never ends");
        }
    }

    private Moment next() {
        Waiting.until(robot, () -> step().equals("record") || (shown("#queue") && moment() != Moment.BUSY));
        if (shown("#problem")) {
            throw new AssertionError(robot.lookup("#problem").query().getAccessibleText() + " after " + trail);
        }
        return step().equals("record") ? Moment.CONTINUE : moment();
    }

    private Moment moment() {
        if (shown("#progress-strip")) {
            return Moment.BUSY;
        }
        ListView<TaskRow> rows = robot.lookup("#queue").queryListView();
        List<TaskRow.Stand> stands =
                rows.getItems().stream().map(TaskRow::stand).toList();
        if (stands.contains(TaskRow.Stand.READY)) {
            return Moment.READY;
        }
        if (stands.contains(TaskRow.Stand.YOURS)) {
            return Moment.YOURS;
        }
        return stands.contains(TaskRow.Stand.WAITING) ? Moment.WAITING : Moment.CONTINUE;
    }

    private void press(String id) {
        trail.add(robot.lookup(id).queryAs(Button.class).getText().replace("_", ""));
        hand.press(robot, id);
    }

    private void picture(String state) {
        String step = step();
        String name = step + "-" + state;
        long before = pictures.stream().filter(name::equals).count();
        pictures.add(name);
        boolean again = state.equals("waiting") && before > 0;
        if (!again) {
            picture.accept(
                    step, "walk-%02d-%s".formatted(pictures.stream().distinct().count() + before, name));
        }
    }

    // By the rail, since titles have a language.
    private String step() {
        return Stream.of(StepName.values())
                .map(StepName::key)
                .filter(key -> robot.lookup("#rail-" + key)
                        .query()
                        .getPseudoClassStates()
                        .contains(CURRENT))
                .findFirst()
                .orElseThrow();
    }

    private boolean shown(String id) {
        Optional<Node> node = robot.lookup(id).tryQuery();
        return node.filter(Node::isVisible).isPresent();
    }
}
