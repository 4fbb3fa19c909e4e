package dev.tokenless.wizard.step;

/// What is missing before the primary button can do its deed.
///
/// @param field    the id of the control to move the focus to
/// @param sentence what to do there
public record Missing(String field, String sentence) {}
