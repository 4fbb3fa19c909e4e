package dev.tokenless.wizard.step.record;

import dev.tokenless.record.Sheet;
import dev.tokenless.wizard.desktop.SheetNode;
import dev.tokenless.wizard.step.Fxml;
import dev.tokenless.wizard.words.Messages;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The pages as they will be printed, with the printer, the page, progress and a way out.
final class PrintView {

    /// How high a page is shown; its width follows.
    private static final double HEIGHT = 560;

    private final Parent root;

    @FXML
    private StackPane page;

    @FXML
    private Label printer;

    @FXML
    private Label status;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button back;

    @FXML
    private Button next;

    @FXML
    private Button choose;

    @FXML
    private Button setUp;

    @FXML
    private Button print;

    @FXML
    private Button cancel;

    PrintView(PrintViewModel model, Messages words) {
        root = Fxml.load(this, words);
        printer.textProperty().bind(model.printer());
        status.textProperty().bind(model.status());
        progress.progressProperty().bind(model.progress());
        progress.visibleProperty().bind(model.busy());
        for (Button button : new Button[] {back, next, choose, setUp, print}) {
            button.disableProperty().bind(model.busy());
        }
        back.setOnAction(_ -> model.next(-1));
        next.setOnAction(_ -> model.next(1));
        choose.setOnAction(_ -> model.choosePrinter());
        setUp.setOnAction(_ -> model.setUpPage());
        print.setOnAction(_ -> model.print());
        cancel.setOnAction(_ -> model.cancel());
        model.shown().subscribe(this::show);
    }

    /// Opens the preview over a window.
    static void over(Window owner, PrintViewModel model, Stage preview, Messages words) {
        preview.initOwner(owner);
        preview.initModality(Modality.WINDOW_MODAL);
        preview.setTitle(words.text("print.title"));
        Scene scene = new Scene(new PrintView(model, words).root);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        preview.setScene(scene);
        preview.setOnHidden(_ -> {
            if (!model.over()) {
                model.cancel();
            }
        });
        preview.show();
        model.layOut();
    }

    private void show(Optional<Sheet> sheet) {
        page.getChildren().setAll(sheet.map(PrintView::paper).stream().toList());
    }

    private static Node paper(Sheet sheet) {
        double factor = HEIGHT / sheet.size().height();
        Node drawn = SheetNode.of(sheet);
        drawn.getTransforms().add(new Scale(factor, factor));
        Pane paper = new Pane(new Group(drawn));
        paper.setStyle("-fx-background-color: white; -fx-border-color: #d1d9e0;");
        double width = sheet.size().width() * factor;
        paper.setMinSize(width, HEIGHT);
        paper.setMaxSize(width, HEIGHT);
        // read out as it stands, page by page
        paper.setAccessibleText(sheet.text());
        paper.setFocusTraversable(true);
        return paper;
    }
}
