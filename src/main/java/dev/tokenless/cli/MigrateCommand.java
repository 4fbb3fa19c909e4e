package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.DryRun;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.PlanFile;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.Surveyed;
import dev.tokenless.record.RecordJson;
import dev.tokenless.workflow.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "migrate",
        description =
                "Walks the road for the named repositories, or for all that still use a token: shows the plan, asks, goes on.")
final class MigrateCommand implements Callable<Integer> {

    private final Shared shared;
    private final Terminal terminal;
    private final Doors doors;

    @Parameters(arity = "0..*", paramLabel = "REPO", description = "OWNER/REPOSITORY.")
    List<String> repositories = List.of();

    @Mixin
    PersonWords words = new PersonWords();

    @Mixin
    RewriteOptions rewrite = new RewriteOptions();

    @ArgGroup
    Way way = new Way();

    @Option(names = "--yes", description = "Agree to the plan as shown.")
    boolean yes;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Agree to this reviewed plan, if the repositories still look like it.")
    String plan = "";

    @Option(names = "--schema", description = "Print the JSON schema of a reviewed plan.")
    boolean schema;

    @Option(names = "--leaked", description = "A token leaked: revoke first.")
    boolean leaked;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description =
                    "With --leaked: look through uploads since this day, as 2026-11-01; ninety days if not given.")
    String since = "";

    @Option(names = "--mint", description = "Rehearse on PyPI itself: ask for a token, and throw it away.")
    boolean mint;

    @Option(
            names = "--no-release-due",
            description = "A rehearsal that got a token unlocks the clean-up; the next release proves it then.")
    boolean noReleaseDue;

    @Option(
            names = "--never-again",
            description = "It will never be released again: revoke and delete, set up nothing.")
    boolean neverAgain;

    @Option(
            names = "--with-person",
            description = "In practice: the practice person does the human steps; includes --yes.")
    boolean withPerson;

    /// At most one of these.
    static final class Way {
        @Option(names = "--dry-run", description = "Show every request that would be made; make none.")
        boolean dryRun;

        @Option(
                names = "--export-plan",
                paramLabel = "FILE",
                description = "Write the plan to a file for review, to be given with --plan; change nothing.")
        String export = "";

        @Option(names = "--resume", description = "Go on where a journal stopped; alone: all unfinished ones.")
        boolean resume;

        @Option(names = "--undo", description = "Put back what can be put back.")
        boolean undo;
    }

    MigrateCommand(Shared shared, Terminal terminal, Doors doors) {
        this.shared = shared;
        this.terminal = terminal;
        this.doors = doors;
    }

    @Override
    public Integer call() {
        if (schema) {
            terminal.out().print(PlanFile.schema());
            return ExitCode.DONE;
        }
        if (withPerson && !shared.inPractice()) {
            throw new CommandFailure("usage", "--with-person works in the practice world only; add --practice.");
        }
        try (Connection connection = doors.connect(shared.world(), shared.home(), true)) {
            Engine engine = new Engine(connection.ports(), connection.journals(), new Progress(new Messages(terminal)));
            ReviewedPlans reviewed = plan.isEmpty() ? ReviewedPlans.none() : ReviewedPlans.in(plan);
            List<RepositoryName> names = repositories.isEmpty() && !plan.isEmpty()
                    ? reviewed.repositories()
                    : chosen(new Chosen(connection, engine));
            if (names.isEmpty()) {
                new Messages(terminal)
                        .say(
                                way.undo
                                        ? "Nothing was begun that could be put back."
                                        : "No repository needs a migration.");
            }
            words.requireIn(names);
            if (way.undo) {
                return new UndoRun(shared, terminal, engine, hand(connection), words, yes || withPerson).run(names);
            }
            if (names.isEmpty()) {
                return finish(List.of(), List.of());
            }
            return walk(connection, engine, names, reviewed);
        }
    }

    private List<RepositoryName> chosen(Chosen chosen) {
        if (way.undo) {
            return chosen.toUndo(repositories, words);
        }
        return way.resume ? chosen.toResume(repositories, words) : chosen.toMigrate(repositories, words);
    }

    private int walk(Connection connection, Engine engine, List<RepositoryName> names, ReviewedPlans reviewed) {
        Choices chosen = chosen();
        List<Surveyed> fresh = engine.survey(names, name -> reviewed.choices(name, chosen), new Cancellation());
        List<Surveyed> surveyed = reviewed.holding(fresh);
        PlanView view = new PlanView(terminal, shared.json);
        fresh.forEach(view::show);
        engine.schedule(surveyed).sentences().forEach(new Messages(terminal)::say);
        if (way.dryRun) {
            return dryRun(engine.dryRun(surveyed, new Cancellation()));
        }
        if (!way.export.isEmpty()) {
            return export(surveyed);
        }
        if (!agreed(surveyed)) {
            if (shared.json) {
                Json.print(terminal, view.json(surveyed));
            }
            new Messages(terminal)
                    .say("Nothing was changed. To go on, add --yes, or --plan FILE with this answer after a review.");
            return ExitCode.LEFT;
        }
        Preflight preflight = Preflight.of(engine, surveyed);
        preflight.lines().forEach(new Messages(terminal)::say);
        List<Plan> plans = preflight.allowed(surveyed);
        List<Standing> standings =
                new ArrayList<>(engine.walk(spoken(connection, plans), hand(connection), new Cancellation()));
        standings.addAll(preflight.refused());
        surveyed.stream()
                .filter(one -> one.plan().isEmpty())
                .map(PlanView::failed)
                .forEach(standings::add);
        return finish(standings, reviewed.remade(fresh));
    }

    private Choices chosen() {
        if (!since.isEmpty() && !leaked) {
            throw new CommandFailure("usage", "--since belongs to --leaked.");
        }
        Choices choices = decided(Choices.defaults().withLeaked(leaked).withRewrite(rewrite.choices()));
        return since.isEmpty() ? choices : choices.withSince(Arguments.day(since));
    }

    private Choices decided(Choices choices) {
        Choices all = choices;
        all = mint ? all.with(Choices.Decision.MINT) : all;
        all = noReleaseDue ? all.with(Choices.Decision.NO_RELEASE_DUE) : all;
        return neverAgain ? all.with(Choices.Decision.NEVER_AGAIN) : all;
    }

    /// What the person said by `--attest` and `--override` is written down before the walk.
    private List<Plan> spoken(Connection connection, List<Plan> plans) {
        words.speak(connection, plans);
        return plans;
    }

    private boolean agreed(List<Surveyed> surveyed) {
        if (yes || !plan.isEmpty() || withPerson || surveyed.stream().allMatch(Surveyed::resumed)) {
            return true;
        }
        return !shared.json && terminal.canAsk() && new Questions(terminal).yes("Make these changes?");
    }

    private HumanHand hand(Connection connection) {
        if (withPerson) {
            return connection
                    .practicePerson()
                    .orElseThrow(
                            () -> new CommandFailure("no-person", "This practice world offers no practice person."));
        }
        return shared.json || !terminal.canAsk()
                ? HumanHand.none()
                : new TerminalHand(terminal, connection.ports().github());
    }

    private int export(List<Surveyed> surveyed) {
        List<Plan> plans = surveyed.stream().flatMap(one -> one.plan().stream()).toList();
        OutputFile.write(way.export, PlanFile.write(plans).getBytes(StandardCharsets.UTF_8));
        if (shared.json) {
            Json.print(terminal, new PlanView(terminal, true).json(surveyed));
        }
        new Messages(terminal)
                .say("Nothing was changed. The plan is in " + way.export + "; after a review, give it with" + " --plan "
                        + way.export + ".");
        return plans.size() == surveyed.size() ? ExitCode.DONE : ExitCode.LEFT;
    }

    private int dryRun(List<DryRun> runs) {
        if (shared.json) {
            Json.print(terminal, Requests.json(runs));
        } else {
            Requests.lines(runs).forEach(line -> new Messages(terminal).answer(false, line));
        }
        return runs.stream().allMatch(one -> one.failure().isEmpty()) ? ExitCode.DONE : ExitCode.LEFT;
    }

    /// @param remade plans in the place of reviewed ones that no longer fit
    private int finish(List<Standing> standings, List<Plan> remade) {
        BatchEnd end = BatchEnd.of(standings);
        if (shared.json) {
            ObjectNode answer = RecordJson.answer(standings);
            end.addTo(answer);
            if (!remade.isEmpty()) {
                answer.set("plans", PlanFile.json(remade).path("plans"));
            }
            Json.print(terminal, answer);
        } else {
            standings.forEach(standing ->
                    StandingView.lines(standing).forEach(line -> new Messages(terminal).answer(false, line)));
            end.lines().forEach(line -> new Messages(terminal).answer(false, line));
        }
        boolean done = standings.stream().allMatch(one -> one.outcome() == Standing.Outcome.DONE);
        return done ? ExitCode.DONE : ExitCode.LEFT;
    }
}
