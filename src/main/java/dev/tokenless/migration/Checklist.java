package dev.tokenless.migration;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The ten items, each with the state of every target that it is about. A pure function of plan, journal and
/// evidence.
public record Checklist(Map<Item, Map<Target, State>> items) {

    public Checklist {
        Map<Item, Map<Target, State>> copy = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            Map<Target, State> states = items.getOrDefault(item, Map.of());
            if (states.isEmpty()) {
                throw new IllegalArgumentException(item + " has no target");
            }
            copy.put(item, Collections.unmodifiableMap(new LinkedHashMap<>(states)));
        }
        items = Collections.unmodifiableMap(copy);
    }

    /// The state that an item shows: that of its least settled target.
    public State state(Item item) {
        return leastSettled(item).getValue();
    }

    /// The least settled target of an item, with its state.
    public Map.Entry<Target, State> leastSettled(Item item) {
        return targets(item).entrySet().stream()
                .min(Comparator.comparingInt(entry -> entry.getValue().rank()))
                .orElseThrow();
    }

    /// Every target of an item; never empty.
    public Map<Target, State> targets(Item item) {
        return items.getOrDefault(item, Map.of());
    }

    public boolean settled(Item item) {
        return state(item).settled();
    }

    /// Whether all ten are settled.
    public boolean complete() {
        return settledCount() == Item.values().length;
    }

    /// How many of the ten are settled.
    public int settledCount() {
        int count = 0;
        for (Item item : Item.values()) {
            count += settled(item) ? 1 : 0;
        }
        return count;
    }
}
