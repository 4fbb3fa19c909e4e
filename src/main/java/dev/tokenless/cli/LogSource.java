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

/// Where a log is read from. At most 64 MB of it are read; invalid UTF-8 in it is replaced.
final class LogSource {

    private static final int LIMIT = 64 * 1024 * 1024;
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
        return new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8);
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
