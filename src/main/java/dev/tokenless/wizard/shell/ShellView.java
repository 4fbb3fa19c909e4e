package dev.tokenless.wizard.shell;

import dev.tokenless.wizard.problem.ProblemPanel;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.settings.SettingsModel;
import dev.tokenless.wizard.step.Fxml;
import dev.tokenless.wizard.step.Missing;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.theme.ThemeSwitch;
import dev.tokenless.wizard.words.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The frame around every step.
public final class ShellView {

    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
    private static final double LOW_WINDOW = 700;
    private static final double NARROW_WINDOW = 850;
    private static final double USUAL_TEXT = 10.5;

    private final Region gap = new Region();
    private final ShellViewModel model;
    private final Messages words;
    private final SettingsModel settings;
    private final Function<StepName, StepView> views;
    private final Rail rails;
    private final ProblemPanel problems;
    private final Map<StepName, StepView> shown = new EnumMap<>(StepName.class);
    private final Parent root;
    private Node panelOpener = new Label();
    private Subscription bound = () -> {};

    @FXML
    private BorderPane frame;

    @FXML
    private VBox steps;

    @FXML
    private VBox items;

    @FXML
    private Label count;

    @FXML
    private Label badge;

    @FXML
    private MenuButton account;

    @FXML
    private Label nobody;

    @FXML
    private Button theme;

    @FXML
    private Hyperlink tokens;

    @FXML
    private VBox content;

    @FXML
    private Label title;

    @FXML
    private Hyperlink why;

    @FXML
    private Label lead;

    @FXML
    private StackPane place;

    @FXML
    private VBox whyPanel;

    @FXML
    private Label whyTitle;

    @FXML
    private Button whyClose;

    @FXML
    private ScrollPane whyPlace;

    @FXML
    private Button settingsButton;

    @FXML
    private ProgressBar bar;

    @FXML
    private HBox strip;

    @FXML
    private Label doing;

    @FXML
    private Button cancel;

    @FXML
    private Button back;

    @FXML
    private Label status;

    @FXML
    private HBox buttons;

    @FXML
    private Button primary;

    /// @param views makes the view of a step when it is first shown
    public ShellView(
            ShellViewModel model,
            Messages words,
            Road road,
            ThemeSwitch look,
            SettingsModel settings,
            Function<StepName, StepView> views) {
        this.settings = settings;
        this.model = model;
        this.words = words;
        this.views = views;
        root = Fxml.load(this, words);
        rails = new Rail(model, words, steps, items, (heading, text) -> explain(heading, text, List.of()));
        problems = new ProblemPanel(words, () -> model.model().retry());
        content.getChildren().add(2, problems);
        header(road, look);
        buttons();
        keys();
        model.items().subscribe(_ -> {
            rails.tick();
            count.setText(model.count());
        });
        model.current().subscribe(this::show);
    }

    public Parent root() {
        return root;
    }

    private void header(Road road, ThemeSwitch look) {
        road.session().subscribe(session -> {
            appear(badge, session.filter(open -> open.practice()).isPresent());
            appear(nobody, session.isEmpty());
            appear(account, session.isPresent());
            session.ifPresent(open -> {
                String login = open.account().login();
                account.setText(login);
                account.setAccessibleText(words.text("header.account", login));
                account.getItems().setAll(leave(words.text("header.sign-out"), false));
                open.leaving()
                        .revoke()
                        .ifPresent(_ -> account.getItems().add(leave(words.text("header.revoke"), true)));
            });
        });
        look.dark().subscribe(dark -> theme.setText(dark ? "☀" : "☾"));
        theme.setOnAction(_ -> look.toggle());
        tokens.setOnAction(_ -> road.openTokenPage());
    }

    private MenuItem leave(String text, boolean revoke) {
        MenuItem item = new MenuItem(text);
        item.setId(revoke ? "sign-out-revoke" : "sign-out");
        item.setOnAction(_ -> model.signOut(revoke));
        return item;
    }

    private void buttons() {
        back.setOnAction(_ -> model.back());
        primary.setOnAction(_ -> model.model().proceed());
        cancel.setOnAction(_ -> model.model().cancel());
        why.setOnAction(_ -> explain(
                model.title(model.current().get()),
                model.why(),
                Glossary.terms(model.current().get())));
        settingsButton.setOnAction(
                _ -> open(words.text("settings.title"), new SettingsPanel(settings, words).content(), settingsButton));
        whyClose.setOnAction(_ -> closeWhy());
        appear(whyPanel, false);
    }

