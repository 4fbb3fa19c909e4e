package dev.tokenless.wizard.settings;

import dev.tokenless.wizard.theme.Theme;
import java.util.List;
import java.util.Optional;

/// How the person likes the window, and where it was left.
///
/// @param textSize in points, one of [#TEXT_SIZES]
/// @param language a language tag; empty follows the system
/// @param calm     nothing moves, whatever the system says
/// @param place    empty: where the system puts a new window
/// @param lastStep the key of the step that was shown last
public record Settings(
        Theme theme,
        double textSize,
        Optional<String> language,
        boolean calm,
        Optional<Place> place,
        Optional<String> lastStep) {

    /// From the smallest text that is still readable to twice of it, in points.
    public static final List<Double> TEXT_SIZES = List.of(10.0, 10.5, 12.0, 14.0, 16.0, 18.0, 20.0);

    private static final double USUAL_SIZE = 10.5;

    /// A window on the screen, in the units of JavaFX's screens.
    public record Place(double x, double y, double width, double height, boolean maximised) {}

    public static Settings defaults() {
        return new Settings(Theme.SYSTEM, USUAL_SIZE, Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    public Settings withTheme(Theme chosen) {
        return new Settings(chosen, textSize, language, calm, place, lastStep);
    }

    public Settings withTextSize(double points) {
        return new Settings(theme, points, language, calm, place, lastStep);
    }

    public Settings withLanguage(Optional<String> tag) {
        return new Settings(theme, textSize, tag, calm, place, lastStep);
    }

    public Settings withCalm(boolean chosen) {
        return new Settings(theme, textSize, language, chosen, place, lastStep);
    }

    public Settings withPlace(Place left) {
        return new Settings(theme, textSize, language, calm, Optional.of(left), lastStep);
    }

    public Settings withLastStep(String key) {
        return new Settings(theme, textSize, language, calm, place, Optional.of(key));
    }
}
