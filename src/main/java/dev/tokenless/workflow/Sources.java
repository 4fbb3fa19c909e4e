package dev.tokenless.workflow;

import java.util.Map;
import java.util.Optional;

/// Texts of a repository by path, with `/` and without a leading `./`. Whoever calls fetches them, from disk or
/// from
/// GitHub.
public record Sources(Map<String, String> texts) {

    public Sources {
        texts = Map.copyOf(texts);
    }

    public static Sources of(String path, String text) {
        return new Sources(Map.of(path, text));
    }

    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }
}
