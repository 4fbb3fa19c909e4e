package dev.tokenless.wizard.shell;

import dev.tokenless.migration.Item;
import dev.tokenless.migration.State;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.wizard.words.RoadWords;
import java.util.Optional;

/// One of the ten items as the rail shows it.
///
/// @param title  the item's name
/// @param mark   a sign, so that colour is never the only signal
/// @param style  the style class of the state
/// @param spoken state in a word
/// @param detail proof or reason in one or two sentences
public record ChecklistLine(Item item, String title, String mark, String style, String spoken, String detail) {

    static ChecklistLine of(Item item, Optional<State> state, Messages words) {
        String key = state.map(State::key).orElse("unknown");
        return new ChecklistLine(
                item,
                new RoadWords(words).item(item),
                words.text("item.mark." + key),
                "item-" + key,
                words.text("item.state." + key),
                detail(state, words));
    }

    private static String detail(Optional<State> state, Messages words) {
        return state.map(known -> switch (known) {
                    case State.Proved proved ->
                        proved.proof().asked() + ": " + proved.proof().answered();
                    case State.Attested attested ->
                        words.text("item.attested", attested.by().name(), attested.note())
                                .strip();
                    case State.Pending pending -> new RoadWords(words).reason(pending.why());
                    case State.Blocked blocked -> new RoadWords(words).reason(blocked.why());
                    case State.NotNeeded notNeeded -> new RoadWords(words).reason(notNeeded.why());
                })
                .orElse(words.text("item.unknown"));
    }
}
