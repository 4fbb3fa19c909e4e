package dev.tokenless.workflow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The values that a matrix written out in full gives a name.
final class MatrixValues {

    private MatrixValues() {}

    static Set<String> of(Job job, String name) {
        Set<String> values = new LinkedHashSet<>();
        if (job.matrix().orElse(Map.of()) instanceof Map<?, ?> axes) {
            texts(axes.get(name), values);
            if (axes.get("include") instanceof List<?> more) {
                more.forEach(m -> texts(m instanceof Map<?, ?> one ? one.get(name) : null, values));
            }
        }
        return values;
    }

    static void texts(@org.jspecify.annotations.Nullable Object value, Set<String> into) {
        switch (value) {
            case String text -> into.add(text);
            case List<?> list -> list.forEach(v -> texts(v, into));
            case null, default -> {}
        }
    }
}
