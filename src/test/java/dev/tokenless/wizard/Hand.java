package dev.tokenless.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/// How a person reaches what the window shows.
enum Hand {
    MOUSE {
        @Override
        void press(FxRobot robot, String id) {
            robot.clickOn(id);
        }

        @Override
        void choose(FxRobot robot, String repository) {
            robot.clickOn(box(robot, repository));
        }
    },
    /// Neither: for what is about the look alone.
    COMMAND {
        @Override
        void press(FxRobot robot, String id) {
            robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
        }

        @Override
        void choose(FxRobot robot, String repository) {
            press(robot, box(robot, repository));
        }
    },
    KEYBOARD {
        @Override
        void press(FxRobot robot, String id) {
            tabTo(robot, id);
            robot.type(KeyCode.SPACE);
        }

        @Override
        void choose(FxRobot robot, String repository) {
            tabTo(robot, "#search");
            robot.push(KeyCode.CONTROL, KeyCode.A);
            robot.write(repository, 0);
            tabTo(robot, "#board");
            robot.type(KeyCode.HOME).type(KeyCode.SPACE);
        }
    };

    private static final int PATIENCE = 120;

    abstract void press(FxRobot robot, String id);

    /// Where a repository is chosen on the board; its row comes with the table's layout, which may be a pulse later.
    private static String box(FxRobot robot, String repository) {
        String id = "#choose-" + repository.substring(repository.indexOf('/') + 1);
        Waiting.until(robot, () -> robot.lookup(id).tryQuery().isPresent());
        return id;
    }

    /// Fills the field that has the focus already: the primary button moved it there.
    void type(FxRobot robot, String field, String text) {
        assertThat(focused(robot, field)).as("the focus is in " + field).isTrue();
        robot.write(text, 0);
    }

    abstract void choose(FxRobot robot, String repository);

    static void tabTo(FxRobot robot, String id) {
        for (int presses = 0; presses < PATIENCE && !focused(robot, id); presses++) {
            robot.type(KeyCode.TAB);
        }
        assertThat(focused(robot, id)).as("Tab reaches " + id).isTrue();
    }

    private static boolean focused(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isFocused).isPresent();
    }
}
