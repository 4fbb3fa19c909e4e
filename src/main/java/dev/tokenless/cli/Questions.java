package dev.tokenless.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Asks on standard error and reads one line of the answer.
final class Questions {

    private static final int LONGEST = 4096;

    private final Terminal terminal;

    Questions(Terminal terminal) {
        this.terminal = terminal;
    }

    boolean yes(String question) {
        String answer = ask(question + " [y/N] ");
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    /// Empty where nothing more can be read.
    String ask(String question) {
        terminal.err().print(dev.tokenless.workflow.VisibleText.of(question));
        terminal.err().flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int one = terminal.in().read();
                    one >= 0 && one != '\n' && line.size() < LONGEST;
                    one = terminal.in().read()) {
                line.write(one);
            }
        } catch (IOException closed) {
            return "";
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
