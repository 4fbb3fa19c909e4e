package dev.tokenless.wizard.queue;

import dev.tokenless.migration.Change;
import dev.tokenless.migration.Next;
import dev.tokenless.migration.Standing;
import dev.tokenless.wizard.queue.TaskRow.Stand;
import dev.tokenless.wizard.road.Leg;
import dev.tokenless.wizard.words.RoadWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is left in one step, for all repositories: what can go stands before what waits.
final class TaskRows {

    private final Predicate<Change> belongs;
    private final RoadWords words;

    TaskRows(Predicate<Change> belongs, RoadWords words) {
        this.words = words;
        this.belongs = belongs;
    }

    List<TaskRow> of(List<Leg> legs) {
        List<TaskRow> rows = new ArrayList<>();
        legs.forEach(leg -> of(leg, rows));
        // Pages of one site stand together, so that one sign-in there serves them all.
        rows.sort(Comparator.comparing(TaskRow::stand).thenComparing(TaskRow::site));
        return List.copyOf(rows);
    }

    private void of(Leg leg, List<TaskRow> rows) {
        Optional<Standing> standing = leg.standing().get();
        if (standing.isEmpty()) {
            return;
        }
        List<Change> changes =
                leg.prepared().get().map(known -> known.plan().changes()).orElse(List.of());
        List<Change> documents = changes.stream()
                .filter(change -> change instanceof Change.Document)
                .toList();
        boolean rewrites = changes.stream().anyMatch(change -> change instanceof Change.RewriteWorkflows);
        changes.stream()
                .filter(belongs)
                .filter(change -> !rewrites || !documents.contains(change))
                .forEach(change -> rows.addAll(rows(
                        leg,
                        change,
                        change instanceof Change.RewriteWorkflows ? documents : List.of(),
                        standing.get().next())));
    }

    private List<TaskRow> rows(Leg leg, Change change, List<Change> also, List<Next> next) {
        List<TaskRow> open = next.stream()
                .filter(what -> what.change().id().equals(change.id()))
                .map(what -> new TaskRow(leg, change, also, Optional.of(what), words.title(change)))
                .toList();
        return open.isEmpty() ? List.of(new TaskRow(leg, change, also, Optional.empty(), words.title(change))) : open;
    }

    static boolean open(TaskRow row) {
        return row.stand() != Stand.DONE;
    }
}
