package dev.tokenless.workflow.tool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An ordinary step, by which an action can be written out.
///
/// @param keys such as `name`, `uses`, `run`, in their order; @param with inputs, in their order
public record PlainStep(Map<String, String> keys, Map<String, String> with) {

    public PlainStep {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
    }

    /// The action's own step, without its credential.
    public static final PlainStep ITSELF = new PlainStep(Map.of(), Map.of());

    /// An action with its inputs, as names and values in turn.
    public static PlainStep uses(String action, String... inputs) {
        return new PlainStep(Map.of("uses", action), map(inputs));
    }

    /// The same with a name.
    public PlainStep named(String name) {
        Map<String, String> named = map("name", name);
        named.putAll(keys);
        return new PlainStep(named, with);
    }

    /// A named script.
    public static PlainStep run(String name, String script) {
        return new PlainStep(map("name", name, "run", script), Map.of());
    }

    private static Map<String, String> map(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int at = 0; at + 1 < pairs.length; at += 2) {
            map.put(pairs[at], pairs[at + 1]);
        }
        return map;
    }
}
