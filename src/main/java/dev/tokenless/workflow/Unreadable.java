package dev.tokenless.workflow;

/// A text that is no workflow, and why, in one sentence for a person.
///
/// @param code a short stable word, e.g. `not-yaml`, `duplicate-key`, `too-deep`
/// @param line from 1
/// @param column from 1
public record Unreadable(String code, String message, int line, int column) implements Reading {

    public Unreadable {
        message = Masking.mask(message);
    }
}
