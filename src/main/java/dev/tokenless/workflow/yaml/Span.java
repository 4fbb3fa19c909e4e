package dev.tokenless.workflow.yaml;

/// A place in the text: `start` and `end` in UTF-16 units, line and column of the start from 1.
///
/// The end is that of the last visible character, never the next token's start.
public record Span(int start, int end, int line, int column) {

    Span endingAt(int newEnd) {
        return new Span(start, newEnd, line, column);
    }
}
