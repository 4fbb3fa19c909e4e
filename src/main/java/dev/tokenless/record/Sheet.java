package dev.tokenless.record;

import java.util.List;
import java.util.Optional;

/// One page: its pieces from top to bottom, and the headings that a list of contents leads to.
///
/// @param number from 1
/// @param of     how many pages there are
public record Sheet(int number, int of, PaperSize size, List<Piece> pieces, List<Mark> marks) {

    public Sheet {
        pieces = List.copyOf(pieces);
        marks = List.copyOf(marks);
    }

    /// A heading on this page.
    ///
    /// @param y of its top
    public record Mark(int level, String text, double y) {}

    /// The words of the page, line by line, for tests and for readers of the screen.
    public String text() {
        StringBuilder text = new StringBuilder();
        Optional<Double> line = Optional.empty();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Words words) {
                text.append(line.isEmpty() ? "" : line.get() == words.y() ? " " : "\n")
                        .append(words.text());
                line = Optional.of(words.y());
            }
        }
        return text.toString();
    }
}
