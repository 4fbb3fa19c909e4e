package dev.tokenless.wizard.step.plan;

import dev.tokenless.trust.Verdict;
import dev.tokenless.trust.Way;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.VisibleText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Each way in which a publish job can start, and who lets it through.
final class WaysTable {

    private WaysTable() {}

    static List<Node> of(List<Way> ways, Messages words) {
        if (ways.isEmpty()) {
            return List.of(label(words.text("ways.none"), "note"));
        }
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("values", "ways");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(wide);
        grid.addRow(
                0,
                label(words.text("ways.start"), "value-label"),
                heading(words.text("ways.environment")),
                heading(words.text("ways.index")));
        List<Node> all = new ArrayList<>(List.of(grid));
        int row = 1;
        for (Way way : ways) {
            VBox start = new VBox(
                    label(VisibleText.of(way.trigger())), label(VisibleText.of(shortName(way.ref())), "note", "mono"));
            grid.addRow(row++, start, pill(way.admits(), "admits", words), pill(way.accepts(), "accepts", words));
            reason(way.admits()).ifPresent(text -> all.add(label(text, "note")));
            reason(way.accepts()).ifPresent(text -> all.add(label(text, "note")));
        }
        return all;
    }

    private static java.util.Optional<String> reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> java.util.Optional.empty();
            case Verdict.Refused refused -> java.util.Optional.of(refused.why() + " " + refused.change());
            case Verdict.Depends depends -> java.util.Optional.of(depends.reason());
        };
    }

    private static String shortName(String ref) {
        return ref.replaceFirst("^refs/(heads|tags)/", "");
    }

    private static Label heading(String text) {
        Label heading = label(text, "value-label");
        heading.setWrapText(false);
        heading.setMinWidth(Region.USE_PREF_SIZE);
        return heading;
    }

    private static Label pill(Verdict verdict, String yes, Messages words) {
        Label pill = label(
                switch (verdict) {
                    case Verdict.Accepted _ -> words.text("verdict." + yes);
                    case Verdict.Refused _ -> words.text("verdict.refuses");
                    case Verdict.Depends _ -> words.text("verdict.depends");
                },
                "pill",
                switch (verdict) {
                    case Verdict.Accepted _ -> "pill-good";
                    case Verdict.Refused _ -> "pill-bad";
                    case Verdict.Depends _ -> "pill-warn";
                });
        pill.setWrapText(false);
        pill.setMinWidth(Region.USE_PREF_SIZE);
        pill.setTooltip(new Tooltip(verdict.reason()));
        pill.setAccessibleHelp(verdict.reason());
        return pill;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        return label;
    }
}
