package dev.tokenless.migration;

import dev.tokenless.trust.Publisher;

/// Publishers in words.
final class Publishers {

    private Publishers() {}

    static String words(Publisher publisher) {
        return publisher.repository() + ", " + publisher.file().name()
                + publisher
                        .environment()
                        .map(name -> ", environment " + name.value())
                        .orElse(", any environment");
    }
}
