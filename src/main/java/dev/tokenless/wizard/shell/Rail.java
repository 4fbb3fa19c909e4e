package dev.tokenless.wizard.shell;

import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.words.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;

/// The nine steps and, beneath them, the ten items.
final class Rail {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final ShellViewModel model;
    private final Messages words;
    private final Pane items;
    private final BiConsumer<String, String> explain;
    private final Map<StepName, Button> buttons = new EnumMap<>(StepName.class);

    Rail(ShellViewModel model, Messages words, Pane steps, Pane items, BiConsumer<String, String> explain) {
        this.model = model;
        this.words = words;
        this.items = items;
        this.explain = explain;
        for (StepName step : StepName.values()) {
            Button button = new Button(model.title(step));
            button.setId("rail-" + step.key());
            button.getStyleClass().setAll("button", "rail-step");
            Label number = new Label();
            number.getStyleClass().add("rail-number");
            button.setGraphic(number);
            button.setTooltip(new Tooltip(model.title(step)));
            button.setOnAction(_ -> model.goTo(step));
            buttons.put(step, button);
            steps.getChildren().add(button);
        }
        for (ChecklistLine line : model.checklist()) {
            items.getChildren().add(item(line));
        }
    }

    /// Another step is current.
    void move() {
        buttons.forEach((step, button) -> {
            boolean current = step == model.current().get();
            boolean done = model.done(step);
            button.pseudoClassStateChanged(CURRENT, current);
            button.pseudoClassStateChanged(DONE, done);
            button.setDisable(!model.reached(step));
            if (button.getGraphic() instanceof Label number) {
                number.setText(done ? "✓" : Integer.toString(step.number()));
            }
            String state = current ? "current" : done ? "done" : model.reached(step) ? "open" : "ahead";
            button.setAccessibleText(words.text("rail." + state, step.number(), model.title(step)));
        });
    }

    /// The items may stand differently now.
    void tick() {
        List<ChecklistLine> lines = model.checklist();
        for (int index = 0; index < lines.size(); index++) {
            if (items.getChildren().get(index) instanceof Button button) {
                fill(button, lines.get(index));
            }
        }
    }

    private Button item(ChecklistLine line) {
        Button button = new Button(line.title());
        button.setId("item-" + line.item().key());
        button.setMnemonicParsing(false);
        Label mark = new Label();
        mark.getStyleClass().add("item-mark");
        button.setGraphic(mark);
        button.setTooltip(new Tooltip());
        fill(button, line);
        return button;
    }

    private void fill(Button button, ChecklistLine line) {
        button.getStyleClass().setAll("button", "item", line.style());
        if (button.getGraphic() instanceof Label mark) {
            mark.setText(line.mark());
        }
        String heading = words.text("item.heading", line.title(), line.spoken());
        button.setAccessibleText(heading + ". " + line.detail());
        button.getTooltip().setText(heading + "\n" + line.detail());
        button.getTooltip().setMaxWidth(420);
        button.getTooltip().setWrapText(true);
        button.setOnAction(_ -> explain.accept(heading, line.detail()));
    }
}
