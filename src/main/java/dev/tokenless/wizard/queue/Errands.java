package dev.tokenless.wizard.queue;

import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Next;
import dev.tokenless.wizard.queue.TaskRow.Stand;
import java.util.List;

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

    // Measured by hand on the practice pages and doubled, since the real ones ask for a second factor.
    private static int minutes(HumanTask.Kind kind) {
        return switch (kind) {
            case REGISTER_PUBLISHER, REVOKE_TOKENS, MERGE, REMOVE_PUBLISHER, REMOVE_UPLOAD -> 2;
            case REHEARSE, RELEASE, ROTATE_SECRET -> 5;
            case APPROVE_DEPLOYMENT, CONFIRM_UPLOAD, CHECK_ACCESS, SORT_UPLOAD -> 1;
        };
    }
}
