package dev.tokenless.wizard;

import dev.tokenless.wizard.road.Doors;

/// What the window needs of the rest of the program.
///
/// @param practiceFirst opens the practice world at once
public record AppContext(Doors doors, boolean practiceFirst) {}
