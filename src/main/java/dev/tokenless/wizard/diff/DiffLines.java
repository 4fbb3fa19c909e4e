package dev.tokenless.wizard.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.tokenless.wizard.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Two texts ─► the lines of a unified view, with a few unchanged lines around each change.
public final class DiffLines {

    private static final int AROUND = 3;

    private DiffLines() {}

    /// The lines to show. Costs time for a long text: not for the JavaFX thread.
    public static List<DiffLine> between(String before, String after) {
        List<String> left = before.isEmpty() ? List.of() : before.lines().toList();
        List<String> right = after.lines().toList();
        List<DiffLine> all = new ArrayList<>();
        int done = 0;
        int shift = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            int start = delta.getSource().getPosition();
            same(all, left, done, start, shift);
            changed(all, delta);
            done = start + delta.getSource().size();
            shift += delta.getTarget().size() - delta.getSource().size();
        }
        same(all, left, done, left.size(), shift);
        return withGaps(all);
    }

    private static void same(List<DiffLine> all, List<String> lines, int from, int to, int shift) {
        for (int index = from; index < to; index++) {
            all.add(new DiffLine(
                    Kind.SAME,
                    OptionalInt.of(index + 1),
                    OptionalInt.of(index + 1 + shift),
                    lines.get(index),
                    List.of()));
        }
    }

    private static void changed(List<DiffLine> all, AbstractDelta<String> delta) {
        List<DiffLine> removed = new ArrayList<>();
        List<DiffLine> added = new ArrayList<>();
        int number = delta.getSource().getPosition();
        for (String line : delta.getSource().getLines()) {
            removed.add(new DiffLine(Kind.REMOVED, OptionalInt.of(++number), OptionalInt.empty(), line, List.of()));
        }
        number = delta.getTarget().getPosition();
        for (String line : delta.getTarget().getLines()) {
            added.add(new DiffLine(Kind.ADDED, OptionalInt.empty(), OptionalInt.of(++number), line, List.of()));
        }
        all.addAll(Words.mark(removed, added));
    }

    private static List<DiffLine> withGaps(List<DiffLine> all) {
        boolean[] near = new boolean[all.size()];
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index).changed()) {
                int to = Math.min(all.size() - 1, index + AROUND);
                for (int close = Math.max(0, index - AROUND); close <= to; close++) {
                    near[close] = true;
                }
            }
        }
        List<DiffLine> shown = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            if (near[index]) {
                shown.add(all.get(index));
            } else if (index == 0 || near[index - 1]) {
                shown.add(new DiffLine(Kind.GAP, OptionalInt.empty(), OptionalInt.empty(), "⋯", List.of()));
            }
        }
        return List.copyOf(shown);
    }
}
