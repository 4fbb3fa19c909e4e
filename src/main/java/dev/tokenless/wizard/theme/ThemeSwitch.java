package dev.tokenless.wizard.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// Primer, light or dark. Follows the system as long as the person has not chosen.
public final class ThemeSwitch {

    private static final String OWN_RULES = Objects.requireNonNull(ThemeSwitch.class.getResource("tokenless.css"))
            .toExternalForm();

    private final ObjectProperty<Theme> chosen = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final ObservableValue<Boolean> dark;

    public ThemeSwitch() {
        dark = chosen.flatMap(theme -> switch (theme) {
            case SYSTEM -> Platform.getPreferences().colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK);
            case LIGHT -> new SimpleObjectProperty<>(false);
            case DARK -> new SimpleObjectProperty<>(true);
        });
        dark.subscribe(ThemeSwitch::wear);
    }

    /// What the person chose.
    public ObjectProperty<Theme> chosen() {
        return chosen;
    }

    /// Whether the dark theme is worn now.
    public ObservableValue<Boolean> dark() {
        return dark;
    }

    /// Gives a window our own rules, which name only the theme's colours, and the size of its text. Both reach the
    /// window's tooltips and lists too.
    ///
    /// @param points the size of ordinary text
    public void dress(Scene scene, double points) {
        String size = ".root { -fx-font-size: " + points + "pt; }";
        String sheet =
                "data:text/css;base64," + Base64.getEncoder().encodeToString(size.getBytes(StandardCharsets.UTF_8));
        scene.getStylesheets().setAll(OWN_RULES, sheet);
    }

    /// From light to dark or back, whatever the system says.
    public void toggle() {
        chosen.set(dark.getValue() ? Theme.LIGHT : Theme.DARK);
    }

    private static void wear(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
