package dev.tokenless.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command knows.
final class Shared {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Answer with one JSON object; messages go to standard error.")
    boolean json;

    @Option(
            names = "--practice",
            scope = ScopeType.INHERIT,
            arity = "0..1",
            fallbackValue = Shared.HERE,
            paramLabel = "ADDRESS",
            description =
                    "Use a practice world inside this process, or with =ADDRESS one served by the practice command.")
    String practice = NONE;

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description = "Where journal, settings and cache lie.")
    String home = "";

    /// What `--practice` without an address is turned into before it is parsed.
    static final String HERE = "here";

    /// What `--practice` holds when it was not given.
    static final String NONE = "\0";

    boolean json() {
        return json;
    }

    boolean inPractice() {
        return !practice.equals(NONE);
    }

    WorldChoice world() {
        return inPractice() ? new WorldChoice.Practice(practiceAddress()) : new WorldChoice.Real();
    }

    Optional<Path> home() {
        try {
            return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home));
        } catch (InvalidPathException invalid) {
            throw new CommandFailure("usage", "--home needs a folder that this system can name.");
        }
    }

    /// The address of a practice world in another process; only loopback is accepted.
    private Optional<URI> practiceAddress() {
        if (practice.equals(HERE)) {
            return Optional.empty();
        }
        try {
            URI address = new URI(practice);
            String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
            if ("http".equals(address.getScheme()) && LOOPBACK.contains(host) && address.getUserInfo() == null) {
                return Optional.of(address);
            }
        } catch (URISyntaxException notAnAddress) {
            // told below, in the same words
        }
        throw new CommandFailure(
                "practice-address",
                "--practice=ADDRESS needs the world's address on this computer, as http://127.0.0.1:PORT; nothing else is contacted.");
    }
}
