package dev.tokenless.wizard;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Clipboard;
import dev.tokenless.wizard.desktop.FileChoice;
import dev.tokenless.wizard.problem.ErrorWindow;
import dev.tokenless.wizard.problem.Failures;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.shell.ShellView;
import dev.tokenless.wizard.shell.ShellViewModel;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.signin.SignInViewModel;
import dev.tokenless.wizard.task.FxTaskExecutor;
import dev.tokenless.wizard.theme.ThemeSwitch;
import dev.tokenless.wizard.words.Messages;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// One window of the wizard with everything in it.
public final class Wizard {

    private static final double WIDTH = 1100;
    private static final double HEIGHT = 760;

    private final Stage stage;
    private final Messages words = new Messages(Locale.ENGLISH);
    private final FxTaskExecutor tasks;
    private final Road road;
    private final ThemeSwitch look = new ThemeSwitch();

    public Wizard(Stage stage, AppContext context, Browser browser, Clipboard clipboard, FileChoice files) {
        this.stage = stage;
        ErrorWindow errors = new ErrorWindow(words, clipboard);
        tasks = new FxTaskExecutor(failure -> Failures.known(failure, words), failure -> errors.show(stage, failure));
        road = new Road(tasks, browser);
        Steps steps = Steps.of(context.doors(), road, tasks, browser, clipboard, files, stage::close, words);
        Frame frame = new Frame(steps);
        ShellViewModel model = new ShellViewModel(road, words, frame::model);
        frame.navigate(model);
        ShellView shell = new ShellView(model, words, road, look, frame::view);
        Scene scene = new Scene(shell.root(), WIDTH, HEIGHT);
        look.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Tokenless");
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.setOnHidden(_ -> close());
        if (context.practiceFirst() && frame.view(StepName.SIGN_IN).model() instanceof SignInViewModel signIn) {
            signIn.practise();
        }
    }

    public void show() {
        stage.show();
    }

    /// The look, for whoever wants to choose it from outside.
    public ThemeSwitch look() {
        return look;
    }

    private void close() {
        tasks.close();
        road.end();
    }
}
