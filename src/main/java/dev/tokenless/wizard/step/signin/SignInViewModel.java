package dev.tokenless.wizard.step.signin;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.Clipboard;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.wizard.road.CodeCard;
import dev.tokenless.wizard.road.Doors;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.road.Session;
import dev.tokenless.wizard.road.SignInWay;
import dev.tokenless.wizard.step.Navigator;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RepositoryName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The three doors, and what lies behind the first two.
public final class SignInViewModel extends StepViewModel {

    /// What the screen shows.
    public enum Page {
        DOORS,
        CONTAIN,
        WAYS
    }

    private final Doors doors;
    private final Road road;
    private final TaskExecutor tasks;
    private final Browser browser;
    private final Clipboard clipboard;
    private final Navigator navigator;
    private final Messages words;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.DOORS);
    private final ObservableList<RepositoryName> begun = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<CodeCard>> code = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty remember = new SimpleBooleanProperty(false);
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private final ObservableList<SignInWay> ways = FXCollections.observableArrayList();

    public SignInViewModel(
            Doors doors,
            Road road,
            TaskExecutor tasks,
            Browser browser,
            Clipboard clipboard,
            Navigator navigator,
            Messages words) {
        this.clipboard = clipboard;
        this.doors = doors;
        this.road = road;
        this.tasks = tasks;
        this.browser = browser;
        this.navigator = navigator;
        this.words = words;
        turn(Page.DOORS);
        lookForBegun();
    }

    @Override
    public StepName name() {
        return StepName.SIGN_IN;
    }

    public ReadOnlyObjectProperty<Page> page() {
        return page.getReadOnlyProperty();
    }

    public ObservableList<SignInWay> ways() {
        return ways;
    }

    @Override
    public void enter() {
        turn(Page.DOORS);
        lookForBegun();
    }

    /// The code to enter on GitHub's page, while GitHub waits for it.
    ReadOnlyObjectProperty<Optional<CodeCard>> code() {
        return code.getReadOnlyProperty();
    }

    /// Whether a pasted token goes into the system's keyring.
    BooleanProperty remember() {
        return remember;
    }

    /// Why it cannot; empty where it can.
    ReadOnlyStringProperty whyNotRemembered() {
        return whyNot.getReadOnlyProperty();
    }

    void copy(String text) {
        clipboard.put(text);
        status(words.text("sign-in.copied"));
    }

    /// What was begun on this computer and may be continued.
    ObservableList<RepositoryName> begun() {
        return begun;
    }

    private void lookForBegun() {
        tasks.run(Job.of("begun", _ -> doors.begun()).onSuccess(begun::setAll).onProblem(this::problem));
    }

    /// Continues with what was begun, once somebody is signed in.
    void resume() {
        road.continued().addAll(begun);
        move();
    }

    /// The first door: revoking comes first, without sign-in.
    void contain() {
        road.leaked().set(true);
        turn(Page.CONTAIN);
    }

    /// The second door.
    void move() {
        road.leaked().set(false);
        chooseWay();
    }

    /// The third door.
    public void practise() {
        road.leaked().set(false);
        open(
                words.text("sign-in.practice.starting"),
                Job.of(
                        "practice",
                        cancellation -> doors.practice(cancellation, what -> tasks.show(() -> doing(what)))));
    }

    /// The token pages of both indexes, for the first door.
    List<SafeLink> tokenPages() {
        return road.tokenPages();
    }

    void openPage(SafeLink link) {
        road.open(link);
    }

    void chooseWay() {
        turn(Page.WAYS);
        begin(words.text("sign-in.ways.looking"));
        running(tasks.run(Job.of("ways", _ -> {
                    String why = doors.whyNotRemembered().orElse("");
                    tasks.show(() -> whyNot.set(why));
                    return doors.ways();
                })
                .onSuccess(ways::setAll)
                .onProblem(this::problem)
                .andFinally(this::end)));
    }

    /// Signs in. The pasted token is wiped afterwards.
    void signIn(SignInWay way, char[] typed) {
        if (way.asksForText() && typed.length == 0) {
            missing("token-" + way.id(), words.text("sign-in.token.missing"));
            return;
        }
        boolean kept = remember.get() && whyNot.get().isEmpty();
        open(words.text("sign-in.signing-in"), Job.of("sign in", cancellation -> {
            try {
                return doors.signIn(
                        way,
                        typed,
                        kept,
                        browser,
                        cancellation,
                        what -> tasks.show(() -> doing(what)),
                        shown -> tasks.show(() -> code.set(Optional.of(shown))));
            } finally {
                Arrays.fill(typed, '\0');
            }
        }));
    }

    private void open(String what, Job<Session> job) {
        if (busy()) {
            return;
        }
        begin(what);
        running(tasks.run(job.onSuccess(session -> {
                    road.begin(session);
                    navigator.goTo(StepName.REPOSITORIES);
                })
                .onProblem(this::problem)
                .andFinally(() -> {
                    code.set(Optional.empty());
                    end();
                })));
    }

    @Override
    public void proceed() {
        switch (page.get()) {
            case DOORS -> {
                if (road.session().get().isPresent()) {
                    navigator.goTo(StepName.REPOSITORIES);
                }
            }
            case CONTAIN -> chooseWay();
            case WAYS -> missing("ways", words.text("sign-in.way.missing"));
        }
    }

    @Override
    public void retry() {
        settle();
    }

    private void turn(Page shown) {
        settle();
        page.set(shown);
        deeper(shown != Page.DOORS);
        lead(words.text("sign-in.lead." + shown.name().toLowerCase(java.util.Locale.ROOT)));
        Optional<Session> open = road.session().get();
        primary(
                switch (shown) {
                    case DOORS -> open.isPresent() ? words.text("sign-in.stay") : "";
                    case CONTAIN -> words.text("sign-in.contained");
                    case WAYS -> "";
                });
    }
}
