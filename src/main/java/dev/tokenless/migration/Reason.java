package dev.tokenless.migration;

import java.net.URI;
import java.util.Optional;

/// Why something is as it is, and what to do about it: a stable code, one or two sentences, perhaps a page.
public record Reason(String code, String sentence, Optional<URI> link) {

    public static Reason of(String code, String sentence) {
        return new Reason(code, sentence, Optional.empty());
    }

    public static Reason of(String code, String sentence, URI link) {
        return new Reason(code, sentence, Optional.of(link));
    }
}
