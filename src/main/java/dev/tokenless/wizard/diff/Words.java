package dev.tokenless.wizard.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import dev.tokenless.wizard.diff.DiffLine.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which words differ between a line and the one that takes its place.
final class Words {

    private static final Pattern WORD = Pattern.compile("\\w+|\\s+|[^\\w\\s]");
    // Lines that share less are two different lines; marks would only be noise.
    private static final double LEAST_SHARED = 0.4;
    private static final int LONGEST = 1000;

    private final List<String> before;
    private final List<String> after;
    private final List<AbstractDelta<String>> deltas;

    private Words(String before, String after) {
        this.before = split(before);
        this.after = split(after);
        deltas = before.length() > LONGEST || after.length() > LONGEST
                ? List.of()
                : DiffUtils.diff(this.before, this.after).getDeltas();
    }

    static List<DiffLine> mark(List<DiffLine> removed, List<DiffLine> added) {
        List<DiffLine> all = new ArrayList<>(removed);
        all.addAll(added);
        for (int pair = 0; pair < Math.min(removed.size(), added.size()); pair++) {
            DiffLine old = removed.get(pair);
            DiffLine fresh = added.get(pair);
            Words words = new Words(old.text(), fresh.text());
            if (words.alike()) {
                all.set(pair, old.marked(words.marks(words.before, AbstractDelta::getSource)));
                all.set(removed.size() + pair, fresh.marked(words.marks(words.after, AbstractDelta::getTarget)));
            }
        }
        return all;
    }

    private boolean alike() {
        int changed = deltas.stream()
                .mapToInt(delta -> length(delta.getSource()) + length(delta.getTarget()))
                .sum();
        int whole = letters(before) + letters(after);
        return !deltas.isEmpty() && whole > 0 && 1 - changed / (double) whole >= LEAST_SHARED;
    }

    private List<Mark> marks(List<String> words, Function<AbstractDelta<String>, Chunk<String>> side) {
        List<Mark> marks = new ArrayList<>();
        for (AbstractDelta<String> delta : deltas) {
            Chunk<String> chunk = side.apply(delta);
            if (chunk.size() > 0) {
                int from = words.subList(0, chunk.getPosition()).stream()
                        .mapToInt(String::length)
                        .sum();
                marks.add(new Mark(
                        from,
                        from
                                + chunk.getLines().stream()
                                        .mapToInt(String::length)
                                        .sum()));
            }
        }
        return List.copyOf(marks);
    }

    private static int length(Chunk<String> chunk) {
        return letters(chunk.getLines());
    }

    private static int letters(List<String> words) {
        return words.stream().mapToInt(word -> word.strip().length()).sum();
    }

    private static List<String> split(String line) {
        return WORD.matcher(line).results().map(found -> found.group()).toList();
    }
}
