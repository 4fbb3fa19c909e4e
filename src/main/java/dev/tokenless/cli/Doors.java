package dev.tokenless.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What lies behind the command line; the root package opens it.
public interface Doors {

    /// Opens the wizard and returns when it is closed, with an exit code.
    int window(WorldChoice world, Optional<Path> home);

    /// Connects to the world.
    ///
    /// @param signedIn whether a GitHub account is needed
    /// @throws CommandFailure with a sentence where that is not possible
    Connection connect(WorldChoice world, Optional<Path> home, boolean signedIn);

    /// Serves a practice world until the process is stopped.
    ///
    /// @param announce hears the one JSON line when the world can be called
    void servePractice(PracticeChoice choice, Consumer<String> announce);
}
