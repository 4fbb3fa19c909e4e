package dev.tokenless.wizard.queue;

import dev.tokenless.migration.Change;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Next;
import dev.tokenless.migration.Reason;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.wizard.words.RoadWords;
import dev.tokenless.workflow.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One row in full: what it is about, what to compare, and the buttons for it.
final class TaskCard {

    private static final double LEAST_VALUE = 200;
    private static final double ROOM_FOR_COPY = 150;

    private final QueueViewModel model;
    private final Messages words;
    private final RoadWords spoken;
    private final VBox root = new VBox();

    TaskCard(QueueViewModel model, Messages words) {
        this.model = model;
        this.words = words;
        spoken = new RoadWords(words);
        root.getStyleClass().add("card-box");
        root.setId("task-card");
    }

    Node root() {
        return root;
    }

    /// Where the focus goes first.
    Optional<Node> first() {
        return List.of("#task-open", "#task-confirm", "#task-unlock-name", "#task-again").stream()
                .map(root::lookup)
                .filter(node -> node != null && !node.isDisabled())
                .findFirst();
    }

    void show(Optional<TaskRow> row) {
        boolean hadFocus = root.getScene() != null && within(root.getScene().getFocusOwner());
        root.getChildren().clear();
        root.setVisible(row.isPresent());
        root.setManaged(row.isPresent());
        row.ifPresent(this::fill);
        root.setDisable(row.filter(known -> known.leg().busy()).isPresent());
        if (hadFocus) {
            first().or(() -> Optional.ofNullable(root.getScene().lookup("#primary")))
                    .ifPresent(Node::requestFocus);
        }
    }

    private boolean within(Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(root::equals);
    }

    private void fill(TaskRow row) {
        Label title = label(row.title(), "card-title");
        Label repository = label(row.leg().name().toString(), "note");
        VBox heading = new VBox(2, title, repository);
        HBox.setHgrow(heading, Priority.ALWAYS);
        HBox top = new HBox(12, heading);
        root.getChildren().add(top);
        if (!(row.next().orElse(null) instanceof Next.Needed)) {
            root.getChildren().addAll(ChangeDetail.of(row.change(), words));
            row.also().forEach(change -> root.getChildren().addAll(ChangeDetail.of(change, words)));
        }
        if (row.change() instanceof Change.Release || row.change() instanceof Change.Rehearse) {
            row.leg().diagnosis().get().ifPresent(found -> root.getChildren().add(DoctorBox.of(found, model, words)));
        }
        row.next()
                .ifPresentOrElse(
                        next -> next(row, next, top),
                        () -> root.getChildren().add(label(words.text("card.done"), "body")));
    }

    private void next(TaskRow row, Next next, HBox top) {
        switch (next) {
            case Next.Ready ready ->
                root.getChildren().add(label(words.text("card.ready", spoken.deed(ready)), "body"));
            case Next.Needed needed -> task(row, needed.task(), top);
            case Next.Waiting waiting -> why(row, waiting.why());
            case Next.Blocked blocked -> why(row, blocked.why());
        }
    }

    private void task(TaskRow row, HumanTask task, HBox top) {
        Button open = button("task-open", words.text(page(task.kind())), () -> model.open(task));
        open.getStyleClass().add("accent");
        top.getChildren().add(open);
        FlowPane values = new FlowPane(26, 8);
        task.values().forEach(value -> values.getChildren().add(value(value)));
        TextField note = new TextField();
        note.setId("task-note");
        note.setPromptText(words.text("card.note.prompt"));
        Label noteLabel = label(words.text("card.note"), "note");
        noteLabel.setLabelFor(note);
        FlowPane buttons = new FlowPane(
                10, 8, button("task-confirm", spoken.confirm(task), () -> model.confirm(row, task, note.getText())));
        spoken.otherwise(task)
                .ifPresent(words ->
                        buttons.getChildren().add(button("task-otherwise", words, () -> model.deny(row, task))));
        buttons.getChildren()
                .add(button(
                        "task-copy-link",
                        words.text("card.copy-link"),
                        () -> model.copy(task.page().toString())));
        if (model.practice()) {
            buttons.getChildren()
                    .add(button("task-stranger", words.text("card.stranger"), () -> model.letStranger(row, task)));
        }
        root.getChildren().add(label(spoken.ask(task), "body"));
        if (!task.values().isEmpty()) {
            root.getChildren().add(values);
        }
        if (task.kind() == HumanTask.Kind.REVOKE_TOKENS || task.typed().isPresent()) {
            root.getChildren().addAll(noteLabel, note);
        }
        root.getChildren().addAll(label(task.page().toString(), "note", "mono"), buttons);
    }

    private static String page(HumanTask.Kind kind) {
        return "card.open." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Node value(HumanTask.Value value) {
        Label label = label(spoken.value(value), "value-label");
        Label text = label(VisibleText.of(value.text()), "mono");
        Button copy = button(
                "copy-" + value.label().toLowerCase(Locale.ROOT).replace(' ', '-'),
                words.text("card.copy"),
                () -> model.copy(value.text()));
        copy.getStyleClass().addAll("flat", "small", "accent");
        copy.setAccessibleText(words.text("card.copy.spoken", spoken.value(value)));
        // A long value, such as a message, wraps within the card.
        text.maxWidthProperty()
                .bind(Bindings.max(LEAST_VALUE, root.widthProperty().subtract(ROOM_FOR_COPY)));
        HBox line = new HBox(6, text, copy);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return new VBox(label, line);
    }

    private void why(TaskRow row, Reason why) {
        root.getChildren()
                .addAll(
                        label(spoken.reason(why), "body"),
                        button("task-again", words.text("card.again"), () -> model.lookAgain(row)));
        if (model.unlockable(row)) {
            TextField typed = new TextField();
            typed.setId("task-unlock-name");
            typed.setPromptText(row.leg().name().toString());
            Label label = label(words.text("unlock.label", row.leg().name()), "note");
            label.setLabelFor(typed);
            HBox.setHgrow(typed, Priority.ALWAYS);
            Button unlock =
                    button("task-unlock", words.text("unlock.button"), () -> model.unlock(row, typed.getText()));
            unlock.getStyleClass().add("danger");
            root.getChildren().addAll(label, new HBox(10, typed, unlock));
        }
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
