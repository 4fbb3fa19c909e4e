package dev.tokenless.workflow.yaml;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From changes of the tree to edits of the text. Whole lines go or come; everything else stays as it is.
final class Splicer {

    /// @param indent behind one line, what is indented deeper belongs in front
    private record Insertion(int afterLine, int indent, List<String> lines) {}

    /// Lines from first to last that have gone between two others.
    private record Gap(int first, int last) {}

    private final String text;
    private final SourceLines lines;
    private final BitSet gone = new BitSet();
    private final List<Insertion> insertions = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();
    private final Map<Node.Mapping, List<Change>> flows = new HashMap<>();
    private final Map<Node.Mapping, Set<String>> dropped = new HashMap<>();

    Splicer(String text, List<Change> changes) {
        this.text = text;
        this.lines = new SourceLines(text);
        refuseLoneReturns();
        changes.stream()
                .filter(Change.Drop.class::isInstance)
                .map(Change.Drop.class::cast)
                .forEach(d ->
                        dropped.computeIfAbsent(d.owner(), _ -> new HashSet<>()).add(d.key()));
        changes.forEach(this::take);
        flows.forEach((map, here) -> edits.addAll(FlowMapping.edits(text, map, here)));
    }

    /// YAML counts a carriage return by itself as a line break, no editor does: lines could not be told by number.
    private void refuseLoneReturns() {
        for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
            if (!text.startsWith("\n", at + 1)) {
                throw new YamlException(
                        "cannot-edit",
                        "A carriage return stands here without a line feed. Save the file with one kind of line ending, then run this again.",
                        lines.of(at) + 1,
                        at - lines.start(lines.of(at)) + 1);
            }
        }
    }

    private void take(Change change) {
        switch (change) {
            case Change.Add add when add.owner().flow() -> flow(add.owner(), change);
            case Change.Drop drop when drop.owner().flow() -> flow(drop.owner(), change);
            case Change.Rename rename when rename.owner().flow() -> flow(rename.owner(), change);
            case Change.Add add -> add(add);
            case Change.Rename rename -> rename(rename);
            case Change.Swap swap -> swap(swap);
            case Change.Drop drop -> drop(drop);
            case Change.Replace replace -> replace(replace);
            case Change.DropItem drop -> dropItem(drop);
            case Change.InsertItem insert -> insertItem(insert);
            case Change.EditLines edit -> editLines(edit);
        }
    }

    private void flow(Node.Mapping map, Change change) {
        flows.computeIfAbsent(map, _ -> new ArrayList<>()).add(change);
    }

    private void add(Change.Add add) {
        Node.Mapping owner = add.owner();
        Node.Entry neighbour = owner.entry(add.after()).orElse(owner.entries().getLast());
        int indent = owner.entries().getFirst().key().span().column() - 1;
        int line = lines.of(endOf(neighbour));
        if (add.blankLineBefore()) {
            line = behindItsComments(line, indent);
        }
        Renderer renderer = Manners.around(text, lines, owner, neighbour);
        List<String> fresh = new ArrayList<>(renderer.field(add.key(), add.value(), indent));
        if (add.blankLineBefore()) {
            fresh.addFirst("");
        }
        insertions.add(new Insertion(line, indent, fresh));
    }

    /// Comment lines that are indented like the inside of the neighbour belong to it.
    private int behindItsComments(int line, int indent) {
        int last = line;
        for (int next = line + 1; next < lines.count(); next++) {
            if (lines.isComment(next) && lines.indent(next) > indent) {
                last = next;
            } else if (!lines.isBlank(next)) {
                break;
            }
        }
        return last;
    }

    private static int endOf(Node.Entry entry) {
        Span value = entry.value().span();
        return Math.max(entry.key().span().end(), value.end());
    }

    private void rename(Change.Rename rename) {
        Span key = entry(rename.owner(), rename.key()).key().span();
        edits.add(new Edit(key.start(), key.end(), Scalars.written(rename.to(), false)));
    }

    private void swap(Change.Swap swap) {
        Node.Mapping owner = swap.owner();
        Node.Entry entry = entry(owner, swap.key());
        if (owner.flow()) {
            throw trouble(owner, "The mapping in braces cannot be edited safely.");
        }
        int start = entry.key().span().start();
        int indent = entry.key().span().column() - 1;
        Renderer renderer = Manners.around(text, lines, owner, entry);
        String fresh = String.join(brk(), renderer.fields(new Value.Fields(swap.fields()), indent));
        edits.add(new Edit(start, lines.end(lines.of(endOf(entry))), fresh.stripLeading()));
    }

    private static Node.Entry entry(Node.Mapping owner, String key) {
        return owner.entry(key).orElseThrow(() -> trouble(owner, "The key is not there."));
    }

    private void drop(Change.Drop drop) {
        Node.Mapping owner = drop.owner();
        Node.Entry entry = entry(owner, drop.key());
        int first = lines.of(entry.key().span().start());
        int last = lines.of(endOf(entry));
        if (!text.substring(lines.start(first), entry.key().span().start()).isBlank()) {
            dropFirstOfItem(owner, entry, last);
            return;
        }
        int start = owner.span().start();
        boolean item = !text.substring(lines.start(lines.of(start)), start).isBlank();
        if (item && owner.entries().indexOf(entry) < leading(owner)) {
            return;
        }
        boolean oneText = entry.value() instanceof Node.Text;
        for (int line = first; line <= last; line++) {
            if (oneText || line == first || !lines.isComment(line)) {
                gone.set(line);
            }
        }
        if (!oneText) {
            commentsToTheLeft(first, last, lines.indent(first));
        }
        gaps.add(new Gap(first, last));
    }

    /// Comments inside of what goes stay, where the key stood.
    private void commentsToTheLeft(int first, int last, int indent) {
        for (int line = first + 1; line < lines.count() && (line <= last || lines.isComment(line)); line++) {
            if (lines.isComment(line)) {
                toTheLeft(line, indent);
            }
        }
    }

    private void toTheLeft(int line, int indent) {
        if (lines.indent(line) > indent) {
            edits.add(new Edit(lines.start(line) + indent, lines.start(line) + lines.indent(line), ""));
        }
    }

    /// What stood between two blank lines leaves one, where nothing takes its place.
    private void withOneOfTwoBlankLines(Gap gap) {
        int above = gap.first() - 1;
        int below = gap.last() + 1;
        if (above >= 0
                && below + 1 < lines.count()
                && lines.isBlank(above)
                && lines.isBlank(below)
                && insertions.stream().noneMatch(i -> i.afterLine() >= above && i.afterLine() <= below)) {
            gone.set(below);
        }
    }

    /// The key stands behind a dash: the next one that stays takes its place.
    private void dropFirstOfItem(Node.Mapping owner, Node.Entry entry, int last) {
        int survivor = leading(owner);
        if (owner.entries().indexOf(entry) != 0 || survivor == owner.entries().size()) {
            throw trouble(owner, "The key cannot be taken out of its line.");
        }
        Span next = owner.entries().get(survivor).key().span();
        for (int line = last + 1; line < lines.of(next.start()); line++) {
            if (lines.isComment(line)) {
                throw trouble(owner, "A comment stands between two keys that would have to change places.");
            }
        }
        edits.add(new Edit(entry.key().span().start(), next.start(), ""));
    }

    /// How many keys go from the front of an item.
    private int leading(Node.Mapping owner) {
        Set<String> gone = dropped.getOrDefault(owner, Set.of());
        int index = 0;
        while (index < owner.entries().size()
                && gone.contains(owner.entries().get(index).key().value())) {
            index++;
        }
        return index;
    }

    private void replace(Change.Replace replace) {
        Span span = replace.text().span();
        boolean block =
                switch (replace.value()) {
                    case Value.Fields fields -> !fields.fields().isEmpty();
                    case Value.Items items -> !items.flow();
                    case Value.Words words -> words.text().strip().indexOf('\n') >= 0;
                    case Value.Raw _, Value.Verbatim _, Value.Moved _ -> false;
                };
        if (block) {
            replaceByBlock(replace);
            return;
        }
        Optional<String> comment = replace.value() instanceof Value.Words words ? words.comment() : Optional.empty();
        int end = comment.isPresent() ? lines.end(lines.of(span.end())) : span.end();
        String quoted = Scalars.requoted(replace.text(), replace.value());
        edits.add(
                new Edit(span.start(), end, quoted + comment.map(c -> " # " + c).orElse("")));
    }

    /// Comments must not become lines of the block: one behind the value goes behind the key, those below go to the
    /// left.
    private void replaceByBlock(Change.Replace replace) {
        Span span = replace.text().span();
        int line = lines.of(span.start());
        String content = lines.content(line);
        int indent = content.length() - content.replaceFirst("^ *(?:- +)*", "").length();
        Renderer renderer = new Renderer(text, lines, lines.unit(line), 2, 2);
        int start = text.lastIndexOf(':', span.start()) + 1;
        List<String> fresh = renderer.field("x", replace.value(), indent);
        String head = fresh.getFirst().substring(fresh.getFirst().indexOf(':') + 1);
        String comment = lines.commentBehind(replace.text());
        int end = replace.text().block() ? span.end() : span.end() + comment.length();
        int last = lines.of(Math.max(span.start(), replace.text().block() ? end - 1 : end));
        commentsToTheLeft(last, last, indent);
        edits.add(new Edit(start, end, head + comment + brk() + String.join(brk(), fresh.subList(1, fresh.size()))));
    }

    private void dropItem(Change.DropItem drop) {
        Node item = drop.owner().items().get(drop.index());
        dash(item);
        int first = lines.firstOfItem(item, drop.withComments());
        gone.set(first, lines.lastOfItem(item) + 1);
        if (!drop.withComments()) {
            ItemComments.in(lines, item).forEach(line -> {
                gone.clear(line);
                toTheLeft(line, lines.indent(first));
            });
        }
        gaps.add(new Gap(first, lines.lastOfItem(item)));
    }

    private void insertItem(Change.InsertItem insert) {
        Node neighbour = insert.owner().items().get(insert.index());
        if (insert.owner().flow()) {
            int end = neighbour.span().end();
            edits.add(new Edit(end, end, ", " + Renderer.flow(insert.value())));
            return;
        }
        int dash = dash(neighbour);
        int indent = dash - lines.start(lines.of(dash));
        Renderer renderer = Manners.around(text, lines, neighbour, dash);
        insertions.add(new Insertion(lines.lastOfItem(neighbour), indent, renderer.item(insert.value(), indent)));
    }

    /// The dash of a block list's item; only blanks may stand before it on its line.
    private int dash(Node item) {
        int dash = text.lastIndexOf('-', item.span().start() - 1);
        if (dash < 0
                || !text.substring(dash + 1, item.span().start()).isBlank()
                || !text.substring(lines.start(lines.of(dash)), dash).isBlank()) {
            throw trouble(item, "The list is not written with one dash a line.");
        }
        return dash;
    }

    private void editLines(Change.EditLines edit) {
        if (edit.text().style() != Node.Style.LITERAL) {
            throw trouble(edit.text(), "The script is not written as a literal block.");
        }
        int header = lines.of(edit.text().span().start());
        int indent = edit.text()
                .value()
                .lines()
                .filter(l -> !l.isBlank())
                .findFirst()
                .map(first -> {
                    int line = header + 1;
                    while (line < lines.count() && lines.isBlank(line)) {
                        line++;
                    }
                    return lines.indent(line)
                            - (first.length() - first.stripLeading().length());
                })
                .orElse(0);
        edit.lines().forEach((number, now) -> {
            int line = header + 1 + number;
            if (now.isEmpty()) {
                gone.set(line);
            } else {
                String fresh = now.get()
                        .lines()
                        .map(l -> " ".repeat(indent) + l)
                        .collect(java.util.stream.Collectors.joining(brk()));
                edits.add(new Edit(lines.start(line), lines.end(line), fresh));
            }
        });
    }

    /// All edits, in the order of the text.
    List<Edit> edits() {
        gaps.forEach(this::withOneOfTwoBlankLines);
        List<Edit> all = new ArrayList<>(edits);
        for (int line = gone.nextSetBit(0); line >= 0; line = gone.nextSetBit(line)) {
            int behind = gone.nextClearBit(line);
            all.add(removal(line, behind));
            line = behind;
        }
        insertions.sort(Comparator.comparingInt(Insertion::indent).reversed());
        for (Insertion insertion : insertions) {
            int at = lines.end(kept(insertion));
            all.add(new Edit(at, at, brk() + String.join(brk(), insertion.lines())));
        }
        all.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        return all;
    }

    /// The last line that stays above an insertion.
    private int kept(Insertion insertion) {
        int line = insertion.afterLine();
        while (line > 0 && gone.get(line)) {
            line--;
        }
        return line;
    }

    private Edit removal(int first, int behind) {
        boolean last = behind >= lines.count();
        if (!last) {
            return new Edit(lines.start(first), lines.start(behind), "");
        }
        int lowest = insertions.stream().mapToInt(this::kept).max().orElse(-1);
        int kept = first;
        while (kept > lowest + 1 && lines.isBlank(kept - 1)) {
            kept--;
        }
        return new Edit(kept == 0 ? 0 : lines.end(kept - 1), text.length(), "");
    }

    String apply() {
        return within(0, text.length());
    }

    /// The part of the text between two offsets, after the edits.
    String within(int from, int to) {
        StringBuilder result = new StringBuilder(to - from + 512);
        int at = from;
        for (Edit edit : edits()) {
            if (edit.start() < at || edit.end() > Math.max(to, lines.endWithBreak(lines.of(to)))) {
                throw new YamlException(
                        "cannot-edit", "Two edits of the file would touch each other.", lines.of(edit.start()) + 1, 1);
            }
            result.append(text, at, edit.start()).append(edit.text());
            at = edit.end();
        }
        return at < to ? result.append(text, at, to).toString() : result.toString();
    }

    private String brk() {
        return lines.lineBreak();
    }

    private static YamlException trouble(Node node, String message) {
        return new YamlException(
                "cannot-edit", message, node.span().line(), node.span().column());
    }
}
