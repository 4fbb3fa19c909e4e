package dev.tokenless.cli;

import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Item;
import dev.tokenless.migration.Migration;
import dev.tokenless.migration.Person;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.Situation;
import dev.tokenless.migration.Target;
import dev.tokenless.workflow.RepositoryName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// What a person says on the command line: `--attest ITEM --as NAME`, its opposite `--deny`, and `--override O/R`.
final class PersonWords {

    @Option(
            names = "--attest",
            paramLabel = "ITEM[:TARGET]",
            description =
                    "Say that this item is done, as publisher or tokens-revoked; with a target as record --format json names it, only for that.")
    List<String> attested = List.of();

    @Option(
            names = "--deny",
            paramLabel = "ITEM:TARGET",
            description =
                    "Answer a question with no: an upload that is not yours, as tokens-revoked:upload:pypi:PROJECT:FILE.")
    List<String> denied = List.of();

    @Option(names = "--as", paramLabel = "NAME", description = "Who says so.")
    String name = "";

    @Option(
            names = "--override",
            paramLabel = "O/R",
            description = "Unlock deleting and revoking before proof, by the repository's name.")
    String override = "";

    boolean given() {
        return !attested.isEmpty() || !denied.isEmpty() || !override.isEmpty();
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
        List<Said> yes = attested.stream().map(Said::of).toList();
        List<Said> no = denied.stream().map(Said::of).toList();
        if (!(yes.isEmpty() && no.isEmpty()) && name.isBlank()) {
            throw new CommandFailure("usage", "--attest and --deny need --as NAME: who says so?");
        }
        Person person = new Person(
                name.isBlank() ? connection.ports().github().account().login() : name);
        for (Plan plan : plans) {
            try (Migration migration = Migration.open(connection.ports(), connection.journals(), plan.repository())) {
                migration.agree(plan);
                yes.forEach(said -> attest(migration, said, person));
                no.forEach(said -> deny(migration, said, person));
                if (repository().filter(plan.repository()::equals).isPresent()) {
                    migration.override(override, person);
                }
            }
        }
    }

    /// Without a target every open one of the item is meant, but for the questions of the leak road: nobody looked
    /// through a file by saying that a token is revoked.
    private static void attest(Migration migration, Said said, Person person) {
        Situation situation = migration.situation();
        Stream<Target> open = situation.checklist().targets(said.item()).entrySet().stream()
                .filter(entry -> !entry.getValue().settled())
                .map(java.util.Map.Entry::getKey);
        Stream<Target> asked = situation.tasks().stream()
                .filter(task -> task.byWord() && task.item() == said.item())
                .map(HumanTask::target);
        Stream.concat(open, asked)
                .distinct()
                .filter(target -> said.target().isEmpty()
                        ? sweeping(target)
                        : said.target().equals(target.key()))
                .toList()
                .forEach(target -> migration.attest(said.item(), target, person, note(migration, target)));
    }

    /// Who names a claim or a push by its key has typed what it takes.
    private static String note(Migration migration, Target target) {
        return migration.situation().tasks().stream()
                .filter(task -> task.target().equals(target))
                .flatMap(task -> task.typed().stream())
                .findFirst()
                .orElse("");
    }

    private static void deny(Migration migration, Said said, Person person) {
        HumanTask asked = migration.situation().tasks().stream()
                .filter(task ->
                        task.item() == said.item() && task.target().key().equals(said.target()))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "not-asked",
                        "Nobody asks about " + said.target() + " now; migrate --json lists what is asked."));
        migration.deny(said.item(), asked.target(), person, asked.noted());
    }

    private static boolean sweeping(Target target) {
        return switch (target) {
            case Target.WholeRepository _, Target.Publishing _, Target.Tokens _, Target.StoredSecret _ -> true;
            case Target.Access _, Target.Upload _, Target.Exposed _, Target.Claim _, Target.Push _ -> false;
        };
    }

    /// `ITEM` or `ITEM:TARGET`.
    private record Said(Item item, String target) {
        static Said of(String text) {
            int colon = text.indexOf(':');
            String key = colon < 0 ? text : text.substring(0, colon);
            Item item = Arrays.stream(Item.values())
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new CommandFailure(
                            "usage",
                            "'" + key + "' is not one of the ten items; publisher, verified and tokens-revoked can be"
                                    + " attested."));
            return new Said(item, colon < 0 ? "" : text.substring(colon + 1));
        }
    }
}
