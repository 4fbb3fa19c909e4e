package dev.tokenless.wizard.queue;

import dev.tokenless.migration.Change;
import dev.tokenless.migration.DoomedSecret;
import dev.tokenless.migration.FileChange;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.wizard.words.RoadWords;
import dev.tokenless.workflow.VisibleText;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// What a change will do, before it is done.
final class ChangeDetail {

    private ChangeDetail() {}

    static List<Node> of(Change change, Messages words) {
        return switch (change) {
            case Change.PutEnvironment put -> List.of(rules(put, words));
            case Change.RegisterPublisher register ->
                List.of(label(
                        words.text(
                                "detail.publisher",
                                register.publisher().repository(),
                                register.project().value()),
                        "body"));
            case Change.RewriteWorkflows rewrite ->
                rewrite.files().stream().flatMap(ChangeDetail::file).toList();
            case Change.Document document -> file(document.file()).toList();
            case Change.DeleteSecrets secrets ->
                secrets.secrets().stream().flatMap(ChangeDetail::secret).toList();
            case Change.Rehearse _, Change.Release _, Change.RevokeTokens _, Change.LookBack _, Change.Mint _ ->
                List.of();
        };
    }

    private static Node rules(Change.PutEnvironment put, Messages words) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("values");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().addAll(half, half);
        grid.add(label(words.text("detail.before"), "value-label"), 0, 0);
        grid.add(label(words.text("detail.after"), "value-label"), 1, 0);
        List<String> before = new RoadWords(words).rules(put.before());
        List<String> after = new RoadWords(words).rules(put.wanted());
        for (int line = 0; line < Math.max(before.size(), after.size()); line++) {
            grid.add(label(line < before.size() ? before.get(line) : "", "body"), 0, line + 1);
            grid.add(label(line < after.size() ? after.get(line) : ""), 1, line + 1);
        }
        return grid;
    }

    private static Stream<Node> file(FileChange file) {
        return Stream.concat(
                Stream.of(label(VisibleText.of(file.path()), "mono")),
                file.changes().stream().map(line -> label("• " + VisibleText.of(line), "body")));
    }

    private static Stream<Node> secret(DoomedSecret secret) {
        return Stream.of(label(secret.name() + " · " + secret.place(), "mono"), label(secret.why(), "note"));
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
