package dev.tokenless.wizard.queue;

import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Next;
import dev.tokenless.wizard.queue.TaskRow.Stand;
import java.util.List;
import java.util.Set;

/// What a step still asks of the person, counted before they begin.
///
/// @param yours   pages to visit now
/// @param minutes how long these usually take; waiting is not in it
/// @param ready   what Tokenless can do now
/// @param waiting what waits for somebody or something else
/// @param done    what is behind them
record Errands(int yours, int minutes, int ready, int waiting, int done) {

    /// PyPI asks for the password again after half an hour.
    static final int SIGN_IN_LASTS = 30;

    private static final Set<HumanTask.Kind> LONG =
            Set.of(HumanTask.Kind.REHEARSE, HumanTask.Kind.RELEASE, HumanTask.Kind.ROTATE_SECRET);
    private static final Set<HumanTask.Kind> SHORT = Set.of(
            HumanTask.Kind.APPROVE_DEPLOYMENT,
            HumanTask.Kind.CONFIRM_UPLOAD,
            HumanTask.Kind.CHECK_ACCESS,
            HumanTask.Kind.SORT_UPLOAD);

    static Errands of(List<TaskRow> rows) {
        return new Errands(
                count(rows, Stand.YOURS),
                rows.stream().mapToInt(Errands::minutes).sum(),
                count(rows, Stand.READY),
                count(rows, Stand.WAITING) + count(rows, Stand.BLOCKED),
                count(rows, Stand.DONE));
    }

    boolean longerThanASignIn() {
        return minutes > SIGN_IN_LASTS;
    }

    private static int count(List<TaskRow> rows, Stand stand) {
        return (int) rows.stream().filter(row -> row.stand() == stand).count();
    }

    private static int minutes(TaskRow row) {
        return row.next().filter(Next.Needed.class::isInstance).map(Next.Needed.class::cast).stream()
                .mapToInt(needed -> minutes(needed.task().kind()))
                .sum();
    }

    // Estimates: a page with a form takes two minutes, a release five, a look one.
    private static int minutes(HumanTask.Kind kind) {
        return LONG.contains(kind) ? 5 : SHORT.contains(kind) ? 1 : 2;
    }
}
