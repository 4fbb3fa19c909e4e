package dev.tokenless.wizard.step.plan;

import dev.tokenless.migration.Change;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.Draft;
import dev.tokenless.wizard.diff.DiffLine;
import dev.tokenless.wizard.diff.DiffView;
import dev.tokenless.wizard.road.Leg;
import dev.tokenless.wizard.road.Prepared;
import dev.tokenless.wizard.step.Fxml;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RewriteChoices;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The plan: left the difference, right whether the next release will be accepted, and the choices.
public final class PlanView implements StepView {

    private final PlanViewModel model;
    private final Messages words;
    private final DiffView diff;
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
    private VBox left2;

    @FXML
    private Label environmentLabel;

    @FXML
    private TextField environment;

    @FXML
    private CheckBox split;

    @FXML
    private CheckBox rehearse;

    @FXML
    private Label rehearseWhy;

    @FXML
    private CheckBox document;

    public PlanView(PlanViewModel model, Messages words) {
        this.model = model;
        this.words = words;
        root = Fxml.load(this, words);
        diff = new DiffView(words);
        diff.setId("diff");
        VBox.setVgrow(diff, Priority.ALWAYS);
        left.getChildren().add(diff);
        pickers();
        choices();
        model.lines().addListener((ListChangeListener<DiffLine>) _ -> diff.show(model.lines()));
        model.leg().subscribe(shown -> shown.ifPresent(repository.getSelectionModel()::select));
        model.prepared().subscribe(this::fill);
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

    private void choices() {
        split.setOnAction(
                _ -> model.choose(choices -> choices.withRewrite(split(choices.rewrite(), split.isSelected()))));
        rehearse.setOnAction(_ -> model.choose(choices -> choices.withRehearsal(rehearse.isSelected())));
        document.setOnAction(_ -> model.choose(choices -> choices.withDocument(document.isSelected())));
        environmentLabel.setLabelFor(environment);
        environment.setOnAction(_ -> rename());
        environment.focusedProperty().subscribe(focused -> {
            if (!focused && model.prepared().get().isPresent()) {
                rename();
            }
        });
    }

    private void rename() {
        String typed = environment.getText().strip();
        if (!typed.isEmpty()) {
            model.choose(choices -> choices.withRewrite(named(choices.rewrite(), new EnvironmentName(typed))));
        }
    }

    private static RewriteChoices split(RewriteChoices old, boolean split) {
        return new RewriteChoices(
                old.environment(),
                old.testEnvironment(),
                split,
                old.keepTool(),
                old.pinBySha(),
                old.renameInputs(),
                old.withoutAttestations());
    }

    private static RewriteChoices named(RewriteChoices old, EnvironmentName name) {
        return new RewriteChoices(
                name,
                old.testEnvironment(),
                old.split(),
                old.keepTool(),
                old.pinBySha(),
                old.renameInputs(),
                old.withoutAttestations());
    }

    private void fill(Optional<Prepared> prepared) {
        filling = true;
        file.getItems().setAll(prepared.map(Prepared::drafts).orElse(java.util.List.of()));
        filling = false;
        Choices choices = prepared.map(known -> known.plan().choices()).orElseGet(Choices::defaults);
        environment.setText(choices.rewrite().environment().value());
        split.setSelected(choices.rewrite().split());
        rehearse.setSelected(choices.rehearse());
        boolean idle = choices.rehearse()
                && prepared.filter(known ->
                                known.plan().changes(Change.Rehearse.class).isEmpty())
                        .isPresent();
        rehearseWhy.setVisible(idle);
        rehearseWhy.setManaged(idle);
        document.setSelected(choices.document());
        ways.getChildren().setAll(WaysTable.of(model.ways(), words));
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
