package dev.tokenless.wizard.step.repositories;

import dev.tokenless.wizard.road.LastRelease;
import dev.tokenless.wizard.step.Fxml;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
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
    private ComboBox<String> owner;

    @FXML
    private Button all;

    @FXML
    private Pane leak;

    @FXML
    private Label sinceLabel;

    @FXML
    private DatePicker since;

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
        owner.setItems(model.owners());
        owner.setConverter(new OwnerWords());
        owner.valueProperty().bindBidirectional(model.owner());
        model.releases().addListener((MapChangeListener<ProjectName, LastRelease>) _ -> board.refresh());
        all.setOnAction(_ -> model.chooseAll());
        leak.visibleProperty().bind(model.leaked());
        leak.managedProperty().bind(model.leaked());
        sinceLabel.setLabelFor(since);
        since.setConverter(new DayWords(words.locale()));
        since.valueProperty().bindBidirectional(model.since());
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
        board.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        TableColumn<Sighting, Sighting> box = cell("board.column.chosen", _ -> new ChosenCell());
        TableColumn<Sighting, String> repository =
                text("board.column.repository", sighting -> sighting.name().toString());
        TableColumn<Sighting, String> project = text("board.column.project", Sighting::projectNames);
        TableColumn<Sighting, Sighting> today = cell("board.column.today", _ -> new TodayCell(words));
        TableColumn<Sighting, String> environment = text("board.column.environment", Sighting::environments);
        TableColumn<Sighting, Sighting> state = cell("board.column.state", _ -> new StateCell());
        TableColumn<Sighting, String> last = text("board.column.last", this::lastRelease);
        box.setSortable(false);
        board.getColumns().setAll(List.of(box, repository, project, today, environment, state, last));
        board.widthProperty().subscribe(() -> {
            double em = search.getFont().getSize();
            environment.setVisible(board.getWidth() > 62 * em);
            project.setVisible(board.getWidth() > 40 * em);
            fit(box, 3 * em, 3 * em, 3 * em);
            fit(repository, 9 * em, 14 * em, Double.MAX_VALUE);
            fit(project, 6 * em, 8 * em, Double.MAX_VALUE);
            fit(today, 9 * em, 12 * em, Double.MAX_VALUE);
            fit(environment, 6 * em, 7 * em, 10 * em);
            fit(state, 9.2 * em, 9.2 * em, 9.2 * em);
            fit(last, 8 * em, 10.5 * em, Double.MAX_VALUE);
        });
    }

    private static void fit(TableColumn<Sighting, ?> column, double least, double usual, double most) {
        column.setMinWidth(least);
        column.setMaxWidth(most);
        column.setPrefWidth(usual);
    }

    private String lastRelease(Sighting sighting) {
        if (!sighting.repository().admin()) {
            return words.text("board.no-admin");
        }
        return sighting.projects().stream()
                .map(model.releases()::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(LastRelease::proved))
                .map(last ->
                        last.proved() ? words.text("board.proved", day(last)) : words.text("board.by-token", day(last)))
                .orElse("");
    }

    private String day(LastRelease last) {
        ZonedDateTime at = last.at().atZone(ZoneId.systemDefault());
        boolean old = at.isBefore(ZonedDateTime.now(ZoneId.systemDefault()).minusMonths(11));
        return DateTimeFormatter.ofLocalizedPattern(old ? "yMMM" : "MMMd")
                .withLocale(words.locale())
                .format(at);
    }

    private TableColumn<Sighting, String> text(String key, Function<Sighting, String> value) {
        TableColumn<Sighting, String> column = new TableColumn<>(words.text(key));
        column.setCellValueFactory(row -> new SimpleStringProperty(value.apply(row.getValue())));
        column.setCellFactory(_ -> new TextCell());
        return column;
    }

    private TableColumn<Sighting, Sighting> cell(String key, Function<Object, TableCell<Sighting, Sighting>> factory) {
        TableColumn<Sighting, Sighting> column = new TableColumn<>(words.text(key));
        column.setCellValueFactory(row -> new javafx.beans.property.SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(factory::apply);
        column.setComparator(Comparator.comparing(Sighting::kind));
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

    // What a narrow column cuts off stands in the tooltip.
    private static final class TextCell extends TableCell<Sighting, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            setTooltip(empty || text == null || text.isEmpty() ? null : new Tooltip(text));
        }
    }

    private final class OwnerWords extends StringConverter<String> {
        @Override
        public String toString(String owner) {
            return owner == null || owner.isEmpty() ? words.text("board.owner.all") : owner;
        }

        @Override
        public String fromString(String text) {
            return text;
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
