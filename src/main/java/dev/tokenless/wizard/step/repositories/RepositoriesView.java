package dev.tokenless.wizard.step.repositories;

import dev.tokenless.wizard.step.Fxml;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RepositoryName;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The board as a table. Space, a click on the box or a double click chooses a row.
public final class RepositoriesView implements StepView {

    private final RepositoriesViewModel model;
    private final Messages words;
    private final Parent root;

    @FXML
    private TextField search;

    @FXML
    private ComboBox<String> filter;

    @FXML
    private Button all;

    @FXML
    private TableView<Sighting> board;

    public RepositoriesView(RepositoriesViewModel model, Messages words) {
        this.model = model;
        this.words = words;
        root = Fxml.load(this, words);
        search.textProperty().bindBidirectional(model.search());
        filter.getItems().setAll("token", "publishes", "all");
        filter.setConverter(new FilterWords());
        filter.valueProperty().bindBidirectional(model.filter());
        all.setOnAction(_ -> model.chooseAll());
        columns();
        board.setItems(model.shown());
        board.setPlaceholder(new Label(words.text("board.empty")));
        board.setRowFactory(_ -> row());
        board.setOnKeyPressed(event -> {
            Sighting selected = board.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && selected != null) {
                model.toggle(selected);
                event.consume();
            }
        });
        model.chosen().addListener((SetChangeListener<RepositoryName>) _ -> board.refresh());
        model.shown()
                .addListener((ListChangeListener<Sighting>) _ -> all.setText(words.text("board.all", model.tokens())));
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
        board.requestFocus();
    }

    private void columns() {
        board.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<Sighting, Sighting> box = fixed(cell("board.column.chosen", _ -> new ChosenCell(), 44), 44);
        TableColumn<Sighting, String> repository =
                text("board.column.repository", sighting -> sighting.name().toString(), 210);
        repository.setMinWidth(160);
        TableColumn<Sighting, Sighting> today = cell("board.column.today", _ -> new TodayCell(words), 250);
        today.setMinWidth(190);
        box.setSortable(false);
        board.getColumns()
                .setAll(java.util.List.of(
                        box,
                        repository,
                        today,
                        fixed(cell("board.column.state", _ -> new StateCell(), 124), 124),
                        fixed(text("board.column.rights", this::rights, 96), 96)));
    }

    private static <T> TableColumn<Sighting, T> fixed(TableColumn<Sighting, T> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        return column;
    }

    private String rights(Sighting sighting) {
        return sighting.repository().admin() ? words.text("board.admin") : words.text("board.no-admin");
    }

    private TableColumn<Sighting, String> text(String key, Function<Sighting, String> value, double width) {
        TableColumn<Sighting, String> column = new TableColumn<>(words.text(key));
        column.setCellValueFactory(row -> new SimpleStringProperty(value.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    private TableColumn<Sighting, Sighting> cell(
            String key, Function<Object, TableCell<Sighting, Sighting>> factory, double width) {
        TableColumn<Sighting, Sighting> column = new TableColumn<>(words.text(key));
        column.setCellValueFactory(row -> new javafx.beans.property.SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(factory::apply);
        column.setPrefWidth(width);
        column.setComparator(java.util.Comparator.comparing(Sighting::kind));
        return column;
    }

    private TableRow<Sighting> row() {
        TableRow<Sighting> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (!row.isEmpty() && event.getClickCount() == 2) {
                model.toggle(row.getItem());
            }
        });
        row.itemProperty().subscribe(sighting -> {
            if (sighting != null) {
                row.setAccessibleText(sighting.name() + ", " + stateWord(sighting));
            }
        });
        return row;
    }

    private String stateWord(Sighting sighting) {
        return words.text(
                "kind." + sighting.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private final class ChosenCell extends TableCell<Sighting, Sighting> {
        private final javafx.scene.control.CheckBox box = new javafx.scene.control.CheckBox();

        ChosenCell() {
            box.setFocusTraversable(false);
            box.setOnAction(_ -> model.toggle(getItem()));
        }

        @Override
        protected void updateItem(Sighting sighting, boolean empty) {
            super.updateItem(sighting, empty);
            setGraphic(empty || sighting == null ? null : box);
            if (!empty && sighting != null) {
                box.setId("choose-" + sighting.name().name());
                box.setSelected(model.chosen().contains(sighting.name()));
                box.setAccessibleText(words.text("board.choose", sighting.name()));
            }
        }
    }

    private final class StateCell extends TableCell<Sighting, Sighting> {
        private final Label pill = new Label();
        private final VBox holder = new VBox(pill);

        StateCell() {
            holder.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Sighting sighting, boolean empty) {
            super.updateItem(sighting, empty);
            setGraphic(empty || sighting == null ? null : holder);
            if (!empty && sighting != null) {
                pill.setText(stateWord(sighting));
                pill.setTooltip(new Tooltip(pill.getText()));
                pill.getStyleClass().setAll("label", "pill", sighting.kind().style());
            }
        }
    }

    private final class FilterWords extends StringConverter<String> {
        @Override
        public String toString(String filter) {
            return filter == null ? "" : words.text("board.filter." + filter);
        }

        @Override
        public String fromString(String text) {
            return text;
        }
    }
}
