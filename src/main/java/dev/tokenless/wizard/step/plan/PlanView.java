package dev.tokenless.wizard.step.plan;

import dev.tokenless.migration.Draft;
import dev.tokenless.wizard.diff.DiffLine;
import dev.tokenless.wizard.diff.DiffView;
import dev.tokenless.wizard.road.Leg;
import dev.tokenless.wizard.road.Prepared;
import dev.tokenless.wizard.step.Fxml;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.words.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The plan: left the difference, right whether the next release will be accepted, and the choices.
public final class PlanView implements StepView {

    private final PlanViewModel model;
    private final Messages words;
    private final DiffView diff;
    private final ChoicePanel panel;
    private final Parent root;
    private boolean filling;

    @FXML
    private ComboBox<Leg> repository;

    @FXML
    private ComboBox<Draft> file;

    @FXML
    private VBox left;

    @FXML
    private VBox ways;

    @FXML
    private VBox rights;

    @FXML
    private VBox left2;

    @FXML
    private Label title;

    @FXML
    private VBox choices;

    @FXML
    private HBox beside;

    @FXML
    private ScrollPane place;

    @FXML
    private VBox right;

    @FXML
    private HBox pickers;

    public PlanView(PlanViewModel model, Messages words) {
        this.model = model;
        this.words = words;
        root = Fxml.load(this, words);
        diff = new DiffView(words, model::copy);
        VBox.setVgrow(diff, Priority.ALWAYS);
        left.getChildren().add(diff);
        beside.widthProperty().subscribe(this::fit);
        beside.heightProperty().subscribe(this::fit);
        pickers();
        panel = new ChoicePanel(model, words, choices);
        model.lines().addListener((ListChangeListener<DiffLine>) _ -> diff.show(model.lines(), model.yaml()));
        model.leg().subscribe(shown -> shown.ifPresent(repository.getSelectionModel()::select));
        model.prepared().subscribe(this::fill);
        model.missing().subscribe(missing -> missing.ifPresent(_ -> reveal()));
        // the sentence at the foot takes room from the step only afterwards
        place.viewportBoundsProperty().subscribe(_ -> model.missing().get().ifPresent(_ -> reveal()));
        model.draft().subscribe(shown -> shown.ifPresent(file.getSelectionModel()::select));
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
        diff.requestFocus();
    }

    // A control that gets the focus from elsewhere is not scrolled to by itself.
    private void reveal() {
        Node content = place.getContent();
        place.layout();
        double hidden = content.getLayoutBounds().getHeight()
                - place.getViewportBounds().getHeight();
        double bottom = content.sceneToLocal(rights.localToScene(rights.getLayoutBounds()))
                .getMaxY();
        place.setVvalue(
                hidden <= 0 ? 0 : Math.clamp((bottom - place.getViewportBounds().getHeight()) / hidden, 0, 1));
    }

    // Too narrow for two columns: one column that scrolls, the difference first.
    private void fit() {
        double em = title.getFont().getSize();
        boolean narrow = beside.getWidth() > 0 && beside.getWidth() < 42 * em;
        place.setMinWidth(narrow ? 0 : 21 * em);
        diff.setMinHeight(narrow ? 16 * em : 0);
        if (narrow && right.equals(place.getContent())) {
            beside.getChildren().remove(left);
            place.setContent(new VBox(12, left, right));
            HBox.setHgrow(place, Priority.ALWAYS);
        } else if (!narrow && !right.equals(place.getContent())) {
            place.setContent(right);
            beside.getChildren().addFirst(left);
            HBox.setHgrow(place, Priority.NEVER);
        }
        stack(beside.getWidth() > 0 && beside.getWidth() < 60 * em);
    }

    private void stack(boolean tight) {
        boolean stacked = left.getChildren().contains(repository);
        if (tight && !stacked) {
            left.getChildren().remove(pickers);
            left.getChildren().addAll(0, List.of(repository, file));
        } else if (!tight && stacked) {
            left.getChildren().removeAll(repository, file);
            pickers.getChildren().setAll(repository, file);
            left.getChildren().addFirst(pickers);
        }
    }

    private void pickers() {
        repository.setItems(model.legs());
        repository.setConverter(words(leg -> leg.name().toString()));
        repository.setOnAction(_ -> Optional.ofNullable(repository.getValue()).ifPresent(model::show));
        file.setConverter(words(Draft::path));
        file.setOnAction(_ -> {
            if (!filling && file.getValue() != null) {
                model.draft().set(Optional.of(file.getValue()));
            }
        });
    }

    private void fill(Optional<Prepared> prepared) {
        filling = true;
        file.getItems().setAll(prepared.map(Prepared::drafts).orElse(List.of()));
        filling = false;
        panel.show(prepared);
        ways.getChildren().setAll(WaysTable.of(model.ways(), words));
        rights.getChildren()
                .setAll(prepared.map(known -> RightsList.of(known.rights(), model, words))
                        .orElse(List.of()));
        rights.setVisible(prepared.isPresent());
        rights.setManaged(prepared.isPresent());
        left2.getChildren().setAll(Remarks.of(prepared, words));
        left2.setVisible(!left2.getChildren().isEmpty());
        left2.setManaged(left2.isVisible());
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new IllegalStateException("not editable: " + text);
            }
        };
    }
}
