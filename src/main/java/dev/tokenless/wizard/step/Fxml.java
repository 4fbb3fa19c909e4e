package dev.tokenless.wizard.step;

import dev.tokenless.wizard.words.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the FXML that lies beside a view's class and bears its name.
public final class Fxml {

    private Fxml() {}

    /// Fills the view's `@FXML` fields and gives the root.
    public static Parent load(Object view, Messages words) {
        Class<?> type = view.getClass();
        FXMLLoader loader = new FXMLLoader(
                Objects.requireNonNull(type.getResource(type.getSimpleName() + ".fxml"), type::getName),
                words.bundle());
        loader.setController(view);
        try {
            return loader.load();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
