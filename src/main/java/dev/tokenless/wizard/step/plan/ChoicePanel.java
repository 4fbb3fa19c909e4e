package dev.tokenless.wizard.step.plan;

import dev.tokenless.migration.Change;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.Choices.Decision;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.RefKind;
import dev.tokenless.trust.Reviewer;
import dev.tokenless.wizard.road.Prepared;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RewriteChoices;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the person may choose, each with what follows from it in a line. A choice plans anew at once.
final class ChoicePanel {

    private final PlanViewModel model;
    private final Messages words;
    private final VBox root;

    /// @param root takes the choices
    ChoicePanel(PlanViewModel model, Messages words, VBox root) {
        this.model = model;
        this.words = words;
        this.root = root;
    }

    void show(Optional<Prepared> prepared) {
        String focused = Optional.ofNullable(root.getScene())
                .map(scene -> scene.getFocusOwner())
                .map(Node::getId)
                .orElse("");
        root.getChildren().clear();
        root.getChildren().add(label(words.text("choices.title"), "section-title"));
        prepared.ifPresent(this::fill);
        root.getChildren().stream()
                .filter(node -> focused.equals(node.getId()))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void fill(Prepared prepared) {
        Choices choices = prepared.plan().choices();
        RewriteChoices rewrite = choices.rewrite();
        text(
                "environment",
                rewrite.environment().value(),
                name -> model.choose(known -> known.withRewrite(Rewrites.named(known.rewrite(), name))));
        note("choices.environment.why");
        model.rules().ifPresent(this::rules);
        box(
                "split",
                rewrite.split(),
                on -> model.choose(known -> known.withRewrite(Rewrites.split(known.rewrite(), on))));
        note(rewrite.split() ? "choices.split.why" : "choices.split.why-not");
        box(
                "keep",
                rewrite.keepTool(),
                on -> model.choose(known -> known.withRewrite(Rewrites.keepTool(known.rewrite(), on))));
        note("choices.keep.why");
        box(
                "pin",
                rewrite.pinBySha(),
                on -> model.choose(known -> known.withRewrite(Rewrites.pinned(known.rewrite(), on))));
        note("choices.pin.why");
        box("rehearse", choices.rehearse(), on -> model.choose(known -> known.withRehearsal(on)));
        boolean idle = prepared.plan().changes(Change.Rehearse.class).isEmpty();
        note(choices.rehearse() && idle ? "choices.rehearse.idle" : "choices.rehearse.why");
        box("document", choices.document(), on -> model.choose(known -> known.withDocument(on)));
        note("choices.document.why");
        decision("mint", Decision.MINT, choices);
        decision("no-release", Decision.NO_RELEASE_DUE, choices);
        decision("never", Decision.NEVER_AGAIN, choices);
    }

    private void decision(String key, Decision decision, Choices choices) {
        box(key, choices.decided(decision), on -> model.choose(known -> Rewrites.decided(known, decision, on)));
        note("choices." + key + ".why");
    }

    private void rules(EnvironmentRules rules) {
        text("tags", Patterns.of(rules, RefKind.TAG), typed -> model.admit(RefKind.TAG, typed));
        note("choices.tags.why");
        text("branches", Patterns.of(rules, RefKind.BRANCH), typed -> model.admit(RefKind.BRANCH, typed));
        note("choices.branches.why");
        for (Reviewer reviewer : model.candidates()) {
            CheckBox box = new CheckBox(words.text("choices.reviewer", reviewer.login()));
            box.setId("choice-reviewer-" + reviewer.login());
            box.setMnemonicParsing(false);
            box.setWrapText(true);
            box.setSelected(rules.reviewers().contains(reviewer));
            box.setOnAction(_ -> model.ask(reviewer, box.isSelected()));
            root.getChildren().add(box);
        }
        note(rules.reviewers().isEmpty() ? "choices.reviewer.none" : "choices.reviewer.some");
    }

    private void box(String key, boolean on, Consumer<Boolean> chosen) {
        CheckBox box = new CheckBox(words.text("choices." + key));
        box.setId("choice-" + key);
        box.setMnemonicParsing(true);
        box.setWrapText(true);
        box.setSelected(on);
        box.setOnAction(_ -> chosen.accept(box.isSelected()));
        root.getChildren().add(box);
    }

    private void text(String key, String value, Consumer<String> chosen) {
        TextField field = new TextField(value);
        field.setId("choice-" + key);
        Label label = label(words.text("choices." + key));
        label.setMnemonicParsing(true);
        label.setLabelFor(field);
        Runnable take = () -> {
            String typed = field.getText().strip();
            if (!typed.equals(value)) {
                chosen.accept(typed);
            }
        };
        field.setOnAction(_ -> take.run());
        field.focusedProperty().subscribe(focused -> {
            if (!focused && field.getScene() != null) {
                take.run();
            }
        });
        root.getChildren().addAll(List.of(label, field));
    }

    private void note(String key) {
        root.getChildren().add(label(words.text(key), "note"));
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
