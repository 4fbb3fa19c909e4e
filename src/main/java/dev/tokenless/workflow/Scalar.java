package dev.tokenless.workflow;

/// A value as the workflow gives it, with its place: line and column count from 1.
public record Scalar(String text, int line, int column) {

    @Override
    public String toString() {
        return text;
    }
}
