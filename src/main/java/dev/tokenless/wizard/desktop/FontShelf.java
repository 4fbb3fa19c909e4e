package dev.tokenless.wizard.desktop;

import dev.tokenless.record.Face;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;

/// Fonts that were loaded before, by face and size.
final class FontShelf {

    private record Place(Face face, double size) {}

    private final Map<Place, Font> fonts = new HashMap<>();

    Font font(Face face, double size) {
        return fonts.computeIfAbsent(new Place(face, size), place -> FxFonts.font(place.face(), place.size()));
    }
}
