package dev.tokenless.wizard.diff;

import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A difference line by line, unified or side by side. N and P go to the next and the previous change.
public final class DiffView extends VBox {

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final Messages words;
    private final Consumer<String> copy;
    private final ListView<DiffRow> rows = new ListView<>();
    private final ToggleButton beside;
    private final Label count = new Label();
    private List<DiffLine> lines = List.of();
    private boolean yaml;

    /// @param copy takes the difference as text
    public DiffView(Messages words, Consumer<String> copy) {
        this.words = words;
        this.copy = copy;
        setSpacing(6);
        rows.setId("diff");
        rows.getStyleClass().add("diff");
        rows.setAccessibleText(words.text("diff.name"));
        rows.setAccessibleHelp(words.text("diff.help"));
        rows.setCellFactory(_ -> new RowCell());
        VBox.setVgrow(rows, Priority.ALWAYS);
        beside = new ToggleButton(words.text("diff.beside"));
        beside.setId("diff-beside");
        beside.setMinWidth(USE_PREF_SIZE);
        beside.getStyleClass().add("small");
        beside.setOnAction(_ -> arrange());
        count.getStyleClass().add("note");
        count.setMinWidth(USE_PREF_SIZE);
        FlowPane bar = new FlowPane(
                6,
                4,
                beside,
                button("diff-previous", "↑", words.text("diff.previous"), () -> jump(-1)),
                button("diff-next", "↓", words.text("diff.next"), () -> jump(1)),
                count,
                button("diff-copy", words.text("diff.copy"), words.text("diff.copy"), this::copyAll));
        bar.setRowValignment(javafx.geometry.VPos.CENTER);
        getChildren().setAll(bar, rows);
        keys();
    }

    private void keys() {
        rows.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copyAll();
            } else if (event.getCode() == KeyCode.N) {
                jump(1);
            } else if (event.getCode() == KeyCode.P) {
                jump(-1);
            }
        });
    }

    /// @param colours whether the text is YAML
    public void show(List<DiffLine> found, boolean colours) {
        lines = List.copyOf(found);
        yaml = colours;
        arrange();
    }

    @Override
    public void requestFocus() {
        rows.requestFocus();
    }

    private void arrange() {
        rows.getItems().setAll(beside.isSelected() ? DiffRow.beside(lines) : DiffRow.unified(lines));
        rows.getSelectionModel().clearSelection();
        long changes = java.util.stream.IntStream.range(0, rows.getItems().size())
                .filter(this::begins)
                .count();
        count.setText(words.text("diff.count", changes));
        jump(1);
    }

    /// Selects the first line of the next change (1) or of the one before (-1).
    public void jump(int direction) {
        int index = rows.getSelectionModel().getSelectedIndex() + direction;
        while (index >= 0 && index < rows.getItems().size()) {
            if (begins(index)) {
                rows.getSelectionModel().clearAndSelect(index);
                rows.scrollTo(Math.max(0, index - 2));
                return;
            }
            index += direction;
        }
    }

    private boolean begins(int index) {
        return rows.getItems().get(index).changed()
                && (index == 0 || !rows.getItems().get(index - 1).changed());
    }

    private void copyAll() {
        copy.accept(lines.stream()
                .map(line ->
                        line.kind() == DiffLine.Kind.GAP ? "…" : line.kind().sign() + line.text())
                .collect(Collectors.joining("\n", "", "\n")));
    }

    private static Button button(String id, String text, String spoken, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        button.setAccessibleText(spoken);
        button.setTooltip(new javafx.scene.control.Tooltip(spoken));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private final class RowCell extends ListCell<DiffRow> {

        private final LineBox left = new LineBox();
        private final LineBox right = new LineBox();
        private final HBox both = new HBox(left, right);

        RowCell() {
            both.setAlignment(Pos.CENTER_LEFT);
            both.setFillHeight(true);
        }

        @Override
        protected void updateItem(DiffRow row, boolean empty) {
            super.updateItem(row, empty);
            setAccessibleText(null);
            setGraphic(null);
            if (!empty && row != null) {
                both.getChildren().setAll(row.beside() ? List.of(left, right) : List.of(left));
                fill(left, row, true);
                fill(right, row, false);
                setGraphic(both);
                setAccessibleText(spoken(row));
            }
        }

        private void fill(LineBox box, DiffRow row, boolean leftSide) {
            (leftSide ? row.left() : row.right())
                    .ifPresentOrElse(line -> box.show(line, !row.beside(), leftSide, yaml), box::showNothing);
            if (row.beside()) {
                double half = Math.max(40, (rows.getWidth() - 24) / 2);
                box.setMinWidth(half);
                box.setMaxWidth(half);
                box.setClip(new javafx.scene.shape.Rectangle(half, 60));
            } else {
                box.setMinWidth(USE_COMPUTED_SIZE);
                box.setMaxWidth(Double.MAX_VALUE);
                box.setClip(null);
                HBox.setHgrow(box, Priority.ALWAYS);
            }
        }

        private String spoken(DiffRow row) {
            return java.util.stream.Stream.of(
                            row.left(), row.beside() ? row.right() : java.util.Optional.<DiffLine>empty())
                    .flatMap(java.util.Optional::stream)
                    .distinct()
                    .map(line -> words.text("diff." + line.kind().name().toLowerCase(Locale.ROOT)) + " "
                            + VisibleText.of(line.text()))
                    .collect(Collectors.joining("; "));
        }
    }
}
