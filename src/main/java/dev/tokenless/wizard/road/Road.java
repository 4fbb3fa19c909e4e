package dev.tokenless.wizard.road;

import dev.tokenless.desktop.Browser;
import dev.tokenless.desktop.SafeLink;
import dev.tokenless.desktop.World;
import dev.tokenless.migration.Checklist;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.State;
import dev.tokenless.wizard.task.Job;
import dev.tokenless.wizard.task.TaskExecutor;
import dev.tokenless.wizard.words.Messages;
import dev.tokenless.workflow.RepositoryName;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/// What the steps share: who is signed in, and the chosen repositories on their way.
public final class Road {

    private static final String PYPI_TOKENS = "https://pypi.org/manage/account/#api-tokens";
    private static final String TESTPYPI_TOKENS = "https://test.pypi.org/manage/account/#api-tokens";

    private final TaskExecutor tasks;
    private final Supplier<Messages> words;
    private final Browser browser;
    private final ReadOnlyObjectWrapper<Optional<Session>> session = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Item, State>> items = new ReadOnlyObjectWrapper<>(Map.of());
    private final BooleanProperty leaked = new SimpleBooleanProperty(false);
    private final ObservableSet<RepositoryName> continued = FXCollections.observableSet();
    private final ObservableList<Leg> legs = FXCollections.observableArrayList();

    /// @param words the words of the window; asked for when they are needed, since they may change
    public Road(TaskExecutor tasks, Browser browser, Supplier<Messages> words) {
        this.words = words;
        this.tasks = tasks;
        this.browser = browser;
    }

    public ReadOnlyObjectProperty<Optional<Session>> session() {
        return session.getReadOnlyProperty();
    }

    /// Whether the person came through the first door.
    public BooleanProperty leaked() {
        return leaked;
    }

    /// What the person wants to continue with; chosen as soon as the scan sees it.
    public ObservableSet<RepositoryName> continued() {
        return continued;
    }

    /// The chosen repositories.
    public ObservableList<Leg> legs() {
        return legs;
    }

    /// Each item as the least settled repository has it; nothing about those that no repository tells of yet.
    public ReadOnlyObjectProperty<Map<Item, State>> items() {
        return items.getReadOnlyProperty();
    }

    /// Everything that is known of how the repositories stand.
    public List<Standing> standings() {
        return legs.stream().flatMap(leg -> leg.standing().get().stream()).toList();
    }

    public void begin(Session opened) {
        end();
        tick();
        session.set(Optional.of(opened));
    }

    /// Ends the session. In practice that ends a world, which takes time, so it is done elsewhere.
    public void end() {
        legs.forEach(Leg::close);
        legs.clear();
        session.get()
                .ifPresent(open -> Thread.ofVirtual().name("end of session").start(open.close()));
        session.set(Optional.empty());
    }

    /// Signs out, off the JavaFX thread, and ends the session.
    public void leave(boolean revoke) {
        session.get()
                .map(Session::leaving)
                .ifPresent(leaving -> tasks.run(Job.of("sign out", _ -> {
                    (revoke ? leaving.revoke().orElse(leaving.signOut()) : leaving.signOut()).run();
                    return true;
                })));
        end();
        tick();
    }

    /// Chooses the repositories; those already on their way stay as they are.
    public void choose(Collection<RepositoryName> names) {
        List<Leg> left =
                legs.stream().filter(leg -> !names.contains(leg.name())).toList();
        left.forEach(Leg::close);
        legs.removeAll(left);
        List<RepositoryName> known = legs.stream().map(Leg::name).toList();
        session.get()
                .ifPresent(open -> names.stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> {
                            Leg leg = new Leg(name, open, tasks, words.get());
                            leg.standing().subscribe(this::tick);
                            legs.add(leg);
                        }));
        tick();
    }

    /// Opens a page for the person.
    public void open(SafeLink page) {
        browser.open(page);
    }

    /// PyPI's token page is one click away on every screen.
    public void openTokenPage() {
        open(tokenPages().getFirst());
    }

    /// The token pages of PyPI and TestPyPI.
    public List<SafeLink> tokenPages() {
        return session.get()
                .map(Session::tokenPages)
                .orElseGet(() -> Stream.of(PYPI_TOKENS, TESTPYPI_TOKENS)
                        .flatMap(address -> SafeLink.of(address, World.REAL).stream())
                        .toList());
    }

    private void tick() {
        Map<Item, State> least = new EnumMap<>(Item.class);
        for (Standing standing : standings()) {
            Optional<Checklist> checklist = standing.checklist();
            for (Item item : Item.values()) {
                checklist
                        .map(known -> known.state(item))
                        .ifPresent(state ->
                                least.merge(item, state, (one, other) -> one.rank() <= other.rank() ? one : other));
            }
        }
        items.set(Map.copyOf(least));
    }
}
