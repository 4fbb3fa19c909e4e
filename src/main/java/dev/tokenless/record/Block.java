package dev.tokenless.record;

import java.util.List;

/// One piece of a record as people read it. Every text in it is ready to be shown: without credentials, without
/// characters that cannot be seen, and of bounded length; each form only escapes it for its own notation.
sealed interface Block {

    /// @param level  1 for the record, 2 for a repository, 3 for a part of it
    /// @param beside a word beside the heading; empty if none
    record Heading(int level, String text, String beside) implements Block {}

    /// @param note whether it is a remark, in smaller type
    record Paragraph(List<Span> spans, boolean note) implements Block {}

    /// @param title   what the table is about, for those who cannot see it
    /// @param weights how the width is shared
    /// @param rows    each with as many cells as there are heads; the first cell names the row
    record Table(String title, List<String> head, List<Integer> weights, List<List<Cell>> rows) implements Block {}

    record Points(List<List<Span>> points) implements Block {}

    /// @param diff whether lines that begin with a plus or a minus are coloured
    record Verbatim(List<String> lines, boolean diff) implements Block {}

    /// Some lines, one under the other.
    record Cell(List<List<Span>> lines) {
        static Cell of(String text) {
            return new Cell(List.of(List.of(Span.plain(text))));
        }
    }
}
