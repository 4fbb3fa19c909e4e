package dev.tokenless.cli.files;

import java.nio.file.Path;

/// What a PATH of the caller led to: a text that may be a workflow, or a sentence why there is none.
public sealed interface Found {

    /// The caller's PATH joined with `/`.
    String shownPath();

    /// A text, read once; `checkout` answers for the other files that it uses.
    record Text(String shownPath, Path file, Checkout checkout, String repositoryPath, String text) implements Found {}

    /// A file or folder that gave no text.
    record NoText(String shownPath, String code, String message, int line, int column) implements Found {
        NoText(String shownPath, String code, String message) {
            this(shownPath, code, message, 1, 1);
        }
    }
}
