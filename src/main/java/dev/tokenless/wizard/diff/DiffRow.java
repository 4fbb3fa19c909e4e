package dev.tokenless.wizard.diff;

import dev.tokenless.wizard.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One row of the view: a line alone, or the text before and after side by side.
///
/// @param left  in the unified view the line itself
/// @param right only side by side
record DiffRow(Optional<DiffLine> left, Optional<DiffLine> right, boolean beside) {

    static List<DiffRow> unified(List<DiffLine> lines) {
        return lines.stream()
                .map(line -> new DiffRow(Optional.of(line), Optional.empty(), false))
                .toList();
    }

    /// Removed lines stand beside the added ones that follow them.
    static List<DiffRow> beside(List<DiffLine> lines) {
        List<DiffRow> rows = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int added = end(lines, at, Kind.REMOVED);
            int end = end(lines, added, Kind.ADDED);
            if (end == at) {
                Optional<DiffLine> same = Optional.of(lines.get(at));
                rows.add(new DiffRow(same, same, true));
                at++;
            }
            for (int row = 0; row < Math.max(added - at, end - added) && end > at; row++) {
                rows.add(new DiffRow(line(lines, at + row, added), line(lines, added + row, end), true));
            }
            at = Math.max(at, end);
        }
        return List.copyOf(rows);
    }

    private static int end(List<DiffLine> lines, int from, Kind kind) {
        int at = from;
        while (at < lines.size() && lines.get(at).kind() == kind) {
            at++;
        }
        return at;
    }

    private static Optional<DiffLine> line(List<DiffLine> lines, int index, int end) {
        return index < end ? Optional.of(lines.get(index)) : Optional.empty();
    }

    boolean changed() {
        return left.filter(DiffLine::changed).isPresent()
                || right.filter(DiffLine::changed).isPresent();
    }
}
