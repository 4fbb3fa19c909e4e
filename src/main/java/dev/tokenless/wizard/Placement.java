package dev.tokenless.wizard;

import dev.tokenless.wizard.settings.Settings.Place;
import dev.tokenless.wizard.settings.SettingsModel;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Puts the window where it was left, as long as a screen is there, and remembers where it is left.
final class Placement {

    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;

    private final Stage stage;
    private final SettingsModel settings;

    Placement(Stage stage, SettingsModel settings) {
        this.stage = stage;
        this.settings = settings;
    }

    void restore() {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        settings.now().get().place().filter(Placement::onAScreen).ifPresent(place -> {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
            stage.setMaximized(place.maximised());
        });
        stage.xProperty().subscribe(this::remember);
        stage.yProperty().subscribe(this::remember);
        stage.widthProperty().subscribe(this::remember);
        stage.heightProperty().subscribe(this::remember);
        stage.maximizedProperty().subscribe(this::remember);
    }

    private static boolean onAScreen(Place place) {
        return !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height())
                .isEmpty();
    }

    // While it is maximised, what is kept is the size that it goes back to.
    private void remember() {
        if (!stage.isShowing()) {
            return;
        }
        settings.remember(known -> stage.isMaximized()
                ? known.place()
                        .map(old -> known.withPlace(new Place(old.x(), old.y(), old.width(), old.height(), true)))
                        .orElse(known)
                : known.withPlace(new Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false)));
    }
}
