package dev.tokenless.cli;

import dev.tokenless.cli.files.BoundedFile;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.PlanFile;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Surveyed;
import dev.tokenless.workflow.RepositoryName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Plans that a person has reviewed in a file. Each holds only while its repository would still be planned like that.
///
/// @param given whether there is a file at all
record ReviewedPlans(boolean given, List<Plan> plans) {

    private static final int LARGEST = 64 * 1024 * 1024;

    static ReviewedPlans none() {
        return new ReviewedPlans(false, List.of());
    }

    static ReviewedPlans in(String file) {
        try {
            return new ReviewedPlans(true, PlanFile.read(BoundedFile.text(Path.of(file), LARGEST)));
        } catch (BoundedFile.NotReadable reason) {
            throw new CommandFailure(reason.code(), file + ": " + reason.sentence());
        } catch (InvalidPathException invalid) {
            throw new CommandFailure("missing", file + " is no path that this system knows.");
        }
    }

    List<RepositoryName> repositories() {
        return plans.stream().map(Plan::repository).distinct().toList();
    }

    /// The choices that were reviewed, else the given ones.
    Choices choices(RepositoryName name, Choices otherwise) {
        return plan(name).map(Plan::choices).orElse(otherwise);
    }

    /// Refuses every repository whose survey no longer gives the reviewed plan.
    List<Surveyed> holding(List<Surveyed> surveyed) {
        return given ? surveyed.stream().map(this::holding).toList() : surveyed;
    }

    /// The plans as they are now where the reviewed ones no longer fit, to be reviewed anew.
    List<Plan> remade(List<Surveyed> surveyed) {
        return surveyed.stream()
                .filter(one -> given && !holds(one))
                .flatMap(one -> one.plan().stream())
                .toList();
    }

    private Surveyed holding(Surveyed surveyed) {
        return holds(surveyed) || surveyed.failure().isPresent()
                ? surveyed
                : Surveyed.failed(
                        surveyed.repository(),
                        new Reason(
                                "plan-outdated",
                                "The reviewed plan does not fit this repository any more, so nothing was changed here. The"
                                        + " new plan is shown; with --json it stands under \"plans\". Review it, then give it"
                                        + " with --plan.",
                                Optional.empty()));
    }

    private boolean holds(Surveyed surveyed) {
        return surveyed.resumed() || surveyed.plan().equals(plan(surveyed.repository()));
    }

    private Optional<Plan> plan(RepositoryName name) {
        return plans.stream().filter(plan -> plan.repository().equals(name)).findFirst();
    }
}
