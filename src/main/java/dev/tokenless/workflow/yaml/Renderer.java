package dev.tokenless.workflow.yaml;

import java.util.ArrayList;
import java.util.List;

/// Writes new values in the manners of their neighbourhood.
///
/// @param unit spaces by which a mapping is indented under its key
/// @param dashIndent spaces by which a list is indented under its key
/// @param dashWidth characters from a dash to the item's first
record Renderer(String source, SourceLines lines, int unit, int dashIndent, int dashWidth) {

    /// `key: value` at an indentation, in lines without line breaks.
    List<String> field(String key, Value value, int indent) {
        String head = " ".repeat(indent) + Scalars.written(key, false) + ":";
        return switch (value) {
            case Value.Words words
            when words.text().strip().indexOf('\n') >= 0 -> {
                List<String> all = new ArrayList<>(List.of(head + " |"));
                words.text()
                        .stripTrailing()
                        .lines()
                        .forEach(l -> all.add(l.isEmpty() ? "" : " ".repeat(indent + unit) + l));
                yield all;
            }
            case Value.Words words -> List.of(head + " " + inline(words));
            case Value.Raw raw -> List.of(head + " " + raw.text());
            case Value.Items items when items.flow() || items.items().isEmpty() -> List.of(head + " " + flow(items));
            case Value.Fields fields when fields.fields().isEmpty() -> List.of(head + " {}");
            case Value.Fields fields -> headed(head, fields(fields, indent + unit));
            case Value.Items items ->
                headed(
                        head,
                        items.items().stream()
                                .flatMap(i -> item(i, indent + dashIndent).stream())
                                .toList());
            case Value.Verbatim same -> verbatim(head, same.text(), indent);
            case Value.Moved moved -> headed(head, moved(moved));
        };
    }

    /// The lines behind the first move with their key.
    private List<String> verbatim(String head, Node.Text text, int indent) {
        Span span = text.span();
        List<String> written =
                source.substring(span.start(), span.end()).lines().toList();
        String line = lines.content(lines.of(span.start()));
        int shift =
                indent - (line.length() - line.replaceFirst("^ *(?:- +)*", "").length());
        List<String> all = new ArrayList<>(List.of(head + " " + written.getFirst()));
        for (String next : written.subList(1, written.size())) {
            all.add(next.isBlank() ? next : shift >= 0 ? " ".repeat(shift) + next : next.substring(-shift));
        }
        return all;
    }

    private static List<String> headed(String head, List<String> body) {
        List<String> all = new ArrayList<>(List.of(head));
        all.addAll(body);
        return all;
    }

    List<String> fields(Value.Fields fields, int indent) {
        return fields.fields().stream()
                .flatMap(f -> field(f.key(), f.value(), indent).stream())
                .toList();
    }

    /// One item of a block list whose dash stands at an indentation.
    List<String> item(Value value, int indent) {
        String dash = " ".repeat(indent) + "-" + " ".repeat(dashWidth - 1);
        return switch (value) {
            case Value.Moved moved -> moved(moved);
            case Value.Words words -> List.of(dash + inline(words));
            case Value.Raw raw -> List.of(dash + raw.text());
            case Value.Verbatim same ->
                List.of(dash + Scalars.written(same.text().value(), false));
            case Value.Items items -> List.of(dash + flow(items));
            case Value.Fields fields -> {
                List<String> all = new ArrayList<>(fields(fields, indent + dashWidth));
                all.set(0, dash + all.getFirst().stripLeading());
                yield all;
            }
        };
    }

    private static String inline(Value.Words words) {
        return Scalars.written(words.text().strip(), false)
                + words.comment().map(c -> " # " + c).orElse("");
    }

    static String flow(Value value) {
        return switch (value) {
            case Value.Words words -> Scalars.written(words.text(), true);
            case Value.Raw raw -> raw.text();
            case Value.Items items ->
                "[" + joined(items.items().stream().map(Renderer::flow).toList()) + "]";
            case Value.Fields fields ->
                "{"
                        + joined(fields.fields().stream()
                                .map(f -> Scalars.written(f.key(), true) + ": " + flow(f.value()))
                                .toList())
                        + "}";
            case Value.Verbatim same -> Scalars.written(same.text().value().strip(), true);
            case Value.Moved _ ->
                throw new YamlException("cannot-edit", "A moved node cannot be written in a line.", 1, 1);
        };
    }

    private static String joined(List<String> parts) {
        return String.join(", ", parts);
    }

    /// The lines of a list's item as they stand, after the changes within.
    private List<String> moved(Value.Moved moved) {
        int from = lines.start(lines.firstOfItem(moved.node(), moved.withComments()));
        int to = lines.end(lines.lastOfItem(moved.node()));
        String edited = new Splicer(source, moved.changes()).within(from, to);
        List<String> all = new ArrayList<>(edited.lines().toList());
        // a blank line that stood inside would stand at the end, where what came behind it has gone
        boolean blankBefore = lines.isBlank(lines.lastOfItem(moved.node()));
        while (!blankBefore && all.size() > 1 && all.getLast().isBlank()) {
            all.removeLast();
        }
        return all;
    }
}
