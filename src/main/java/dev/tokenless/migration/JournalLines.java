package dev.tokenless.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.workflow.Masking;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The form of a journal: one JSON object a line, each line ended by a newline, the first one with the form's
/// version.
final class JournalLines {

    static final int SCHEMA = 1;

    private static final Set<String> SAID = Set.of("attested", "denied", "overridden");

    private JournalLines() {}

    /// @param entries what is whole
    /// @param length  how many bytes of the file they take; what follows is the torn end of an interrupted write
    /// @param ended   whether the last whole line has its newline
    record Read(List<Entry> entries, int length, boolean ended) {}

    static byte[] line(Entry entry) {
        // belt and braces: entries hold no secret by their types, and a reason that quotes a log is masked here
        return (Masking.mask(RoadJson.write(entry)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Read read(byte[] bytes, String name) {
        List<Entry> entries = new ArrayList<>();
        int start = 0;
        int number = 1;
        while (start < bytes.length) {
            int newline = indexOfNewline(bytes, start);
            boolean ended = newline < bytes.length;
            Optional<Entry> entry =
                    entry(new String(bytes, start, newline - start, StandardCharsets.UTF_8), number, name);
            if (entry.isEmpty() && !ended) {
                return new Read(List.copyOf(entries), start, true);
            }
            entries.add(entry.orElseThrow(() -> broken(name, entries.size() + 1)));
            if (!ended) {
                return new Read(List.copyOf(entries), bytes.length, false);
            }
            start = newline + 1;
            number++;
        }
        return new Read(List.copyOf(entries), bytes.length, true);
    }

    private static int indexOfNewline(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static Optional<Entry> entry(String line, int number, String name) {
        try {
            JsonNode node = RoadJson.MAPPER.readTree(line);
            if (number == 1 && node.path("schema").asInt(SCHEMA) > SCHEMA) {
                throw new JournalException(
                        "journal-newer",
                        "The journal " + name
                                + " was written by a newer Tokenless. Use that version, or a newer one, to go on.");
            }
            if (node instanceof ObjectNode word
                    && SAID.contains(node.path("kind").asText())
                    && !node.has("about")) {
                // an older program did not write what it was said about, so it is asked again
                word.putArray("about");
            }
            return Optional.of(RoadJson.MAPPER.treeToValue(node, Entry.class));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static JournalException broken(String name, int number) {
        return new JournalException(
                "journal-broken",
                "Line " + number + " of the journal " + name
                        + " is damaged in the middle of the file, so it is not safe to go on from it. Restore the file from a"
                        + " backup, or move it away to begin anew: the survey then finds what is already done.");
    }
}
