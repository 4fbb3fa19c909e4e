package dev.tokenless.record;

import dev.tokenless.desktop.SafeLink;
import java.util.Optional;

/// One thing on a page. Lengths are points (1/72 inch), from the left and from the top of what holds it.
public sealed interface Piece {

    /// Words on one line, in the order in which they are read.
    ///
    /// @param y of the base line
    record Words(
            double x,
            double y,
            double width,
            String text,
            Face face,
            double size,
            Ink ink,
            Optional<SafeLink> link,
            Tag tag)
            implements Piece {}

    /// A filled rectangle.
    record Box(double x, double y, double width, double height, Ink ink) implements Piece {}

    /// The same further down.
    default Piece down(double by) {
        return switch (this) {
            case Words(
                    double x,
                    double y,
                    double width,
                    String text,
                    Face face,
                    double size,
                    Ink ink,
                    Optional<SafeLink> link,
                    Tag tag) -> new Words(x, y + by, width, text, face, size, ink, link, tag);
            case Box(double x, double y, double width, double height, Ink ink) ->
                new Box(x, y + by, width, height, ink);
        };
    }
}
