package dev.tokenless.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.migration.Item;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From a record's data to what people read of it. Takes the data alone, so that a page can be told again from the
/// data that it embeds. Never throws, whatever the data are.
final class StoryTeller {

    private static final List<String> SUMMARY = List.of("Repository", "Stands", "Settled", "Left to do");
    private static final List<String> ITEMS = List.of("Item", "State", "Proof");

    private final World world;
    private final ObjectNode data;
    private final List<Block> blocks = new ArrayList<>();

    private StoryTeller(ObjectNode data) {
        this.data = data;
        this.world = data.at("/made/practice").asBoolean() ? World.PRACTICE : World.REAL;
    }

    static Story tell(ObjectNode data) {
        return new StoryTeller(data).story();
    }

    private Story story() {
        JsonNode repositories = data.path("repositories");
        String subject = repositories.size() == 1
                ? text(repositories.path(0), "repository")
                : repositories.size() + " repositories";
        boolean practice = world == World.PRACTICE;
        paragraph(
                "Completion record" + (practice ? " · PRACTICE: rehearsed in the practice world" : ""),
                practice ? Span.Look.STRONG : Span.Look.PLAIN);
        blocks.add(new Block.Heading(1, subject, ""));
        JsonNode made = data.path("made");
        String by = text(made, "by");
        paragraph(
                "Migrated" + (by.isEmpty() ? "" : " by " + by) + ", "
                        + Wording.moment(made.path("at").asText()) + ", " + text(made, "with"),
                Span.Look.PLAIN);
        if (repositories.size() != 1) {
            summary(repositories);
        }
        repositories.forEach(this::repository);
        String hash = text(data, CanonicalJson.HASH);
        blocks.add(new Block.Paragraph(
                List.of(
                        Span.plain("SHA-256 of the data: "),
                        Span.code(hash),
                        Span.plain(" (" + Wording.HASH_NOTE + ")")),
                true));
        return new Story("Completion record: " + subject, practice, hash, moment(made), blocks);
    }

    private void summary(JsonNode repositories) {
        blocks.add(new Block.Heading(2, "Summary", ""));
        JsonNode totals = data.path("totals");
        paragraph(
                "%s done, %s waiting, %s failed."
                        .formatted(
                                totals.path("done").asText("?"),
                                totals.path("waiting").asText("?"),
                                totals.path("failed").asText("?")),
                Span.Look.PLAIN);
        List<List<Block.Cell>> rows = new ArrayList<>();
        repositories.forEach(one -> rows.add(List.of(
                Block.Cell.of(text(one, "repository")),
                Block.Cell.of(text(one, "outcome")),
                Block.Cell.of(settled(one) + " of " + Item.values().length),
                Block.Cell.of(String.valueOf(one.path("left").size())))));
        blocks.add(new Block.Table("Every repository", SUMMARY, List.of(58, 14, 14, 14), rows));
    }

    private static long settled(JsonNode repository) {
        long settled = 0;
        for (Item item : Item.values()) {
            String state =
                    repository.path("items").path(item.key()).path("state").asText();
            settled += List.of("proved", "attested", "not-needed").contains(state) ? 1 : 0;
        }
        return settled;
    }

    private void repository(JsonNode one) {
        blocks.add(new Block.Heading(2, text(one, "repository"), text(one, "outcome")));
        List<List<Block.Cell>> rows = new ArrayList<>();
        for (Item item : Item.values()) {
            JsonNode entry = one.path("items").path(item.key());
            rows.add(List.of(
                    Block.Cell.of(item.number() + " " + item.title()),
                    new Block.Cell(
                            List.of(List.of(Span.state(entry.path("state").asText())))),
                    proof(item, entry)));
        }
        blocks.add(new Block.Table("The ten items", ITEMS, List.of(26, 19, 55), rows));
        new ParticularsTeller(blocks, world).tell(one);
    }

    private Block.Cell proof(Item item, JsonNode entry) {
        JsonNode targets = entry.path("targets");
        List<List<Span>> lines = new ArrayList<>();
        targets.forEach(target -> {
            List<Span> line = new ArrayList<>();
            if (targets.size() > 1) {
                line.add(Span.strong(text(target, "target") + " "));
                line.add(Span.state(target.path("state").asText()));
                line.add(Span.plain(": "));
            }
            line.addAll(proof(item, target, target.path("state").asText()));
            lines.add(List.copyOf(line));
        });
        if (lines.isEmpty()) {
            lines.add(proof(item, entry, entry.path("state").asText()));
        }
        return new Block.Cell(List.copyOf(lines));
    }

    private List<Span> proof(Item item, JsonNode entry, String state) {
        List<Span> words = new ArrayList<>();
        String at = Wording.moment(entry.path("at").asText());
        switch (state) {
            case "proved" -> {
                String asked = text(entry, "asked");
                words.add(Span.plain(text(entry, "proof") + " (" + (asked.isEmpty() ? "" : "asked: " + asked + ", ")
                        + at + ")" + (fromIndex(item) ? "; " + Wording.AS_REPORTED : "")));
                SafeLink.of(entry.path("link").asText(), world)
                        .ifPresent(link -> words.add(new Span(" see", Span.Look.PLAIN, Optional.of(link))));
            }
            case "attested" -> {
                String note = text(entry, "note");
                words.add(Span.plain(text(entry, "by") + " said so, " + at + (note.isEmpty() ? "" : ": " + note)));
            }
            default -> words.add(Span.plain(text(entry, "why")));
        }
        return List.copyOf(words);
    }

    /// Whether the proof rests on what the index says about a file.
    private static boolean fromIndex(Item item) {
        return item == Item.VERIFIED || item == Item.TESTPYPI || item == Item.PUBLISHER;
    }

    private void paragraph(String text, Span.Look look) {
        blocks.add(new Block.Paragraph(List.of(new Span(text, look, Optional.empty())), false));
    }

    private static String text(JsonNode node, String name) {
        return Wording.safe(node.path(name).asText());
    }

    private static Instant moment(JsonNode made) {
        try {
            return Instant.parse(made.path("at").asText());
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }
}
