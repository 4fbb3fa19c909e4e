package dev.tokenless;

import dev.tokenless.cli.Terminal;
import dev.tokenless.cli.WorldChoice;
import dev.tokenless.wizard.App;
import dev.tokenless.wizard.AppContext;
import dev.tokenless.wizard.settings.SettingsFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Opens the wizard; where there is no display, says so and walks the practice road in the terminal.
record Window(Terminal terminal, Wiring wiring) {

    private static final Logger LOG = Logger.getLogger(Window.class.getName());

    int open(WorldChoice world, Optional<Path> home) {
        String platform = System.getProperty("glass.platform", "");
        if (!Display.isThere(terminal.environment(), System.getProperty("os.name", ""), platform)) {
            return inTheTerminal("There is no display for the window", practice(world), home);
        }
        try {
            boolean practiceFirst = world instanceof WorldChoice.Practice;
            SettingsFile settings = new SettingsFile(Wiring.folders(home).home().resolve("settings.properties"));
            App.open(new AppContext(
                    new WizardDoors(terminal, wiring, practice(world), home),
                    practiceFirst,
                    settings.read(),
                    settings::write));
            return 0;
        } catch (RuntimeException | LinkageError noWindow) {
            LOG.log(Level.FINE, "no window", noWindow);
            return inTheTerminal("The window cannot be opened here", practice(world), home);
        }
    }

    private int inTheTerminal(String why, WorldChoice practice, Optional<Path> home) {
        terminal.err()
                .println(
                        why
                                + ", so this is the road in the terminal, walked in the practice world with a practice person.");
        return new PracticeRoad(terminal, wiring).walk(practice, home);
    }

    private static WorldChoice practice(WorldChoice world) {
        return switch (world) {
            case WorldChoice.Practice chosen -> chosen;
            case WorldChoice.Real() -> new WorldChoice.Practice(Optional.<URI>empty());
        };
    }
}
