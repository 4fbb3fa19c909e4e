package dev.tokenless.wizard.desktop;

import dev.tokenless.record.Face;
import dev.tokenless.record.Ruler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The record's fonts, as JavaFX draws them: the same files that the PDF embeds, so that paper and PDF agree. What they
/// lack, JavaFX takes from the system's fonts.
final class FxFonts {

    private FxFonts() {}

    static Font font(Face face, double size) {
        try (InputStream file = face.file()) {
            return Font.loadFont(file, size);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Ruler ruler() {
        return new Measure();
    }

    private static final class Measure implements Ruler {

        private final FontShelf shelf = new FontShelf();

        @Override
        public double width(String text, Face face, double size) {
            Text node = new Text(text);
            node.setFont(shelf.font(face, size));
            return node.getLayoutBounds().getWidth();
        }

        @Override
        public String shown(String text, Face face) {
            return text;
        }
    }
}
