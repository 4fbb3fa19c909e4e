package dev.tokenless.workflow.yaml;

import java.util.ArrayList;
import java.util.List;

/// A mapping in braces is small: it is written anew from the texts of its entries.
final class FlowMapping {

    private FlowMapping() {}

    static Edit edit(String text, Node.Mapping map, List<Change> changes) {
        Span span = map.span();
        String old = text.substring(span.start(), span.end());
        if (!old.startsWith("{") || !old.endsWith("}") || old.contains("#")) {
            throw new YamlException(
                    "cannot-edit", "The mapping in braces cannot be edited safely.", span.line(), span.column());
        }
        List<String> parts = new ArrayList<>();
        for (Node.Entry entry : map.entries()) {
            boolean dropped = changes.stream()
                    .anyMatch(c -> c instanceof Change.Drop drop
                            && drop.key().equals(entry.key().value()));
            if (!dropped) {
                int end =
                        Math.max(entry.key().span().end(), entry.value().span().end());
                parts.add(name(text, entry, changes)
                        + text.substring(entry.key().span().end(), end));
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.Add add) {
                parts.add(Scalars.written(add.key(), true) + ": " + Renderer.flow(add.value()));
            }
        }
        String pad = old.length() > 2 && old.charAt(1) == ' ' ? " " : "";
        return new Edit(span.start(), span.end(), "{" + pad + String.join(", ", parts) + pad + "}");
    }

    private static String name(String text, Node.Entry entry, List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.Rename rename
                    && rename.key().equals(entry.key().value())) {
                return Scalars.written(rename.to(), true);
            }
        }
        return text.substring(entry.key().span().start(), entry.key().span().end());
    }
}
