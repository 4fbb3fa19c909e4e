package dev.tokenless.wizard.queue;

import dev.tokenless.wizard.step.Fxml;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.words.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The row in front of the person as a card; beneath it all rows.
public final class QueueView implements StepView {

    private static final double ROW = 42;

    private final QueueViewModel model;
    private final Messages words;
    private final TaskCard card;
    private final Parent root;
    private boolean refreshing;

    @FXML
    private VBox place;

    @FXML
    private ListView<TaskRow> list;

    @FXML
    private Label errands;

    @FXML
    private VBox sure;

    @FXML
    private Label sureLabel;

    @FXML
    private TextField typed;

    @FXML
    private VBox merges;

    public QueueView(QueueViewModel model, Messages words) {
        this.model = model;
        this.words = words;
        card = new TaskCard(model, words);
        root = Fxml.load(this, words);
        place.getChildren().setAll(card.root());
        list.setCellFactory(_ -> new RowCell());
        list.setFixedCellSize(ROW);
        list.setItems(model.rows());
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !refreshing) {
                model.selected().set(Optional.of(row));
            }
        });
        model.rows().addListener((ListChangeListener<TaskRow>) _ -> fit());
        model.rows().addListener((ListChangeListener<TaskRow>) _ -> MergeList.fill(merges, model, words));
        MergeList.fill(merges, model, words);
        errands.textProperty().bind(model.errands());
        typed.textProperty().bindBidirectional(model.typed());
        sureLabel.setLabelFor(typed);
        model.expected().subscribe(expected -> {
            sure.setVisible(!expected.isEmpty());
            sure.setManaged(!expected.isEmpty());
            sureLabel.setText(words.text("typed.label", expected));
            typed.setPromptText(expected);
        });
        model.selected().subscribe(this::show);
        fit();
    }

    @Override
    public StepViewModel model() {
        return model;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focusFirst() {
        card.first()
                .ifPresentOrElse(
                        Node::requestFocus,
                        () -> Optional.ofNullable(root.getScene().lookup("#primary"))
                                .ifPresent(Node::requestFocus));
    }

    private void fit() {
        list.setPrefHeight(Math.min(8, Math.max(1, model.rows().size())) * ROW + 6);
    }

    private void show(Optional<TaskRow> row) {
        card.show(row);
        refreshing = true;
        row.ifPresent(list.getSelectionModel()::select);
        refreshing = false;
    }

    private final class RowCell extends ListCell<TaskRow> {

        private final Label repository = new Label();
        private final Label title = new Label();
        private final Label pill = new Label();
        private final Label site = new Label();
        private final HBox line = new HBox(title, repository, new Region(), site, pill);

        RowCell() {
            line.getStyleClass().add("queue-row");
            title.getStyleClass().add("section-title");
            repository.getStyleClass().add("note");
            site.getStyleClass().add("note");
            site.setMinWidth(Region.USE_PREF_SIZE);
            pill.setMinWidth(Region.USE_PREF_SIZE);
            title.setMinWidth(0);
            HBox.setHgrow(line.getChildren().get(2), Priority.ALWAYS);
        }

        @Override
        protected void updateItem(TaskRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : line);
            setAccessibleText(null);
            setTooltip(null);
            if (!empty && row != null) {
                String stand = words.text("stand." + row.stand().name().toLowerCase(Locale.ROOT));
                repository.setText(row.leg().name().toString());
                title.setText(row.title());
                site.setText(row.site());
                setTooltip(new Tooltip(row.leg().name() + "\n" + row.title()));
                pill.setText(row.leg().busy() ? words.text("stand.busy") : stand);
                pill.getStyleClass().setAll("label", "pill", row.stand().style());
                setAccessibleText(row.leg().name() + ", " + row.title() + ": " + pill.getText());
            }
        }
    }
}
