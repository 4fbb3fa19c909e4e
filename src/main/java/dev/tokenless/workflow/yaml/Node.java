package dev.tokenless.workflow.yaml;

import java.util.List;
import java.util.Optional;

/// A node of the tree, with its place. Nodes are compared by identity.
public sealed interface Node {

    Span span();

    /// An anchor (`&name`) or a tag stands before the node.
    boolean decorated();

    /// How a text is written.
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    final class Text implements Node {
        private final Span span;
        private final boolean decorated;
        private final String value;
        private final Style style;

        Text(Span span, boolean decorated, String value, Style style) {
            this.span = span;
            this.decorated = decorated;
            this.value = value;
            this.style = style;
        }

        @Override
        public Span span() {
            return span;
        }

        @Override
        public boolean decorated() {
            return decorated;
        }

        public String value() {
            return value;
        }

        public Style style() {
            return style;
        }

        /// Written as lines of its own behind `|` or `>`.
        public boolean block() {
            return style == Style.LITERAL || style == Style.FOLDED;
        }

        /// A key without a value.
        public boolean isNull() {
            return style == Style.PLAIN && (value.isEmpty() || value.equals("~") || value.equals("null"));
        }
    }

    /// One key of a mapping with its value.
    record Entry(Text key, Node value) {}

    final class Mapping implements Node {
        private final Span span;
        private final boolean decorated;
        private final List<Entry> entries;
        private final boolean flow;

        Mapping(Span span, boolean decorated, List<Entry> entries, boolean flow) {
            this.span = span;
            this.decorated = decorated;
            this.entries = List.copyOf(entries);
            this.flow = flow;
        }

        @Override
        public Span span() {
            return span;
        }

        @Override
        public boolean decorated() {
            return decorated;
        }

        public List<Entry> entries() {
            return entries;
        }

        public boolean flow() {
            return flow;
        }

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(e -> e.key().value().equals(key)).findFirst();
        }

        /// The value of a key, seen through an alias.
        public Optional<Node> get(String key) {
            return entry(key).map(e -> Node.resolved(e.value()));
        }

        public Optional<Mapping> mapping(String key) {
            return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
        }

        public Optional<Listing> listing(String key) {
            return get(key).filter(Listing.class::isInstance).map(Listing.class::cast);
        }

        public Optional<Text> text(String key) {
            return get(key).filter(Text.class::isInstance).map(Text.class::cast);
        }
    }

    final class Listing implements Node {
        private final Span span;
        private final boolean decorated;
        private final List<Node> items;
        private final boolean flow;

        Listing(Span span, boolean decorated, List<Node> items, boolean flow) {
            this.span = span;
            this.decorated = decorated;
            this.items = List.copyOf(items);
            this.flow = flow;
        }

        @Override
        public Span span() {
            return span;
        }

        @Override
        public boolean decorated() {
            return decorated;
        }

        public List<Node> items() {
            return items;
        }

        public boolean flow() {
            return flow;
        }
    }

    /// `*name`. The target was complete before the alias, so that no circle can exist.
    final class Alias implements Node {
        private final Span span;
        private final Node target;

        Alias(Span span, Node target) {
            this.span = span;
            this.target = target;
        }

        @Override
        public Span span() {
            return span;
        }

        @Override
        public boolean decorated() {
            return true;
        }

        public Node target() {
            return target;
        }
    }

    /// The node itself, or what the alias stands for.
    static Node resolved(Node node) {
        return node instanceof Alias alias ? alias.target() : node;
    }
}
