import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** What the start of the window is compared with: JavaFX on the same image, with nothing in it. */
public class EmptyWindow extends Application {
    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new Pane(), 1100, 760));
        stage.show();
    }
}
