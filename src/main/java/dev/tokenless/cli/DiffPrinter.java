package dev.tokenless.cli;

import dev.tokenless.workflow.UnifiedDiff;
import dev.tokenless.workflow.VisibleText;

/// Prints unified diffs: exact bytes into a pipe or a file; on a terminal with invisible characters spelled out, and
/// coloured.
final class DiffPrinter {

    private static final String RESET = "\u001b[0m";

    private final Terminal terminal;

    DiffPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(String path, String before, String after) {
        print(UnifiedDiff.of(path, before, after));
    }

    void print(String diff) {
        if (!terminal.outIsTerminal()) {
            terminal.out().print(diff);
            return;
        }
        diff.lines().forEach(line -> {
            String shown = VisibleText.of(line);
            terminal.out().println(terminal.colour() ? colour(shown) + shown + RESET : shown);
        });
    }

    private static String colour(String line) {
        if (line.startsWith("+++") || line.startsWith("---")) {
            return "\u001b[1m";
        }
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> "\u001b[32m";
            case '-' -> "\u001b[31m";
            case '@' -> "\u001b[36m";
            default -> "";
        };
    }
}
