package dev.tokenless.workflow.shell;

import java.util.List;

/// One simple command.
///
/// @param start where its first word begins; @param end where its last word ends
/// @param before the operator in front of it, `\n` at the start of a line; @param after the one behind it
/// @param enclosed it stands in a loop, a condition, a function or a subshell
/// @param heredoc the text that it is fed, or empty
public record Command(
        List<Word> words, int start, int end, String before, String after, boolean enclosed, String heredoc) {

    public Command {
        words = List.copyOf(words);
    }

    /// The plain texts of the words, for a look.
    public String line() {
        return String.join(" ", words.stream().map(Word::text).toList());
    }
}
