package dev.tokenless.wizard;

import dev.tokenless.wizard.queue.TaskRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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

    private final FxRobot robot;
    private final Hand hand;
    private final PersonAtTheBrowser person;
    private final BiConsumer<String, String> picture;
    private final List<String> trail = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();

    /// @param picture is given the step and a name for each state that it shows
    Walk(FxRobot robot, Hand hand, PersonAtTheBrowser person, BiConsumer<String, String> picture) {
        this.robot = robot;
        this.hand = hand;
        this.person = person;
        this.picture = picture;
    }

    /// @return the words of every button that was pressed
    List<String> toTheRecord(String repository) {
        picture("doors");
        press("#door-practice");
        Waiting.until(robot, () -> shown("#board") && !shown("#progress-strip"));
        hand.choose(robot, repository);
        picture("chosen");
        press("#primary");
        Waiting.until(robot, () -> shown("#diff") && !shown("#progress-strip"));
        picture("shown");
        press("#primary");
        for (Moment now = next(); !title().equals("Record"); now = next()) {
            picture(now.name().toLowerCase(java.util.Locale.ROOT));
            act(now);
        }
        picture("finished");
        return List.copyOf(trail);
    }

    private void act(Moment now) {
        switch (now) {
            case READY, CONTINUE -> press("#primary");
            case YOURS -> {
                press("#task-open");
                person.act();
                press("#task-confirm");
            }
            case WAITING -> Waiting.until(robot, () -> moment() != Moment.WAITING && moment() != Moment.BUSY);
            case BUSY -> throw new AssertionError("never ends");
        }
    }

    private Moment next() {
        Waiting.until(robot, () -> title().equals("Record") || (shown("#queue") && moment() != Moment.BUSY));
        if (shown("#problem")) {
            throw new AssertionError(robot.lookup("#problem").query().getAccessibleText() + " after " + trail);
        }
        return title().equals("Record") ? Moment.CONTINUE : moment();
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
        String step = title().equals("From API tokens to Trusted Publishing") ? "Sign in" : title();
        String name = step.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + "-" + state;
        long before = pictures.stream().filter(name::equals).count();
        pictures.add(name);
        boolean again = state.equals("waiting") && before > 0;
        if (!again) {
            picture.accept(
                    step, "walk-%02d-%s".formatted(pictures.stream().distinct().count() + before, name));
        }
    }

    private String title() {
        return robot.lookup("#step-title").queryAs(Label.class).getText();
    }

    private boolean shown(String id) {
        Optional<Node> node = robot.lookup(id).tryQuery();
        return node.filter(Node::isVisible).isPresent();
    }
}
