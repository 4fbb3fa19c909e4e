package dev.tokenless.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/// Where a command reads and writes.
///
/// @param out answers; exact bytes unless `outIsTerminal`
/// @param err messages for people
/// @param in answers of the person, or a log for `doctor -`
/// @param outIsTerminal whether a person looks at `out`: then control characters are spelled out and colour is allowed
/// @param canAsk whether a person can answer a question
/// @param environment the environment variables
public record Terminal(
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean outIsTerminal,
        boolean canAsk,
        Map<String, String> environment) {

    boolean colour() {
        return outIsTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }
}
