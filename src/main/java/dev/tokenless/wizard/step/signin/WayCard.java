package dev.tokenless.wizard.step.signin;

import dev.tokenless.wizard.road.SignInWay;
import dev.tokenless.wizard.words.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One way of signing in: what it does, what it needs, and its button. A way that is not at hand says why.
final class WayCard {

    private final SignInViewModel model;
    private final Messages words;
    private final SignInWay way;
    private final VBox card = new VBox();

    private WayCard(SignInViewModel model, Messages words, SignInWay way) {
        this.model = model;
        this.words = words;
        this.way = way;
    }

    static Node of(SignInWay way, SignInViewModel model, Messages words) {
        return new WayCard(model, words, way).card();
    }

    private Node card() {
        card.getStyleClass().add("card-box");
        card.getChildren().addAll(label(way.title(), "card-title"), label(way.detail(), "body"));
        if (!way.permissions().isEmpty()) {
            permissions();
        }
        PasswordField token = new PasswordField();
        token.setId("token-" + way.id());
        if (way.asksForText()) {
            Label label = label(words.text("sign-in.token.label"));
            label.setLabelFor(token);
            card.getChildren().addAll(label, token);
        }
        way.unavailable().ifPresent(why -> card.getChildren().add(label(why, "note")));
        if (way.unavailable().isEmpty() && way.asksForText()) {
            remember();
        }
        Button use = new Button(words.text("sign-in.use"));
        use.setId("way-" + way.id());
        use.setAccessibleText(way.title());
        use.setDisable(way.unavailable().isPresent());
        use.setOnAction(_ -> {
            char[] typed = token.getText().toCharArray();
            token.clear();
            model.signIn(way, typed);
        });
        card.getChildren().add(use);
        return card;
    }

    private void permissions() {
        card.getChildren().add(label(words.text("sign-in.permissions"), "section-title"));
        VBox list = new VBox(2);
        list.setId("permissions-" + way.id());
        way.permissions().forEach(permission -> list.getChildren().add(label("• " + permission, "body")));
        FlowPane row = new FlowPane(10, 4);
        way.page().ifPresent(page -> {
            Hyperlink link = new Hyperlink(words.text("sign-in.permissions.page"));
            link.setId("make-" + way.id());
            link.setOnAction(_ -> model.openPage(page));
            row.getChildren().add(link);
        });
        Button copy = new Button(words.text("sign-in.permissions.copy"));
        copy.getStyleClass().add("small");
        copy.setMnemonicParsing(false);
        copy.setOnAction(_ -> model.copy(String.join("\n", way.permissions())));
        row.getChildren().add(copy);
        card.getChildren().addAll(list, row);
    }

    private void remember() {
        CheckBox box = new CheckBox(words.text("sign-in.remember"));
        box.setId("remember-" + way.id());
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(model.remember());
        String why = model.whyNotRemembered().get();
        box.setDisable(!why.isEmpty());
        card.getChildren().add(box);
        if (!why.isEmpty()) {
            card.getChildren().add(label(why, "note"));
        }
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
