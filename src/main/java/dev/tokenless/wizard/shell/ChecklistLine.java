package dev.tokenless.wizard.shell;

import dev.tokenless.migration.Item;
import dev.tokenless.migration.State;
import dev.tokenless.wizard.words.Messages;
import java.util.Optional;

/// One of the ten items as the rail shows it.
///
/// @param mark   a sign, so that colour is never the only signal
/// @param style  the style class of the state
/// @param spoken state in a word
/// @param detail proof or reason in one or two sentences
public record ChecklistLine(Item item, String mark, String style, String spoken, String detail) {

    static ChecklistLine of(Item item, Optional<State> state, Messages words) {
        String key = state.map(State::key).orElse("unknown");
        return new ChecklistLine(
                item,
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
                    case State.Pending pending -> pending.why().sentence();
                    case State.Blocked blocked -> blocked.why().sentence();
                    case State.NotNeeded notNeeded -> notNeeded.why().sentence();
                })
                .orElse(words.text("item.unknown"));
    }
}
