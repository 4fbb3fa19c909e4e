package dev.tokenless.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tokenless.migration.Checklist;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Next;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import dev.tokenless.migration.Target;
import dev.tokenless.workflow.Masking;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The data of a record, and the answer of `migrate`, which is the same without the proofs.
public final class RecordJson {

    /// The name of the published schema; it describes version 1.
    static final String SCHEMA = "urn:tokenless:completion-record:1";

    private RecordJson() {}

    /// The answer of `migrate --json`.
    public static ObjectNode answer(List<Standing> standings) {
        return answer(standings, Optional.empty());
    }

    /// The answer with proofs, where it was made, and its hash.
    public static ObjectNode record(CompletionRecord record) {
        ObjectNode data = answer(record.standings(), Optional.of(record));
        data.putObject("made")
                .put("at", record.at().toString())
                .put("by", masked(record.by().orElse("")))
                .put("with", "tokenless " + record.version())
                .put("practice", record.practice());
        data.put("$schema", SCHEMA);
        data.put("provenance", Wording.AS_REPORTED);
        mask(data);
        data.put(CanonicalJson.HASH, CanonicalJson.hash(data));
        return data;
    }

    private static ObjectNode answer(List<Standing> standings, Optional<CompletionRecord> record) {
        ObjectNode answer = CanonicalJson.MAPPER.createObjectNode().put("schemaVersion", 1);
        ArrayNode repositories = answer.putArray("repositories");
        standings.forEach(standing -> repository(repositories.addObject(), standing, record));
        answer.putObject("totals")
                .put("repositories", standings.size())
                .put("done", count(standings, Standing.Outcome.DONE))
                .put("waiting", count(standings, Standing.Outcome.WAITING))
                .put("failed", count(standings, Standing.Outcome.FAILED));
        return answer;
    }

    private static long count(List<Standing> standings, Standing.Outcome outcome) {
        return standings.stream()
                .filter(standing -> standing.outcome() == outcome)
                .count();
    }

    private static void repository(ObjectNode json, Standing standing, Optional<CompletionRecord> record) {
        json.put("repository", standing.repository().toString());
        record.ifPresent(_ -> json.put("outcome", standing.outcome().name().toLowerCase(Locale.ROOT)));
        ObjectNode items = json.putObject("items");
        for (Item item : Item.values()) {
            ObjectNode entry = items.putObject(item.key());
            state(entry, state(standing, item));
            if (record.isPresent()) {
                ArrayNode targets = entry.putArray("targets");
                standing.checklist()
                        .map(checklist -> checklist.targets(item))
                        .orElse(Map.of())
                        .forEach((target, state) -> target(targets.addObject(), target, state));
            }
        }
        texts(json.putArray("changed"), standing.changed());
        ArrayNode left = json.putArray("left");
        standing.failure().ifPresent(reason -> left(left, reason));
        standing.left().forEach(reason -> left(left, reason));
        standing.next().forEach(next -> waiting(left, next));
        texts(json.putArray("overrides"), standing.overrides());
        record.ifPresent(whole -> ParticularsJson.write(
                json, standing.particulars().stream().toList(), whole.files(standing.repository())));
    }

    /// A repository that could not even be read has ten blocked items.
    static State state(Standing standing, Item item) {
        Optional<Checklist> checklist = standing.checklist();
        return checklist
                .map(known -> known.state(item))
                .orElseGet(() -> new State.Blocked(standing.failure()
                        .orElse(new Reason(
                                "unknown", "Nothing is known about this repository yet.", Optional.empty()))));
    }

    private static void target(ObjectNode json, Target target, State state) {
        json.put("target", masked(target.key()));
        state(json, state);
        if (state instanceof State.Proved(var proof)) {
            json.put("asked", masked(proof.asked()));
            json.put("link", link(proof.link()));
        }
        if (state instanceof State.Attested attested) {
            json.put("note", masked(attested.note()));
        }
    }

    private static void state(ObjectNode json, State state) {
        json.put("state", state.key());
        json.put("proof", state instanceof State.Proved(var proof) ? masked(proof.answered()) : "");
        json.put(
                "by",
                state instanceof State.Attested attested ? masked(attested.by().name()) : "");
        json.put(
                "at",
                switch (state) {
                    case State.Proved(var proof) -> proof.at().toString();
                    case State.Attested attested -> attested.at().toString();
                    case State.Pending _, State.Blocked _, State.NotNeeded _ -> "";
                });
        json.put(
                "why",
                switch (state) {
                    case State.Pending(Reason why) -> masked(why.sentence());
                    case State.Blocked(Reason why) -> masked(why.sentence());
                    case State.NotNeeded(Reason why) -> masked(why.sentence());
                    case State.Proved _, State.Attested _ -> "";
                });
    }

    private static void waiting(ArrayNode left, Next next) {
        switch (next) {
            case Next.Ready ready -> left(left, "ready", ready.deed(), Optional.empty());
            case Next.Needed(HumanTask task) -> {
                left(
                        left,
                        task.item().key(),
                        task.ask(),
                        Optional.of(task.page().uri()));
                // what --attest and --deny name
                ((ObjectNode) left.get(left.size() - 1))
                        .put("target", masked(task.target().key()));
            }
            case Next.Waiting waiting -> left(left, waiting.why());
            // already among what is left
            case Next.Blocked _ -> {}
        }
    }

    private static void left(ArrayNode left, Reason reason) {
        left(left, reason.code(), reason.sentence(), reason.link());
    }

    private static void left(ArrayNode left, String code, String message, Optional<URI> link) {
        left.addObject().put("code", code).put("message", masked(message)).put("link", link(link));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(text -> array.add(masked(text)));
    }

    private static String link(Optional<URI> link) {
        return link.map(URI::toASCIIString).orElse("");
    }

    /// No credential gets into a record, wherever it came from: no text of it is forgotten.
    private static void mask(JsonNode data) {
        switch (data) {
            case ObjectNode object -> object.properties().forEach(member -> member.setValue(masked(member.getValue())));
            case ArrayNode array -> {
                for (int at = 0; at < array.size(); at++) {
                    array.set(at, masked(array.get(at)));
                }
            }
            default -> {}
        }
    }

    private static JsonNode masked(JsonNode data) {
        mask(data);
        return data instanceof TextNode text ? TextNode.valueOf(masked(text.textValue())) : data;
    }

    private static String masked(String text) {
        return Masking.mask(text);
    }
}
