package dev.tokenless;

import dev.tokenless.workflow.Masking;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Logging: silent unless `TOKENLESS_LOG` names a level, and never with a credential in it.
final class Logs {

    static final String VARIABLE = "TOKENLESS_LOG";

    private Logs() {}

    static void quiet(Map<String, String> environment) {
        LogManager.getLogManager().reset();
        Level level = level(environment.getOrDefault(VARIABLE, "OFF"));
        Logger root = LogManager.getLogManager().getLogger("");
        root.setLevel(level);
        if (!level.equals(Level.OFF)) {
            Handler handler = new ConsoleHandler();
            handler.setLevel(level);
            handler.setFormatter(new Redacting());
            root.addHandler(handler);
        }
    }

    private static Level level(String name) {
        try {
            return Level.parse(name.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return Level.OFF;
        }
    }

    /// Masks tokens in the message, its arguments and the stack trace alike, because it masks the finished text.
    static final class Redacting extends SimpleFormatter {
        @Override
        public String format(LogRecord entry) {
            return Masking.mask(super.format(entry));
        }
    }
}
