package dev.tokenless.wizard;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Clipboard;
import dev.tokenless.wizard.desktop.FileChoice;
import dev.tokenless.wizard.desktop.FxPrinting;
import dev.tokenless.wizard.problem.ErrorWindow;
import dev.tokenless.wizard.problem.Failures;
import dev.tokenless.wizard.problem.Problem;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.settings.Settings;
import dev.tokenless.wizard.settings.SettingsModel;
import dev.tokenless.wizard.shell.ShellView;
import dev.tokenless.wizard.shell.ShellViewModel;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.signin.SignInViewModel;
import dev.tokenless.wizard.task.FxTaskExecutor;
import dev.tokenless.wizard.theme.ThemeSwitch;
import dev.tokenless.wizard.words.Messages;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/// One window of the wizard with everything in it.
public final class Wizard {

    private static final double WIDTH = 1100;
    private static final double HEIGHT = 760;

    private final Stage stage;
    private final AppContext context;
    private final Browser browser;
    private final Clipboard clipboard;
    private final FileChoice files;
    private final FxTaskExecutor tasks;
    private final Road road;
    private final SettingsModel settings;
    private final ThemeSwitch look = new ThemeSwitch();
    private final Scene scene = new Scene(new Pane(), WIDTH, HEIGHT);
    private final Function<Optional<String>, Messages> language;
    private Messages words;

    public Wizard(Stage stage, AppContext context, Browser browser, Clipboard clipboard, FileChoice files) {
        this(stage, context, browser, clipboard, files, Messages::in);
    }

    /// @param language the words for a language tag
    Wizard(
            Stage stage,
            AppContext context,
            Browser browser,
            Clipboard clipboard,
            FileChoice files,
            Function<Optional<String>, Messages> language) {
        this.language = language;
        this.stage = stage;
        this.context = context;
        this.browser = browser;
        this.clipboard = clipboard;
        this.files = files;
        words = language.apply(context.settings().language());
        tasks = new FxTaskExecutor(failure -> Failures.known(failure, words), failure -> {
            new ErrorWindow(words, clipboard).show(stage, failure);
            return Problem.unexpected(failure, words);
        });
        road = new Road(tasks, browser, () -> words);
        settings = new SettingsModel(context.settings(), tasks, context.keep());
        look.chosen().set(context.settings().theme());
        stage.setScene(scene);
        furnish();
        settings.now().subscribe((before, now) -> follow(before, now));
        look.chosen().subscribe(theme -> settings.choose(known -> known.withTheme(theme)));
        look.dress(scene, context.settings().textSize());
        new Placement(stage, settings).restore();
        stage.setTitle("Tokenless");
        stage.getIcons().setAll(Icons.all());
        stage.setOnHidden(_ -> close());
    }

    // Everything in the window, in the language that is set.
    private void furnish() {
        Frame frame = new Frame(Steps.of(
                context.doors(),
                road,
                tasks,
                browser,
                clipboard,
                files,
                new FxPrinting(() -> stage),
                stage::close,
                words));
        ShellViewModel model = new ShellViewModel(road, words, frame::model, settings);
        frame.navigate(model);
        ShellView shell = new ShellView(model, words, road, look, settings, frame::view);
        scene.setRoot(shell.root());
        if (context.practiceFirst() && frame.view(StepName.SIGN_IN).model() instanceof SignInViewModel signIn) {
            signIn.practise();
        }
    }

    private void follow(Settings before, Settings now) {
        look.chosen().set(now.theme());
        if (before.textSize() != now.textSize()) {
            look.dress(scene, now.textSize());
        }
        boolean other = !before.language().equals(now.language());
        if (other && road.session().get().isEmpty()) {
            words = language.apply(now.language());
            furnish();
        }
    }

    public void show() {
        stage.show();
    }

    /// The look, for whoever wants to choose it from outside.
    public ThemeSwitch look() {
        return look;
    }

    /// The settings as they are now.
    public SettingsModel settings() {
        return settings;
    }

    private void close() {
        tasks.close();
        road.end();
    }
}
