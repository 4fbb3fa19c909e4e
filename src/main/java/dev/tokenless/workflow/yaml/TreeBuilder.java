package dev.tokenless.workflow.yaml;

import dev.tokenless.workflow.yaml.Node.Entry;
import dev.tokenless.workflow.yaml.Node.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Builds the tree from parser events, so that depth and aliases are bounded before anything recurses over them.
final class TreeBuilder {

    /// GitHub's own schema is not ten levels deep.
    private static final int DEEPEST = 100;

    /// Nodes that a tree may stand for once its aliases are spelled out.
    private static final long LARGEST = 200_000;

    private final String text;
    private final Iterator<Event> events;
    private final Places places;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private long size;

    TreeBuilder(String text, Iterator<Event> events) {
        this.text = text;
        this.events = events;
        this.places = new Places(text);
    }

    Node document() {
        Node root = null;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (root != null) {
                        throw trouble("several-documents", "The file holds more than one YAML document.", event);
                    }
                    root = node(events.next(), 0);
                }
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case Alias, Scalar, SequenceStart, SequenceEnd, MappingStart, MappingEnd ->
                    throw trouble("not-yaml", "The file is not valid YAML: content outside a document.", event);
            }
        }
        if (root == null) {
            throw new YamlException("empty", "The file is empty.", 1, 1);
        }
        return root;
    }

    private Node node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw trouble(
                    "too-deep", "The file nests deeper than " + DEEPEST + " levels, which no workflow does.", event);
        }
        if (++size > LARGEST) {
            throw trouble("alias-bomb", "The file's aliases stand for more than " + LARGEST + " nodes.", event);
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        Optional<String> anchor =
                event instanceof NodeEvent named ? named.getAnchor().map(Anchor::getValue) : Optional.empty();
        anchor.ifPresent(open::add);
        long before = size;
        Node node = content(event, depth);
        anchor.ifPresent(name -> {
            open.remove(name);
            anchors.put(name, node);
            sizes.put(name, size - before + 1);
        });
        return node;
    }

    private Node content(Event event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (event instanceof CollectionStartEvent start) {
            return start instanceof MappingStartEvent ? mapping(start, depth) : listing(start, depth);
        }
        throw trouble("not-yaml", "The file is not valid YAML: a value is missing.", event);
    }

    private Node alias(AliasEvent event) {
        String name = event.getAlias().getValue();
        Node target = anchors.get(name);
        if (open.contains(name)) {
            throw trouble("circular-alias", "The alias *" + name + " stands inside what it names.", event);
        }
        if (target == null) {
            throw trouble("unknown-alias", "The alias *" + name + " names nothing above it.", event);
        }
        size += sizes.getOrDefault(name, 0L);
        if (size > LARGEST) {
            throw trouble("alias-bomb", "The file's aliases stand for more than " + LARGEST + " nodes.", event);
        }
        return new Node.Alias(span(event), target);
    }

    private Node.Text scalar(ScalarEvent event) {
        Style style =
                switch (event.getScalarStyle()) {
                    case PLAIN, JSON_SCALAR_STYLE -> Style.PLAIN;
                    case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
                    case DOUBLE_QUOTED -> Style.DOUBLE_QUOTED;
                    case LITERAL -> Style.LITERAL;
                    case FOLDED -> Style.FOLDED;
                };
        return new Node.Text(span(event), decorated(event.getAnchor(), event.getTag()), event.getValue(), style);
    }

    private Node mapping(CollectionStartEvent start, int depth) {
        List<Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        Event event = events.next();
        for (; event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(node(event, depth + 1) instanceof Node.Text key)) {
                throw trouble("not-a-workflow", "A key is not a plain name.", event);
            }
            if (!keys.add(key.value())) {
                throw trouble(
                        "duplicate-key",
                        "The key \"" + shortened(key.value())
                                + "\" stands twice in one mapping; GitHub refuses such a file. Remove one of them first.",
                        event);
            }
            entries.add(new Entry(key, node(events.next(), depth + 1)));
        }
        Span span = start.isFlow() || entries.isEmpty()
                ? span(start).endingAt(end(event))
                : span(start).endingAt(entries.getLast().value().span().end());
        return new Node.Mapping(span, decorated(start.getAnchor(), start.getTag()), entries, start.isFlow());
    }

    private Node listing(CollectionStartEvent start, int depth) {
        List<Node> items = new ArrayList<>();
        Event event = events.next();
        for (; event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        Span span = start.isFlow() || items.isEmpty()
                ? span(start).endingAt(end(event))
                : span(start).endingAt(items.getLast().span().end());
        return new Node.Listing(span, decorated(start.getAnchor(), start.getTag()), items, start.isFlow());
    }

    private static boolean decorated(Optional<Anchor> anchor, Optional<String> tag) {
        return anchor.isPresent() || tag.isPresent();
    }

    private Span span(Event event) {
        Mark start = event.getStartMark().orElseThrow();
        int from = places.offset(start.getIndex());
        int to = places.offset(event.getEndMark().orElseThrow().getIndex());
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to, start.getLine() + 1, start.getColumn() + 1);
    }

    private int end(Event event) {
        return places.offset(event.getEndMark().orElseThrow().getIndex());
    }

    private static String shortened(String key) {
        return key.length() > 60 ? key.substring(0, 60) + "…" : key;
    }

    private static YamlException trouble(String code, String message, Event event) {
        int line = event.getStartMark().map(m -> m.getLine() + 1).orElse(1);
        int column = event.getStartMark().map(m -> m.getColumn() + 1).orElse(1);
        return new YamlException(code, message, line, column);
    }
}
