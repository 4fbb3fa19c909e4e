package dev.tokenless.wizard.diff;

import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.VisibleText;
import java.util.List;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/// A difference as a list of lines: numbers, sign, text. N and P go to the next and the previous change.
public final class DiffView extends ListView<DiffLine> {

    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    public DiffView(Messages words) {
        getStyleClass().add("diff");
        setAccessibleText(words.text("diff.name"));
        setAccessibleHelp(words.text("diff.help"));
        setCellFactory(_ -> new LineCell(words));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.N) {
                jump(1);
            } else if (event.getCode() == KeyCode.P) {
                jump(-1);
            }
        });
    }

    public void show(List<DiffLine> lines) {
        getItems().setAll(lines);
        jump(1);
    }

    /// Selects the first line of the next change (1) or of the one before (-1).
    public void jump(int direction) {
        int index = getSelectionModel().getSelectedIndex() + direction;
        while (index >= 0 && index < getItems().size()) {
            boolean first = index == 0 || !getItems().get(index - 1).changed();
            if (getItems().get(index).changed() && first) {
                getSelectionModel().clearAndSelect(index);
                scrollTo(Math.max(0, index - 2));
                return;
            }
            index += direction;
        }
    }

    private static final class LineCell extends ListCell<DiffLine> {

        private final Messages words;
        private final Label before = new Label();
        private final Label after = new Label();
        private final Label sign = new Label();
        private final Label text = new Label();
        private final HBox row = new HBox(before, after, sign, text);

        LineCell(Messages words) {
            this.words = words;
            before.getStyleClass().add("diff-number");
            after.getStyleClass().add("diff-number");
            sign.getStyleClass().add("diff-sign");
            text.getStyleClass().add("diff-text");
            for (Label label : List.of(before, after, sign, text)) {
                label.setMinWidth(USE_PREF_SIZE);
            }
        }

        @Override
        protected void updateItem(DiffLine line, boolean empty) {
            super.updateItem(line, empty);
            boolean shown = !empty && line != null;
            pseudoClassStateChanged(ADDED, shown && line.kind() == DiffLine.Kind.ADDED);
            pseudoClassStateChanged(REMOVED, shown && line.kind() == DiffLine.Kind.REMOVED);
            setGraphic(shown ? row : null);
            setAccessibleText(null);
            if (shown) {
                before.setText(number(line.before()));
                after.setText(number(line.after()));
                sign.setText(line.kind().sign());
                text.setText(VisibleText.of(line.text()));
                setAccessibleText(words.text("diff." + line.kind().name().toLowerCase(java.util.Locale.ROOT)) + " "
                        + text.getText());
            }
        }

        private static String number(OptionalInt number) {
            return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
        }
    }
}
