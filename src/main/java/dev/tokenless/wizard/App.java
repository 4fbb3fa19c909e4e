package dev.tokenless.wizard;

import dev.tokenless.wizard.desktop.FxBrowser;
import dev.tokenless.wizard.desktop.FxClipboard;
import dev.tokenless.wizard.desktop.FxFileChoice;
import dev.tokenless.wizard.settings.Settings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The JavaFX application, made by hand rather than by the launcher so that it can be given what it needs.
public final class App extends Application {

    private final AppContext context;
    private final Consumer<Settings> closed;

    private App(AppContext context, Consumer<Settings> closed) {
        this.context = context;
        this.closed = closed;
    }

    /// Opens the window and returns when it is closed.
    ///
    /// @throws RuntimeException from the toolkit where there is no display
    public static void open(AppContext context) {
        CompletableFuture<Settings> over = new CompletableFuture<>();
        Platform.startup(() -> new App(context, over::complete).start(new Stage()));
        try {
            context.keep().accept(over.get());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    @Override
    public void start(Stage stage) {
        Wizard wizard = new Wizard(
                stage, context, new FxBrowser(getHostServices()), new FxClipboard(), new FxFileChoice(stage));
        stage.addEventHandler(
                javafx.stage.WindowEvent.WINDOW_HIDDEN,
                _ -> closed.accept(wizard.settings().now().get()));
        wizard.show();
    }
}
