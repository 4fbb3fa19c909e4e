package dev.tokenless.practice.github;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One place where secrets lie; names are in capitals, as GitHub stores them.
final class SecretStore {

    /// @param text what a workflow would be given; it never leaves through the interface
    record Kept(String name, String text, Instant at) {}

    final Map<String, Kept> secrets = new TreeMap<>();

    void put(String name, String text, Instant at) {
        String capitals = name.toUpperCase(Locale.ROOT);
        secrets.put(capitals, new Kept(capitals, text, at));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(secrets.get(name.toUpperCase(Locale.ROOT))).map(Kept::text);
    }

    boolean delete(String name) {
        return secrets.remove(name.toUpperCase(Locale.ROOT)) != null;
    }
}
