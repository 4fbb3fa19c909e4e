package dev.tokenless;

import dev.tokenless.cli.Terminal;
import dev.tokenless.cli.WorldChoice;
import dev.tokenless.wizard.road.Doors;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The window's doors as the program wires them, leading to a practice world that the test started.
public final class RealDoors {

    private RealDoors() {}

    /// @param home where the journals are kept
    public static Doors to(URI world, Path home) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(nowhere, nowhere, InputStream.nullInputStream(), false, false, Map.of());
        return new WizardDoors(
                terminal, new Wiring(terminal), new WorldChoice.Practice(Optional.of(world)), Optional.of(home));
    }
}
