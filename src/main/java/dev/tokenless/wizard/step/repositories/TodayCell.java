package dev.tokenless.wizard.step.repositories;

import dev.tokenless.wizard.words.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// How a repository publishes today: tool and credential, beneath them the names of the secrets.
final class TodayCell extends TableCell<Sighting, Sighting> {

    private final Messages words;
    private final Label tools = new Label();
    private final Label secrets = new Label();
    private final VBox lines = new VBox(tools, secrets);

    TodayCell(Messages words) {
        this.words = words;
        lines.setAlignment(Pos.CENTER_LEFT);
        secrets.getStyleClass().addAll("note", "mono", "one-line");
    }

    @Override
    protected void updateItem(Sighting sighting, boolean empty) {
        super.updateItem(sighting, empty);
        setGraphic(empty || sighting == null ? null : lines);
        setTooltip(null);
        if (!empty && sighting != null) {
            tools.setText(sighting.today());
            secrets.setText(sighting.secrets().isEmpty() ? words.text("board.no-secret") : sighting.secrets());
            setTooltip(new Tooltip(tools.getText() + "\n" + secrets.getText()));
        }
    }
}
