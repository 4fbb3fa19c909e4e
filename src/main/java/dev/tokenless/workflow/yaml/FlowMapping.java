package dev.tokenless.workflow.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Edits of a mapping in braces: an entry goes with one of its commas, a new one comes last; the others keep their
/// bytes.
final class FlowMapping {

    private FlowMapping() {}

    static List<Edit> edits(String text, Node.Mapping map, List<Change> changes) {
        Span span = map.span();
        String old = text.substring(span.start(), span.end());
        if (!old.startsWith("{") || !old.endsWith("}") || old.contains("#")) {
            throw new YamlException(
                    "cannot-edit", "The mapping in braces cannot be edited safely.", span.line(), span.column());
        }
        List<Edit> edits = new ArrayList<>();
        Optional<Node.Entry> kept = Optional.empty();
        List<Node.Entry> entries = map.entries();
        for (int index = 0; index < entries.size(); index++) {
            Node.Entry entry = entries.get(index);
            if (!dropped(entry, changes)) {
                kept = Optional.of(entry);
                renamed(entry, changes).ifPresent(edits::add);
            } else if (kept.isPresent()) {
                edits.add(new Edit(end(entries.get(index - 1)), end(entry), ""));
            } else {
                int next = index + 1 < entries.size() ? start(entries.get(index + 1)) : end(entry);
                edits.add(new Edit(start(entry), next, ""));
            }
        }
        added(changes, kept, span).ifPresent(edits::add);
        return edits;
    }

    private static Optional<Edit> added(List<Change> changes, Optional<Node.Entry> kept, Span span) {
        String fresh = changes.stream()
                .filter(Change.Add.class::isInstance)
                .map(Change.Add.class::cast)
                .map(add -> Scalars.written(add.key(), true) + ": " + Renderer.flow(add.value()))
                .collect(Collectors.joining(", "));
        int at = kept.map(FlowMapping::end).orElse(span.start() + 1);
        return Optional.of(fresh)
                .filter(f -> !f.isEmpty())
                .map(f -> new Edit(at, at, (kept.isPresent() ? ", " : "") + f));
    }

    private static boolean dropped(Node.Entry entry, List<Change> changes) {
        return changes.stream()
                .anyMatch(c -> c instanceof Change.Drop drop
                        && drop.key().equals(entry.key().value()));
    }

    private static Optional<Edit> renamed(Node.Entry entry, List<Change> changes) {
        return changes.stream()
                .filter(Change.Rename.class::isInstance)
                .map(Change.Rename.class::cast)
                .filter(r -> r.key().equals(entry.key().value()))
                .map(r -> new Edit(start(entry), entry.key().span().end(), Scalars.written(r.to(), true)))
                .findFirst();
    }

    private static int start(Node.Entry entry) {
        return entry.key().span().start();
    }

    private static int end(Node.Entry entry) {
        return Math.max(entry.key().span().end(), entry.value().span().end());
    }
}
