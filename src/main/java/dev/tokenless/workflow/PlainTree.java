package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/// A node as maps, lists and texts.
final class PlainTree {

    private PlainTree() {}

    static Object of(Node node) {
        return switch (node) {
            case Node.Text text -> text.value();
            case Node.Alias alias -> of(alias.target());
            case Node.Listing list -> list.items().stream().map(PlainTree::of).toList();
            case Node.Mapping map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.entries().forEach(e -> plain.put(e.key().value(), of(e.value())));
                yield plain;
            }
        };
    }
}
