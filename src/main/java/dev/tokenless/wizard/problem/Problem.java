package dev.tokenless.wizard.problem;

import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.Masking;

/// Something that went wrong, in words: what happened, and what it means or what to do.
///
/// @param title  what happened, one short sentence
/// @param detail what it means and what to do
public record Problem(String title, String detail) {

    /// A failure that nobody foresaw; the error window has told the rest.
    public static Problem unexpected(Throwable failure, Messages words) {
        return new Problem(
                words.text("error.header", ErrorCode.of(failure)) + ".",
                Masking.mask(String.valueOf(failure.getMessage())));
    }
}
