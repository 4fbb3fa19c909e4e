package dev.tokenless.cli;

import dev.tokenless.desktop.CancelledException;
import dev.tokenless.github.GitHubException;
import dev.tokenless.migration.JournalException;
import dev.tokenless.migration.RoadException;
import dev.tokenless.pypi.PyPiException;
import dev.tokenless.workflow.Masking;
import dev.tokenless.workflow.VisibleText;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Turns whatever went wrong into one sentence and a short code. A stack trace goes to the log alone, which is silent
/// unless switched on.
final class FailureHandler {

    private static final Logger LOG = Logger.getLogger(FailureHandler.class.getName());

    private final Terminal terminal;

    FailureHandler(Terminal terminal) {
        this.terminal = terminal;
    }

    int failed(boolean json, Throwable thrown) {
        return switch (thrown) {
            case CommandFailure failure -> tell(json, failure.code(), failure.sentence());
            case GitHubException failure ->
                tell(json, "github", failure.failure().sentence());
            case PyPiException failure -> tell(json, "index", failure.failure().sentence());
            case RoadException failure ->
                tell(json, failure.reason().code(), failure.reason().sentence());
            case JournalException failure ->
                tell(json, failure.reason().code(), failure.reason().sentence());
            case UncheckedIOException failure ->
                tell(
                        json,
                        "file",
                        "A file or folder cannot be used (%s); check --home, its permissions and the free space."
                                .formatted(reason(failure)));
            case CancelledException _ -> tell(json, "cancelled", "Stopped; start again to go on from here.");
            default -> unexpected(json, thrown);
        };
    }

    private static String reason(UncheckedIOException failure) {
        return failure.getCause() instanceof FileSystemException file && file.getFile() != null
                ? file.getFile()
                : String.valueOf(failure.getMessage());
    }

    int tell(boolean json, String code, String sentence) {
        String safe = VisibleText.of(Masking.mask(sentence));
        terminal.err().println("tokenless: " + safe);
        if (json) {
            Json.printError(terminal, code, safe);
        }
        return ExitCode.UNUSABLE;
    }

    private int unexpected(boolean json, Throwable thrown) {
        String code = "internal-" + shortCode(thrown);
        LOG.log(Level.FINE, code, thrown);
        return tell(
                json,
                code,
                "Something went wrong inside Tokenless (%s); what was begun is in the journal and can be continued, and a report with this code helps to mend it."
                        .formatted(code));
    }

    /// The same for the same place in the program, so that two reports can be seen to be one.
    private static String shortCode(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = thrown.getClass().getName()
                + (trace.length == 0 ? "" : trace[0].getClassName() + trace[0].getMethodName());
        return "%06x".formatted(place.hashCode() & 0xffffff).toLowerCase(Locale.ROOT);
    }
}
