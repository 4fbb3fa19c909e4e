package dev.tokenless.wizard;

import dev.tokenless.wizard.road.Doors;
import dev.tokenless.wizard.settings.Settings;
import java.util.function.Consumer;

/// What the window needs of the rest of the program.
///
/// @param practiceFirst opens the practice world at once
/// @param settings      as they were kept last
/// @param keep          keeps them; never called on the JavaFX thread
public record AppContext(Doors doors, boolean practiceFirst, Settings settings, Consumer<Settings> keep) {}
