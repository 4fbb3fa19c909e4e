package dev.tokenless.wizard.shell;

import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.words.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// An explanation, and beneath it the words of the field that the step uses.
final class Glossary {

    private Glossary() {}

    static Node of(String explanation, List<String> terms, Messages words) {
        VBox all = new VBox();
        all.getStyleClass().add("glossary");
        Label text = label(explanation, "body");
        text.setId("why-text");
        all.getChildren().add(text);
        if (!terms.isEmpty()) {
            all.getChildren().add(label(words.text("glossary.title"), "section-title"));
        }
        for (String term : terms) {
            all.getChildren()
                    .add(new VBox(
                            2,
                            label(words.text("term." + term), "glossary-term"),
                            label(words.text("term." + term + ".means"), "body")));
        }
        return all;
    }

    /// The terms that a step's screen uses, in the order in which one meets them.
    static List<String> terms(StepName step) {
        return switch (step) {
            case SIGN_IN -> List.of("api-token", "trusted-publishing", "id-token", "practice");
            case REPOSITORIES -> List.of("workflow", "secret", "index");
            case PLAN -> List.of("publish-job", "environment", "claim", "pin");
            case PROTECT -> List.of("environment", "tag", "reviewer");
            case TRUST -> List.of("publisher", "owner", "index");
            case REWRITE -> List.of("pull-request", "draft", "id-token");
            case PROVE -> List.of("provenance", "attestation", "testpypi");
            case CLEAN_UP -> List.of("secret", "revoke");
            case RECORD -> List.of("proved", "attested");
        };
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
