package dev.tokenless.workflow.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Nodes that an alias repeats elsewhere: an edit there would change both places.
final class SharedNodes {

    private final Set<Node> shared = new HashSet<>();

    private SharedNodes(Node root) {
        collect(root, false);
    }

    static void refuse(YamlDocument document, List<Change> changes) {
        SharedNodes nodes = new SharedNodes(document.root());
        changes.forEach(nodes::refuse);
    }

    private void collect(Node node, boolean repeated) {
        if (repeated && !shared.add(node)) {
            return;
        }
        switch (node) {
            case Node.Alias alias -> collect(alias.target(), true);
            case Node.Mapping map ->
                map.entries().forEach(e -> {
                    collect(e.key(), repeated);
                    collect(e.value(), repeated);
                });
            case Node.Listing list -> list.items().forEach(i -> collect(i, repeated));
            case Node.Text _ -> {}
        }
    }

    private void refuse(Change change) {
        Node target = change.target();
        if (shared.contains(target)) {
            throw new YamlException(
                    "anchor",
                    "An anchor (&) repeats this part elsewhere in the file, so that an edit would change both places.",
                    target.span().line(),
                    target.span().column());
        }
    }
}
