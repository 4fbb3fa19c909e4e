package dev.tokenless.workflow.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tree as it must be read after the changes: maps, lists and typed texts, made without looking at any edit.
final class ExpectedTree {

    /// A scalar as it counts: its type and its value, without the line breaks at a block's end.
    record Leaf(Scalars.Type type, String value) {}

    private final Map<Node, List<Change>> changes = new HashMap<>();

    ExpectedTree(List<Change> all) {
        for (Change change : all) {
            changes.computeIfAbsent(change.target(), _ -> new ArrayList<>()).add(change);
        }
    }

    Object of(Node node) {
        List<Change> here = changes.getOrDefault(node, List.of());
        return switch (node) {
            case Node.Alias alias -> of(alias.target());
            case Node.Text text -> text(text, here);
            case Node.Mapping map -> mapping(map, here);
            case Node.Listing list -> listing(list, here);
        };
    }

    private static Object text(Node.Text text, List<Change> here) {
        Object value = leaf(text);
        for (Change change : here) {
            if (change instanceof Change.Replace replace) {
                value = value(replace.value());
            } else if (change instanceof Change.EditLines edit) {
                value = new Leaf(Scalars.Type.TEXT, edit.value().stripTrailing());
            }
        }
        return value;
    }

    private Object mapping(Node.Mapping map, List<Change> here) {
        Map<String, Object> expected = new LinkedHashMap<>();
        map.entries().forEach(e -> expected.put(e.key().value(), of(e.value())));
        for (Change change : here) {
            if (change instanceof Change.Drop drop) {
                expected.remove(drop.key());
            } else if (change instanceof Change.Add add) {
                expected.put(add.key(), value(add.value()));
            } else if (change instanceof Change.Rename rename) {
                expected.put(rename.to(), expected.remove(rename.key()));
            } else if (change instanceof Change.Swap swap) {
                expected.remove(swap.key());
                swap.fields().forEach(f -> expected.put(f.key(), value(f.value())));
            }
        }
        return expected;
    }

    private Object listing(Node.Listing list, List<Change> here) {
        List<Object> expected = new ArrayList<>();
        for (int index = 0; index < list.items().size(); index++) {
            int at = index;
            if (here.stream().noneMatch(c -> c instanceof Change.DropItem drop && drop.index() == at)) {
                expected.add(of(list.items().get(index)));
            }
            for (Change change : here) {
                if (change instanceof Change.InsertItem insert && insert.index() == at) {
                    expected.add(value(insert.value()));
                }
            }
        }
        return expected;
    }

    private static Leaf leaf(Node.Text text) {
        Scalars.Type type = Scalars.type(text);
        return new Leaf(type, type == Scalars.Type.NULL ? "" : text.value().stripTrailing());
    }

    private static Object value(Value value) {
        return switch (value) {
            case Value.Words words -> new Leaf(Scalars.Type.TEXT, words.text().stripTrailing());
            case Value.Raw raw -> new Leaf(Scalars.type(raw.text()), raw.text());
            case Value.Items items ->
                items.items().stream().map(ExpectedTree::value).toList();
            case Value.Verbatim same -> leaf(same.text());
            case Value.Moved moved -> new ExpectedTree(moved.changes()).of(moved.node());
            case Value.Fields fields -> {
                Map<String, Object> map = new LinkedHashMap<>();
                fields.fields().forEach(f -> map.put(f.key(), value(f.value())));
                yield map;
            }
        };
    }
}
