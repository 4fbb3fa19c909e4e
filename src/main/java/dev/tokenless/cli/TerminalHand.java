package dev.tokenless.cli;

import dev.tokenless.github.GitHub;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Person;
import java.util.Optional;

/// Shows a person at a terminal what only they can do, and takes their word for it.
record TerminalHand(Terminal terminal, GitHub github) implements HumanHand {

    @Override
    public Optional<Word> perform(HumanTask task) {
        Messages messages = new Messages(terminal);
        messages.say(task.ask());
        messages.say("  " + task.page());
        task.values().forEach(value -> messages.say("  " + value.label() + ": " + value.text()));
        return new Questions(terminal).yes(task.confirm() + "?")
                ? Optional.of(new Word(new Person(github.account().login()), ""))
                : Optional.empty();
    }
}
