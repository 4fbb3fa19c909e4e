package dev.tokenless.wizard.problem;

import dev.tokenless.wizard.words.Messages;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What went wrong in a step, where the step is; takes no room while nothing is wrong.
public final class ProblemPanel extends HBox {

    private final Label title = new Label();
    private final Label detail = new Label();
    private final Button again = new Button();

    public ProblemPanel(Messages words, Runnable retry) {
        getStyleClass().add("problem");
        setId("problem");
        setAccessibleRole(AccessibleRole.TEXT);
        title.getStyleClass().add("problem-title");
        title.setWrapText(true);
        detail.setWrapText(true);
        VBox text = new VBox(title, detail);
        text.getStyleClass().add("problem-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        again.setText(words.text("problem.again"));
        again.setMinWidth(USE_PREF_SIZE);
        again.setId("problem-again");
        again.setOnAction(_ -> retry.run());
        getChildren().setAll(text, again);
        show(Optional.empty());
    }

    public void show(Optional<Problem> problem) {
        setVisible(problem.isPresent());
        setManaged(problem.isPresent());
        problem.ifPresent(what -> {
            title.setText(what.title());
            detail.setText(what.detail());
            detail.setManaged(!what.detail().isBlank());
            setAccessibleText(what.title() + " " + what.detail());
            again.requestFocus();
        });
    }
}
