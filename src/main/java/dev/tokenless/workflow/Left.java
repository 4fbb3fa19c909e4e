package dev.tokenless.workflow;

/// Something that a person still has to do, with exact instructions.
///
/// @param code a short stable word; @param line from 1; @param column from 1
public record Left(String code, int line, int column, String message) {}
