package dev.tokenless.workflow.yaml;

/// How the neighbourhood of an edit is indented.
final class Manners {

    private Manners() {}

    /// For a new key of a block mapping: learns from the mapping's own children.
    static Renderer around(String text, SourceLines lines, Node.Mapping owner, Node.Entry neighbour) {
        int own = owner.entries().getFirst().key().span().column() - 1;
        int unit = 0;
        int dashIndent = 2;
        int dashWidth = 2;
        java.util.List<Node.Entry> examples = new java.util.ArrayList<>();
        examples.add(neighbour);
        examples.addAll(owner.entries());
        for (Node.Entry entry : examples) {
            if (unit == 0
                    && entry.value() instanceof Node.Mapping map
                    && !map.flow()
                    && !map.entries().isEmpty()) {
                unit = Math.max(1, map.entries().getFirst().key().span().column() - 1 - own);
            }
        }
        if (unit == 0) {
            unit = lines.unit(lines.of(owner.span().start()));
        }
        Node.Listing steps = steps(neighbour.value(), owner);
        if (steps != null && !steps.flow() && !steps.items().isEmpty()) {
            Node first = steps.items().getFirst();
            int dash = text.lastIndexOf('-', first.span().start() - 1);
            int keyColumn = keyColumn(neighbour.value(), own);
            if (dash >= 0) {
                int line = lines.of(dash);
                dashWidth = Math.max(2, first.span().start() - dash);
                dashIndent = Math.max(0, dash - lines.start(line) - keyColumn);
            }
        }
        return new Renderer(text, lines, unit, dashIndent, dashWidth);
    }

    private static Node.@org.jspecify.annotations.Nullable Listing steps(Node neighbour, Node.Mapping owner) {
        if (neighbour instanceof Node.Mapping map) {
            return map.listing("steps").orElse(null);
        }
        return owner.listing("steps").orElse(null);
    }

    private static int keyColumn(Node neighbour, int own) {
        return neighbour instanceof Node.Mapping map && !map.entries().isEmpty()
                ? map.entries().getFirst().key().span().column() - 1
                : own;
    }

    /// For a new item of a block list: learns from its neighbour.
    static Renderer around(String text, SourceLines lines, Node neighbour, int dash) {
        int width = Math.max(2, neighbour.span().start() - dash);
        int unit = 0;
        if (neighbour instanceof Node.Mapping map) {
            int own = map.entries().getFirst().key().span().column() - 1;
            for (Node.Entry entry : map.entries()) {
                if (entry.value() instanceof Node.Mapping inner
                        && !inner.flow()
                        && !inner.entries().isEmpty()) {
                    unit = Math.max(1, inner.entries().getFirst().key().span().column() - 1 - own);
                }
            }
        }
        if (unit == 0) {
            unit = lines.unit(lines.of(dash));
        }
        return new Renderer(text, lines, unit, 2, width > 8 ? 2 : width);
    }
}
