package dev.tokenless.wizard.step.signin;

import dev.tokenless.desktop.SafeLink;
import dev.tokenless.wizard.road.CodeCard;
import dev.tokenless.wizard.road.SignInWay;
import dev.tokenless.wizard.step.Fxml;
import dev.tokenless.wizard.step.StepView;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.step.signin.SignInViewModel.Page;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The first screen.
public final class SignInView implements StepView {

    private final SignInViewModel model;
    private final Messages words;
    private final Parent root;

    @FXML
    private Node doors;

    @FXML
    private Hyperlink resume;

    @FXML
    private VBox contain;

    @FXML
    private VBox pages;

    @FXML
    private VBox ways;

    @FXML
    private VBox code;

    @FXML
    private Label codeText;

    @FXML
    private Label codeApp;

    @FXML
    private Hyperlink codePage;

    @FXML
    private Button codeCopy;

    @FXML
    private Button leak;

    @FXML
    private Button move;

    @FXML
    private Button practice;

    public SignInView(SignInViewModel model, Messages words) {
        this.model = model;
        this.words = words;
        root = Fxml.load(this, words);
        leak.setOnAction(_ -> model.contain());
        move.setOnAction(_ -> model.move());
        practice.setOnAction(_ -> model.practise());
        model.ways().addListener((ListChangeListener<SignInWay>) _ -> cards());
        resume.setOnAction(_ -> model.resume());
        model.begun().addListener((ListChangeListener<RepositoryName>) _ -> continuing());
        continuing();
        model.code().subscribe(this::code);
        model.page().subscribe(this::show);
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
        switch (model.page().get()) {
            case DOORS -> move.requestFocus();
            case CONTAIN -> pages.getChildren().getFirst().requestFocus();
            case WAYS -> ways.requestFocus();
        }
    }

    private void continuing() {
        appear(resume, !model.begun().isEmpty());
        if (!model.begun().isEmpty()) {
            resume.setText(words.text(
                    "sign-in.resume", model.begun().size(), model.begun().getFirst()));
        }
    }

    private void show(Page page) {
        appear(doors, page == Page.DOORS);
        appear(contain, page == Page.CONTAIN);
        appear(ways, page == Page.WAYS);
        if (page == Page.CONTAIN) {
            pages.getChildren().setAll(links());
        }
        if (root.getScene() != null) {
            focusFirst();
        }
    }

    private List<Node> links() {
        List<Node> links = new ArrayList<>();
        for (SafeLink page : model.tokenPages()) {
            Hyperlink link = new Hyperlink(page.toString());
            link.setOnAction(_ -> model.openPage(page));
            links.add(link);
        }
        return links;
    }

    private void cards() {
        ways.getChildren()
                .setAll(model.ways().stream()
                        .map(way -> WayCard.of(way, model, words))
                        .toList());
        if (model.page().get() == Page.WAYS && !ways.getChildren().isEmpty()) {
            ways.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
        }
    }

    private void code(Optional<CodeCard> shown) {
        appear(code, shown.isPresent());
        shown.ifPresent(card -> {
            codeText.setText(card.code());
            codeApp.setText(words.text("sign-in.code.app", card.app(), card.owner()));
            codeCopy.setOnAction(_ -> model.copy(card.code()));
            codePage.setText(card.page().toString());
            codePage.setOnAction(_ -> model.openPage(card.page()));
            codeCopy.requestFocus();
        });
    }

    private static void appear(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
