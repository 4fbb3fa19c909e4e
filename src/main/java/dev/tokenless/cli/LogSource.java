package dev.tokenless.cli;

import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a log is read from. Of a long one the last 32 to 64 MB are kept, since the end holds the failure, with their
/// line numbers; reading ends at 1 GB. Invalid UTF-8 is replaced.
final class LogSource {

    private static final int HALF = 32 * 1024 * 1024;
    private static final int MOST_HALVES = 32;
    private static final Pattern RUN =
            Pattern.compile("https?://[^/]+/(?:github/)?([^/]+/[^/]+)/actions/runs/(\\d{1,18})(?:[/?#].*)?");

    private final Shared shared;
    private final Terminal terminal;
    private final Doors doors;

    LogSource(Shared shared, Terminal terminal, Doors doors) {
        this.shared = shared;
        this.terminal = terminal;
        this.doors = doors;
    }

    String text(String source) {
        try {
            if (source.equals("-")) {
                return decoded(terminal.in());
            }
            return source.startsWith("https://") || source.startsWith("http://")
                    ? ofRun(source)
                    : ofFile(Path.of(source));
        } catch (IOException | InvalidPathException unreadable) {
            throw new CommandFailure("unreadable", source + " cannot be read; check its name and permissions.");
        }
    }

    private static String ofFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new CommandFailure("missing", file + " is not there; name a log file, - or a run's address.");
        }
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure("unreadable", file + " is no ordinary file; pipe its text into doctor - instead.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return decoded(in);
        }
    }

    private static String decoded(InputStream in) throws IOException {
        byte[] before = new byte[0];
        byte[] last = in.readNBytes(HALF);
        int dropped = 0;
        for (int half = 1; last.length == HALF && half < MOST_HALVES; half++) {
            byte[] next = in.readNBytes(HALF);
            if (next.length > 0) {
                dropped += lines(before);
                before = last;
                last = next;
            } else {
                break;
            }
        }
        // empty lines stand for those that were dropped, so that the others keep their numbers
        return "\n".repeat(dropped)
                + new String(before, StandardCharsets.UTF_8)
                + new String(last, StandardCharsets.UTF_8);
    }

    private static int lines(byte[] text) {
        int lines = 0;
        for (byte one : text) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }

    private String ofRun(String address) {
        boolean safe = dev.tokenless.desktop.SafeLink.of(
                        address,
                        shared.inPractice() ? dev.tokenless.desktop.World.PRACTICE : dev.tokenless.desktop.World.REAL)
                .isPresent();
        Matcher run = RUN.matcher(address);
        Optional<RepositoryName> repository =
                safe && run.matches() ? RepositoryName.parse(run.group(1)) : Optional.empty();
        if (repository.isEmpty()) {
            throw new CommandFailure(
                    "usage",
                    "This is not the address of a run, as https://github.com/OWNER/REPOSITORY/actions/runs/NUMBER.");
        }
        try (Connection connection = doors.connect(shared.world(), shared.home(), true)) {
            return connection.ports().github().log(repository.get(), Long.parseLong(run.group(2)));
        }
    }
}
