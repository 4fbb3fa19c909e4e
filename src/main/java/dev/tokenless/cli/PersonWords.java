package dev.tokenless.cli;

import dev.tokenless.migration.Item;
import dev.tokenless.migration.Migration;
import dev.tokenless.migration.Person;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Target;
import dev.tokenless.workflow.RepositoryName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What a person says on the command line: `--attest ITEM --as NAME` and `--override O/R`.
final class PersonWords {

    @Option(
            names = "--attest",
            paramLabel = "ITEM",
            description = "Say that this item is done, as publisher or tokens-revoked.")
    List<String> attested = List.of();

    @Option(names = "--as", paramLabel = "NAME", description = "Who says so.")
    String name = "";

    @Option(
            names = "--override",
            paramLabel = "O/R",
            description = "Unlock deleting and revoking before proof, by the repository's name.")
    String override = "";

    boolean given() {
        return !attested.isEmpty() || !override.isEmpty();
    }

    Optional<RepositoryName> repository() {
        return override.isEmpty() ? Optional.empty() : Optional.of(Arguments.repository(override));
    }

    /// A name that is none of the repositories unlocks nothing, and is told instead of ignored.
    void requireIn(List<RepositoryName> names) {
        if (repository().filter(typed -> !names.contains(typed)).isPresent()) {
            throw new CommandFailure(
                    "override-mistyped",
                    "--override " + override + " names none of the repositories to migrate; nothing was changed.");
        }
    }

    /// Writes the words into the journals of the plans' repositories.
    void speak(Connection connection, List<Plan> plans) {
        if (!given()) {
            return;
        }
        List<Item> items = attested.stream().map(PersonWords::item).toList();
        if (!items.isEmpty() && name.isBlank()) {
            throw new CommandFailure("usage", "--attest needs --as NAME: who says so?");
        }
        Person person = new Person(
                name.isBlank() ? connection.ports().github().account().login() : name);
        for (Plan plan : plans) {
            try (Migration migration = Migration.open(connection.ports(), connection.journals(), plan.repository())) {
                migration.agree(plan);
                items.forEach(item -> attest(migration, item, person));
                if (repository().filter(plan.repository()::equals).isPresent()) {
                    migration.override(override, person);
                }
            }
        }
    }

    private static void attest(Migration migration, Item item, Person person) {
        List<Target> open = migration.situation().checklist().targets(item).entrySet().stream()
                .filter(entry -> !entry.getValue().settled())
                .map(java.util.Map.Entry::getKey)
                .toList();
        open.forEach(target -> migration.attest(item, target, person, ""));
    }

    private static Item item(String key) {
        return Arrays.stream(Item.values())
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "usage",
                        "'" + key + "' is not one of the ten items; publisher and tokens-revoked can be attested."));
    }
}
