package dev.tokenless.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The report on defence in depth: what else stands between a release and an attacker. It is no score; what was not
/// seen is what remains to do or to look at.
record DefenceTeller(List<Block> blocks, World world) {

    private static final List<String> HEAD = List.of("Area", "Point", "Seen", "What was seen, or remains to do");

    void tell(JsonNode points) {
        if (points.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(3, "Defence in depth", ""));
        List<List<Block.Cell>> rows = new ArrayList<>();
        points.forEach(point -> rows.add(List.of(
                Block.Cell.of(capitalised(text(point, "area"))),
                Block.Cell.of(text(point, "what")),
                Block.Cell.of(sight(point.path("sight").asText())),
                words(point))));
        blocks.add(new Block.Table("Defence in depth", HEAD, List.of(18, 30, 16, 36), rows));
    }

    private static String sight(String key) {
        return switch (key) {
            case "seen" -> "✔ seen";
            case "not-seen" -> "✖ not seen";
            case "cannot-be-known" -> "? look yourself";
            default -> Wording.safe(key);
        };
    }

    private Block.Cell words(JsonNode point) {
        List<Span> words = new ArrayList<>();
        words.add(Span.plain(text(point, "words")));
        SafeLink.of(point.path("link").asText(), world)
                .ifPresent(link -> words.add(new Span(" see", Span.Look.PLAIN, Optional.of(link))));
        return new Block.Cell(List.of(List.copyOf(words)));
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String text(JsonNode node, String name) {
        return Wording.safe(node.path(name).asText());
    }
}
