package dev.tokenless.migration;

import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Puts one repository back as far as that can go today: what the program can, it does; what only a person can, it
/// asks.
final class UndoWalk {

    private final Migration migration;
    private final HumanQueue person;
    private final Function<RepositoryName, String> typed;
    private final List<String> changed = new ArrayList<>();
    private final Set<String> tried = new HashSet<>();

    /// @param typed what the person types where a step asks for the repository's name
    UndoWalk(Migration migration, HumanQueue person, Function<RepositoryName, String> typed) {
        this.migration = migration;
        this.person = person;
        this.typed = typed;
    }

    Reverted walk() {
        if (migration.agreed().isEmpty() && !migration.history().withdrawn()) {
            return new Reverted(migration.repository(), List.of(), Optional.empty(), Optional.empty());
        }
        Undo undo = migration.undo();
        while (true) {
            Optional<UndoStep> step = undo.possible().stream()
                    .filter(each -> !tried.contains(each.words()))
                    .findFirst();
            Optional<HumanTask> task = undo.byHand().stream()
                    .filter(each -> !tried.contains(each.ask()))
                    .findFirst();
            if (step.isPresent()) {
                tried.add(step.get().words());
                undo = putBack(step.get());
            } else if (task.isPresent()) {
                tried.add(task.get().ask());
                undo = ask(task.get(), undo);
            } else {
                migration.settle(undo);
                return new Reverted(migration.repository(), List.copyOf(changed), Optional.of(undo), Optional.empty());
            }
        }
    }

    private Undo putBack(UndoStep step) {
        String name = step.asksForName() ? person.inTurn(() -> typed.apply(migration.repository())) : "";
        Undo undo = migration.putBack(step, name);
        changed.add(step.words());
        return undo;
    }

    private Undo ask(HumanTask task, Undo undo) {
        Optional<HumanHand.Word> word = person.ask(migration.repository(), task);
        if (word.isEmpty()) {
            return undo;
        }
        if (task.byWord() && task.publishing().isPresent()) {
            changed.add(task.confirm() + ": " + Targets.words(task.publishing().get()));
            return migration.unregistered(task.publishing().get());
        }
        return migration.undo();
    }
}
