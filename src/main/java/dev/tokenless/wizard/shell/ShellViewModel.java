package dev.tokenless.wizard.shell;

import dev.tokenless.migration.Item;
import dev.tokenless.migration.State;
import dev.tokenless.wizard.road.Road;
import dev.tokenless.wizard.settings.SettingsModel;
import dev.tokenless.wizard.step.Navigator;
import dev.tokenless.wizard.step.StepName;
import dev.tokenless.wizard.step.StepViewModel;
import dev.tokenless.wizard.words.Messages;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Which step is shown, which were reached, and what the rail says.
public final class ShellViewModel implements Navigator {

    private final Road road;
    private final Messages words;
    private final SettingsModel settings;
    private final Function<StepName, StepViewModel> models;
    private final ReadOnlyObjectWrapper<StepName> current = new ReadOnlyObjectWrapper<>(StepName.SIGN_IN);
    private Optional<StepName> leftAt;
    private final Set<StepName> reached = EnumSet.of(StepName.SIGN_IN);

    public ShellViewModel(Road road, Messages words, Function<StepName, StepViewModel> models, SettingsModel settings) {
        this.settings = settings;
        leftAt = settings.now().get().lastStep().flatMap(StepName::of);
        this.road = road;
        this.words = words;
        this.models = models;
    }

    ReadOnlyObjectProperty<StepName> current() {
        return current.getReadOnlyProperty();
    }

    StepViewModel model() {
        return models.apply(current.get());
    }

    @Override
    public void goTo(StepName step) {
        StepName shown = whereItWasLeft(step);
        model().leave();
        Stream.of(StepName.values())
                .filter(each -> each.number() <= shown.number() && each.number() >= step.number())
                .forEach(reached::add);
        current.set(shown);
        settings.remember(known -> known.withLastStep(shown.key()));
        model().enter();
    }

    // Who continues what was begun goes on, once the plans are agreed, where the last run ended.
    private StepName whereItWasLeft(StepName step) {
        if (step != StepName.PROTECT || road.continued().isEmpty()) {
            return step;
        }
        StepName left = leftAt.filter(at -> at.number() > step.number()).orElse(step);
        leftAt = Optional.empty();
        return left;
    }

    /// Forgets who is signed in, everywhere on this computer; with `revoke` at GitHub too.
    void signOut(boolean revoke) {
        road.leave(revoke);
        reached.clear();
        reached.add(StepName.SIGN_IN);
        goTo(StepName.SIGN_IN);
    }

    /// Goes back one step; never asks whether this one is filled in.
    void back() {
        if (model().deeper().get()) {
            model().up();
        } else {
            current.get().previous().ifPresent(this::goTo);
        }
    }

    boolean canGoBack() {
        return current.get() != StepName.SIGN_IN || model().deeper().get();
    }

    boolean reached(StepName step) {
        return reached.contains(step);
    }

    /// A reached step before the current one.
    boolean done(StepName step) {
        return reached(step) && step.number() < current.get().number();
    }

    String title(StepName step) {
        return words.text("step." + step.key());
    }

    /// The heading of the shown step.
    String heading() {
        return current.get() == StepName.SIGN_IN ? words.text("title.sign-in") : title(current.get());
    }

    String why() {
        return words.text("why." + current.get().key());
    }

    ObservableValue<Map<Item, State>> items() {
        return road.items();
    }

    List<ChecklistLine> checklist() {
        Map<Item, State> states = road.items().getValue();
        return Stream.of(Item.values())
                .map(item -> ChecklistLine.of(item, Optional.ofNullable(states.get(item)), words))
                .toList();
    }

    String count() {
        long settled =
                road.items().getValue().values().stream().filter(State::settled).count();
        return words.text("checklist.count", settled, Item.values().length);
    }
}
