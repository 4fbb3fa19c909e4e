package dev.tokenless.practice.index;

import java.time.Instant;
import java.util.List;

/// A message that the service would have sent.
record Mail(Instant at, List<String> to, String subject, String text) {
    Mail {
        to = List.copyOf(to);
    }
}
