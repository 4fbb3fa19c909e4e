package dev.tokenless.workflow.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something new for the tree.
public sealed interface Value {

    /// A text, quoted where it must be; in several lines a literal block. The comment stands behind it on the line.
    record Words(String text, Optional<String> comment) implements Value {}

    /// A plain scalar that is no text: `true`, `2`.
    record Raw(String text) implements Value {}

    record Fields(List<Field> fields) implements Value {
        public Fields {
            fields = List.copyOf(fields);
        }

        public Fields with(String key, Value value) {
            List<Field> more = new ArrayList<>(fields);
            more.add(new Field(key, value));
            return new Fields(more);
        }
    }

    record Field(String key, Value value) {}

    record Items(List<Value> items, boolean flow) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// An item of a list of the same text, with its comments, after changes within it. It keeps its indentation.
    ///
    /// @param withComments also those right above it
    record Moved(Node node, List<Change> changes, boolean withComments) implements Value {
        public Moved {
            changes = List.copyOf(changes);
        }

        public Moved(Node node, List<Change> changes) {
            this(node, changes, false);
        }
    }

    /// A text exactly as it is written in the source, in all its lines.
    record Verbatim(Node.Text text) implements Value {}

    static Value words(String text) {
        return new Words(text, Optional.empty());
    }

    static Fields fields() {
        return new Fields(List.of());
    }

    static Fields fields(Map<String, String> texts) {
        return new Fields(texts.entrySet().stream()
                .map(e -> new Field(e.getKey(), words(e.getValue())))
                .toList());
    }

    static Items flow(List<String> texts) {
        return new Items(texts.stream().map(Value::words).toList(), true);
    }

    /// A copy of a node, without its comments.
    static Value copy(Node node) {
        return switch (node) {
            case Node.Text text ->
                Scalars.type(text) == Scalars.Type.TEXT ? words(text.value()) : new Raw(text.value());
            case Node.Alias alias -> copy(alias.target());
            case Node.Listing list ->
                new Items(list.items().stream().map(Value::copy).toList(), list.flow());
            case Node.Mapping map ->
                new Fields(map.entries().stream()
                        .map(e -> new Field(e.key().value(), copy(e.value())))
                        .toList());
        };
    }
}
