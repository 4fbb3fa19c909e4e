package dev.tokenless.wizard.diff;

import dev.tokenless.workflow.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// One line drawn: numbers, sign, and its text in pieces.
final class LineBox extends HBox {

    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

    private final Label before = label("diff-number");
    private final Label after = label("diff-number");
    private final Label sign = label("diff-sign");
    private final HBox text = new HBox();

    LineBox() {
        getStyleClass().add("diff-line");
        text.getStyleClass().add("diff-text");
    }

    void show(DiffLine line, boolean bothNumbers, boolean leftSide, boolean yaml) {
        before.setText(number(line.before()));
        after.setText(number(line.after()));
        sign.setText(line.kind().sign());
        text.getChildren()
                .setAll(Piece.of(line, yaml).stream().map(LineBox::piece).toList());
        getChildren()
                .setAll(
                        bothNumbers
                                ? List.of(before, after, sign, text)
                                : List.of(leftSide ? before : after, sign, text));
        pseudoClassStateChanged(ADDED, line.kind() == DiffLine.Kind.ADDED);
        pseudoClassStateChanged(REMOVED, line.kind() == DiffLine.Kind.REMOVED);
        pseudoClassStateChanged(NOTHING, false);
    }

    /// The other side has a line that this one has not.
    void showNothing() {
        getChildren().clear();
        pseudoClassStateChanged(ADDED, false);
        pseudoClassStateChanged(REMOVED, false);
        pseudoClassStateChanged(NOTHING, true);
    }

    private static Label piece(Piece piece) {
        Label label = label("diff-" + piece.look().name().toLowerCase(Locale.ROOT));
        if (piece.marked()) {
            label.getStyleClass().add("diff-marked");
        }
        label.setText(VisibleText.of(piece.text()));
        return label;
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }
}
