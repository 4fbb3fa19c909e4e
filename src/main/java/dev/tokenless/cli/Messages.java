package dev.tokenless.cli;

import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.VisibleText;

/// What is said to the person: always on standard error, without credentials, with invisible characters spelled out.
final class Messages {

    private final Terminal terminal;

    Messages(Terminal terminal) {
        this.terminal = terminal;
    }

    void say(String message) {
        terminal.err().println(VisibleText.of(Masking.mask(message)));
    }

    /// An answer in words: on standard output, unless JSON is to stand there alone.
    void answer(boolean json, String line) {
        (json ? terminal.err() : terminal.out()).println(VisibleText.of(Masking.mask(line)));
    }
}