    private void keys() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && whyPanel.isVisible()) {
                closeWhy();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && strip.isVisible()) {
                model.model().cancel();
                event.consume();
            }
        });
        frame.heightProperty().subscribe(this::fit);
        frame.widthProperty().subscribe(this::fit);
        settings.now().subscribe(this::fit);
        settings.now().subscribe(this::still);
        // widths are known when a pulse has laid everything out
        root.sceneProperty()
                .subscribe(
                        scene -> Optional.ofNullable(scene).ifPresent(s -> s.addPostLayoutPulseListener(this::seat)));
    }

    // Little room for the size of its text: everything moves closer.
    private void fit() {
        double grown = settings.now().get().textSize() / USUAL_TEXT;
        frame.getStyleClass().removeAll("compact", "narrow");
        if (frame.getHeight() < LOW_WINDOW * grown) {
            frame.getStyleClass().add("compact");
        }
        if (frame.getWidth() < NARROW_WINDOW * grown) {
            frame.getStyleClass().add("narrow");
        }
        share();
    }

    // Between two buttons a narrow window has room for a few words only; what does not fit in one line gets a row of
    // its own above them.
    private void seat() {
        double taken = back.prefWidth(-1) + primary.prefWidth(-1) + 2 * buttons.getSpacing();
        double free = buttons.getWidth() - buttons.snappedLeftInset() - buttons.snappedRightInset() - taken;
        boolean sentence =
                frame.getStyleClass().contains("narrow") && !status.getText().isEmpty() && status.prefWidth(-1) > free;
        Pane rows = (Pane) buttons.getParent();
        if (sentence && buttons.getChildren().contains(status)) {
            HBox.setHgrow(gap, Priority.ALWAYS);
            buttons.getChildren().set(buttons.getChildren().indexOf(status), gap);
            rows.getChildren().add(rows.getChildren().indexOf(buttons), status);
        } else if (!sentence && rows.getChildren().contains(status)) {
            rows.getChildren().remove(status);
            buttons.getChildren().set(buttons.getChildren().indexOf(gap), status);
        }
    }

    // Where there is no room for both, the panel covers the step.
    private void share() {
        boolean alone = whyPanel.isVisible() && frame.getStyleClass().contains("narrow");
        appear(content, !alone);
        double room = whyPanel.getParent().getLayoutBounds().getWidth();
        whyPanel.setStyle(alone ? "-fx-pref-width: " + room + "px" : "");
    }

    // A bar without an end moves for ever; who wants calm reads what is being done instead.
    private void still() {
        appear(bar, !settings.now().get().calm() && !Platform.getPreferences().isReducedMotion());
    }

    private void explain(String heading, String text, List<String> terms) {
        Node opener = root.getScene() == null ? why : root.getScene().getFocusOwner();
        open(heading, Glossary.of(text, terms, words), opener == null ? why : opener);
    }

    private void open(String heading, Node content, Node opener) {
        whyTitle.setText(heading);
        whyPlace.setContent(content);
        whyPlace.setVvalue(0);
        appear(whyPanel, true);
        share();
        whyClose.requestFocus();
        panelOpener = opener;
    }

    private void closeWhy() {
        appear(whyPanel, false);
        share();
        panelOpener.requestFocus();
    }

    private void show(StepName step) {
        StepView view = shown.computeIfAbsent(step, views);
        place.getChildren().setAll(view.root());
        title.setText(model.heading());
        appear(whyPanel, false);
        share();
        rails.move();
        bound.unsubscribe();
        bound = bind(view.model());
        view.focusFirst();
    }

    private Subscription bind(StepViewModel step) {
        return Subscription.combine(
                text(step.lead(), lead, true),
                step.deeper().subscribe(_ -> back.setVisible(model.canGoBack())),
                text(step.doing(), doing, false),
                step.doing().subscribe(now -> appear(strip, !now.isEmpty())),
                step.primary().subscribe(text -> {
                    primary.setText(text);
                    primary.setVisible(!text.isEmpty());
                }),
                step.quiet().subscribe(now -> {
                    primary.getStyleClass().remove("primary");
                    primary.setDefaultButton(!now);
                    if (!now) {
                        primary.getStyleClass().add("primary");
                    }
                }),
                step.status().subscribe(text -> say(text, false)),
                step.problem().subscribe(problems::show),
                step.missing().subscribe(this::miss));
    }

    private static Subscription text(ObservableValue<String> text, Label label, boolean hide) {
        return text.subscribe(now -> {
            label.setText(now);
            if (hide) {
                appear(label, !now.isEmpty());
            }
        });
    }

    private void miss(Optional<Missing> missing) {
        missing.ifPresentOrElse(
                what -> {
                    say(what.sentence(), true);
                    Optional.ofNullable(root.lookup("#" + what.field())).ifPresent(Node::requestFocus);
                },
                () -> say(model.model().status().get(), false));
    }

    private void say(String text, boolean missing) {
        status.pseudoClassStateChanged(MISSING, missing);
        status.setText(text);
        status.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private static void appear(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
