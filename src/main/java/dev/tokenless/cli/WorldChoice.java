package dev.tokenless.cli;

import java.net.URI;
import java.util.Optional;

/// Which GitHub and PyPI the person asked for.
public sealed interface WorldChoice {

    record Real() implements WorldChoice {}

    /// @param address of a practice world in another process; empty: one inside this process
    record Practice(Optional<URI> address) implements WorldChoice {}
}
