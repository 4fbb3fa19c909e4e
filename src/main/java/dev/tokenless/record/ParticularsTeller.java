package dev.tokenless.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// What follows the ten items of a repository: environment, publisher, pull request, upload, secrets, what is left.
final class ParticularsTeller {

    /// Longer diffs are cut; a reader of paper wants to know what changed, not to read a monorepo's workflows.
    private static final int MOST_LINES = 300;

    private final List<Block> blocks;
    private final World world;

    ParticularsTeller(List<Block> blocks, World world) {
        this.blocks = blocks;
        this.world = world;
    }

    void tell(JsonNode one) {
        table(
                "The environment before and now",
                List.of("Environment", "Before", "Now"),
                List.of(20, 40, 40),
                one.path("environments"),
                entry -> List.of(cell(entry, "name"), lines(entry.path("before")), lines(entry.path("now"))));
        table(
                "The publisher on the index",
                List.of("Project", "Owner", "Repository", "Workflow", "Environment"),
                List.of(28, 16, 20, 20, 16),
                one.path("publishers"),
                entry -> List.of(
                        Block.Cell.of(text(entry, "project") + " on " + text(entry, "index")),
                        cell(entry, "owner"),
                        cell(entry, "repository"),
                        cell(entry, "workflow"),
                        Block.Cell.of(
                                entry.path("environment").asText().isEmpty() ? "any" : text(entry, "environment"))));
        files(one);
        uploads(one);
        points(
                "Secrets deleted",
                one.path("secretsDeleted"),
                secret -> text(secret, "name") + ", from " + text(secret, "place"));
        points("What was changed", one.path("changed"), ParticularsTeller::text);
        points("Unlocked before proof", one.path("overrides"), ParticularsTeller::text);
        points("What is left", one.path("left"), left -> text(left, "message"));
        new DefenceTeller(blocks, world).tell(one.path("defence"));
    }

    private void files(JsonNode one) {
        if (one.path("files").isEmpty() && one.path("filesUnread").isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(3, "The workflows", ""));
        one.path("pullRequests")
                .forEach(request -> blocks.add(new Block.Paragraph(
                        List.of(
                                new Span(
                                        "Pull request #" + text(request, "number"),
                                        Span.Look.PLAIN,
                                        SafeLink.of(request.path("link").asText(), world)),
                                Span.plain(", " + text(request, "state"))),
                        false)));
        one.path("filesUnread")
                .forEach(sentence -> blocks.add(
                        new Block.Paragraph(List.of(Span.strong("Not shown: "), Span.plain(text(sentence))), false)));
        one.path("files").forEach(file -> {
            List<String> all = file.path("diff").asText().lines().toList();
            List<String> shown = new ArrayList<>();
            all.stream().limit(MOST_LINES).forEach(line -> shown.add(Wording.code(line)));
            if (all.size() > MOST_LINES) {
                shown.add("… " + (all.size() - MOST_LINES) + " more lines are in the data");
            }
            blocks.add(new Block.Verbatim(shown, true));
        });
    }

    private void uploads(JsonNode one) {
        JsonNode uploads = one.path("uploads");
        table(
                "The upload that proved it",
                List.of("Upload", "File", "SHA-256"),
                List.of(30, 32, 38),
                uploads,
                entry -> List.of(
                        upload(entry),
                        listed(entry.path("files"), file -> Span.plain(text(file, "name"))),
                        listed(entry.path("files"), file -> Span.code(text(file, "sha256")))));
        blocks.add(new Block.Paragraph(
                List.of(Span.plain("Provenance is " + Wording.AS_REPORTED + "; to verify a file yourself:")), true));
        List<String> commands = new ArrayList<>();
        uploads.forEach(entry -> entry.path("files").forEach(file -> commands.add(command(one, file))));
        blocks.add(new Block.Verbatim(
                commands.isEmpty()
                        ? List.of(command(one, MissingNode.getInstance()))
                        : commands.stream().limit(MOST_LINES).toList(),
                false));
    }

    /// A line that can be copied into a shell: nothing foreign is in it that a shell would read otherwise.
    private static String command(JsonNode one, JsonNode file) {
        String address = file.path("link").asText();
        return "pypi-attestations verify pypi --repository https://github.com/"
                + text(one, "repository").replaceAll("[^A-Za-z0-9._/-]", "?") + " "
                + (address.matches("https?://[A-Za-z0-9._~:/%+-]{1,400}") ? address : "FILE_URL");
    }

    private Block.Cell upload(JsonNode entry) {
        List<List<Span>> lines = new ArrayList<>();
        lines.add(List.of(
                Span.plain(text(entry, "project") + " " + text(entry, "version") + " on " + text(entry, "index"))));
        lines.add(List.of(Span.plain(Wording.moment(entry.path("at").asText()))));
        SafeLink.of(entry.path("run").asText(), world)
                .ifPresent(link -> lines.add(List.of(new Span("the run", Span.Look.PLAIN, Optional.of(link)))));
        if (!entry.path("commit").asText().isEmpty()) {
            lines.add(List.of(Span.plain("commit "), Span.code(text(entry, "commit"))));
        }
        return new Block.Cell(lines);
    }

    private void table(
            String title,
            List<String> head,
            List<Integer> weights,
            JsonNode entries,
            Function<JsonNode, List<Block.Cell>> row) {
        if (!entries.isEmpty()) {
            blocks.add(new Block.Heading(3, title, ""));
            blocks.add(new Block.Table(title, head, weights, stream(entries, row)));
        }
    }

    private void points(String title, JsonNode entries, Function<JsonNode, String> words) {
        if (!entries.isEmpty()) {
            blocks.add(new Block.Heading(3, title, ""));
            blocks.add(new Block.Points(stream(entries, entry -> List.of(Span.plain(words.apply(entry))))));
        }
    }

    private static Block.Cell lines(JsonNode texts) {
        return listed(texts, text -> Span.plain(text(text)));
    }

    private static Block.Cell listed(JsonNode entries, Function<JsonNode, Span> span) {
        return new Block.Cell(stream(entries, entry -> List.of(span.apply(entry))));
    }

    private static Block.Cell cell(JsonNode entry, String name) {
        return Block.Cell.of(text(entry, name));
    }

    private static <T> List<T> stream(JsonNode entries, Function<JsonNode, T> each) {
        return StreamSupport.stream(entries.spliterator(), false).map(each).toList();
    }

    private static String text(JsonNode node, String name) {
        return text(node.path(name));
    }

    private static String text(JsonNode node) {
        return Wording.safe(node.asText());
    }
}
