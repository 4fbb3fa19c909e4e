package dev.tokenless.wizard.desktop;

import dev.tokenless.record.Ink;
import dev.tokenless.record.Piece;
import dev.tokenless.record.Sheet;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// A page as JavaFX draws it, on the screen and on paper alike.
public final class SheetNode {

    private SheetNode() {}

    /// One unit is a point, the origin is the corner of what can be printed on.
    public static Node of(Sheet sheet) {
        Group page = new Group();
        FontShelf fonts = new FontShelf();
        for (Piece piece : sheet.pieces()) {
            page.getChildren().add(node(piece, fonts));
        }
        return page;
    }

    private static Node node(Piece piece, FontShelf fonts) {
        return switch (piece) {
            case Piece.Box box -> {
                Rectangle rectangle = new Rectangle(box.x(), box.y(), box.width(), box.height());
                rectangle.setFill(colour(box.ink()));
                yield rectangle;
            }
            case Piece.Words words -> {
                Text text = new Text(words.x(), words.y(), words.text());
                text.setFont(fonts.font(words.face(), words.size()));
                text.setFill(colour(words.ink()));
                text.setUnderline(words.link().isPresent());
                yield text;
            }
        };
    }

    private static Color colour(Ink ink) {
        return Color.rgb(ink.rgb() >> 16 & 0xff, ink.rgb() >> 8 & 0xff, ink.rgb() & 0xff);
    }
}
