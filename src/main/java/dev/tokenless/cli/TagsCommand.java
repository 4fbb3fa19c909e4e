package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.Migration;
import dev.tokenless.migration.Protection;
import dev.tokenless.migration.Survey;
import dev.tokenless.trust.TagRuleset;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tags",
        description =
                "Shows whether a ruleset on GitHub guards the release tags, and makes one on request: a tag can point"
                        + " at any commit, so whoever may create it may release.")
final class TagsCommand implements Callable<Integer> {

    private final Shared shared;
    private final Terminal terminal;
    private final Doors doors;

    @Parameters(arity = "1", paramLabel = "O/R", description = "The repository on GitHub.")
    String repository = "";

    @Option(
            names = "--create",
            description = "Make the ruleset that is missing, after asking. Administrators stay free to create tags.")
    boolean create;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    TagsCommand(Shared shared, Terminal terminal, Doors doors) {
        this.shared = shared;
        this.terminal = terminal;
        this.doors = doors;
    }

    @Override
    public Integer call() {
        RepositoryName name = Arguments.repository(repository);
        try (Connection connection = doors.connect(shared.world(), shared.home(), true)) {
            Survey survey = survey(connection, name);
            List<TagRuleset> wanted = Protection.rulesets(survey, Choices.defaults());
            List<TagRuleset> missing = Protection.missingRulesets(survey, Choices.defaults());
            boolean known = survey.settings().tagRulesets().isPresent();
            wanted.forEach(ruleset -> tell(ruleset, known, missing.contains(ruleset)));
            boolean creating = create && !missing.isEmpty() && agreed();
            if (creating) {
                missing.forEach(ruleset -> connection.ports().github().createTagRuleset(name, ruleset));
                message("Made. It can be changed or deleted in the repository's settings, under Rules.");
            }
            if (shared.json) {
                Json.print(terminal, json(survey, wanted, missing, creating));
            }
            return wanted.isEmpty() || (known && (missing.isEmpty() || creating)) ? ExitCode.DONE : ExitCode.LEFT;
        }
    }

    private static Survey survey(Connection connection, RepositoryName name) {
        try (Migration migration = Migration.open(connection.ports(), connection.journals(), name)) {
            return migration.survey();
        }
    }

    private boolean agreed() {
        if (yes) {
            return true;
        }
        boolean asked = !shared.json && terminal.canAsk() && new Questions(terminal).yes("Make it?");
        if (!asked) {
            message("Nothing was made; say --create --yes to make it.");
        }
        return asked;
    }

    private void tell(TagRuleset ruleset, boolean known, boolean missing) {
        message((!known ? "not known" : missing ? "missing" : "guarded") + ": " + String.join(", ", ruleset.include())
                + ": only administrators may " + String.join(", ", guards(ruleset)) + " them");
    }

    private void message(String text) {
        new Messages(terminal).answer(shared.json, text);
    }

    private static List<String> guards(TagRuleset ruleset) {
        return ruleset.guards().stream()
                .sorted()
                .map(guard -> switch (guard) {
                    case CREATION -> "create";
                    case UPDATE -> "move";
                    case DELETION -> "delete";
                })
                .toList();
    }

    private ObjectNode json(Survey survey, List<TagRuleset> wanted, List<TagRuleset> missing, boolean created) {
        ObjectNode answer =
                Json.object().put("repository", survey.repository().name().toString());
        ArrayNode rulesets = answer.putArray("rulesets");
        for (TagRuleset ruleset : wanted) {
            ObjectNode one = rulesets.addObject().put("name", ruleset.name());
            ruleset.include().forEach(one.putArray("include")::add);
            guards(ruleset).forEach(one.putArray("forbidden")::add);
            one.put(
                    "state",
                    survey.settings().tagRulesets().isEmpty()
                            ? "unknown"
                            : !missing.contains(ruleset) ? "guarded" : created ? "created" : "missing");
        }
        return answer;
    }
}
