package dev.tokenless.wizard.step.record;

import dev.tokenless.migration.Checklist;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import dev.tokenless.record.CompletionRecord.Form;
import dev.tokenless.record.Story;
import dev.tokenless.wizard.desktop.FileChoice;
import dev.tokenless.wizard.desktop.Printout;
import dev.tokenless.wizard.step.Fxml;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.wizard.words.RoadWords;
import dev.tokenless.workflow.VisibleText;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The record as paper on the left, what can be done with it on the right.
public final class RecordView implements StepView {

    private final RecordViewModel model;
    private final Messages words;
    private final Parent root;

    @FXML
    private VBox papers;

    @FXML
    private Button pdf;

    @FXML
    private Button html;

    @FXML
    private Button json;

    @FXML
    private Button markdown;

    @FXML
    private Button copy;

    @FXML
    private Button print;

    @FXML
    private Label unprintable;

    public RecordView(RecordViewModel model, FileChoice files, Messages words) {
        this.model = model;
        this.words = words;
        root = Fxml.load(this, words);
        print.disableProperty().bind(model.unprintable().map(why -> !why.isEmpty()));
        print.setOnAction(_ -> model.print(this::preview));
        unprintable.textProperty().bind(model.unprintable());
        unprintable.visibleProperty().bind(unprintable.textProperty().isNotEmpty());
        unprintable.managedProperty().bind(unprintable.visibleProperty());
        saves(pdf, Form.PDF, files);
        saves(html, Form.HTML, files);
        saves(markdown, Form.MARKDOWN, files);
        saves(json, Form.JSON, files);
        copy.setOnAction(_ -> model.copy());
        model.standings()
                .subscribe(known -> papers.getChildren()
                        .setAll(known.stream().map(this::paper).toList()));
    }

    private void saves(Button button, Form form, FileChoice files) {
        button.setOnAction(_ -> files.save("tokenless-record." + form.key()).ifPresent(file -> model.save(file, form)));
    }

    private void preview(Story story, Printout printout) {
        Stage stage = new Stage();
        PrintView.over(root.getScene().getWindow(), model.preview(story, printout, stage::close), stage, words);
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
        pdf.requestFocus();
    }

    private Node paper(Standing standing) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("paper-grid");
        ColumnConstraints proof = new ColumnConstraints();
        proof.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), proof);
        standing.checklist().ifPresent(checklist -> rows(grid, checklist));
        VBox paper = new VBox(
                label(words.text("paper.caption"), "note"),
                label(standing.repository().toString(), "card-title"),
                grid);
        standing.overrides().forEach(text -> paper.getChildren().add(label(VisibleText.of(text), "note")));
        paper.getStyleClass().add("paper");
        return paper;
    }

    /// State and proof stand below their item: beside it, large text in a small window would have no room.
    private void rows(GridPane grid, Checklist checklist) {
        for (Item item : Item.values()) {
            State state = checklist.state(item);
            Label word = label(words.text("item.state." + state.key()), "paper-state");
            word.setWrapText(false);
            word.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(word, VPos.TOP);
            grid.add(
                    label(item.number() + " " + new RoadWords(words).item(item), "paper-item"),
                    0,
                    2 * item.number(),
                    2,
                    1);
            grid.addRow(2 * item.number() + 1, word, label(VisibleText.of(proof(state)), "body"));
        }
    }

    private String proof(State state) {
        List<String> parts = new ArrayList<>();
        switch (state) {
            case State.Proved proved ->
                parts.add(words.text(
                        "paper.proved", proved.proof().asked(), proved.proof().answered()));
            case State.Attested attested ->
                parts.add(words.text("item.attested", attested.by().name(), attested.note()));
            case State.Pending pending -> parts.add(pending.why().sentence());
            case State.Blocked blocked -> parts.add(blocked.why().sentence());
            case State.NotNeeded notNeeded -> parts.add(notNeeded.why().sentence());
        }
        return String.join(" ", parts).strip();
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
