package dev.tokenless.cli;

import dev.tokenless.github.GitHub;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Person;
import java.util.Locale;
import java.util.Optional;

/// Shows a person at a terminal what only they can do, and takes their word for it.
record TerminalHand(Terminal terminal, GitHub github) implements HumanHand {

    @Override
    public Optional<Word> perform(HumanTask task) {
        Messages messages = new Messages(terminal);
        messages.say(task.ask());
        messages.say("  " + task.page());
        task.values().forEach(value -> messages.say("  " + value.label() + ": " + value.text()));
        Questions questions = new Questions(terminal);
        if (task.typed().isPresent()) {
            return named(
                    questions.ask((task.kind() == HumanTask.Kind.NAME_PROJECT
                                    ? "Project's name"
                                    : task.typed().get()) + ", or Enter for later: "));
        }
        return task.otherwise()
                .map(other -> either(questions, task, other))
                .orElseGet(() -> questions.yes(task.confirm() + "?") ? word(false) : Optional.empty());
    }

    /// A question with two answers, of which neither is a default: Enter alone leaves it for later.
    private Optional<Word> either(Questions questions, HumanTask task, String other) {
        return switch (questions
                .ask("[y] " + task.confirm() + "  [n] " + other + "  [Enter] later: ")
                .toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> word(false);
            case "n", "no" -> word(true);
            default -> Optional.empty();
        };
    }

    private Optional<Word> named(String typed) {
        return typed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Word(new Person(github.account().login()), typed));
    }

    private Optional<Word> word(boolean otherwise) {
        return Optional.of(new Word(new Person(github.account().login()), "", otherwise));
    }
}
