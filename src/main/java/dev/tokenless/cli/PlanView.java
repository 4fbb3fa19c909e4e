package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Change;
import dev.tokenless.migration.Changes;
import dev.tokenless.migration.Plan;
import dev.tokenless.migration.PlanFile;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Standing;
import dev.tokenless.migration.Surveyed;
import java.util.List;
import java.util.Optional;

/// Shows plans before anything is changed: every change, its before and after, its undo, and the diff.
final class PlanView {

    private final Terminal terminal;
    private final boolean json;

    PlanView(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void show(Surveyed surveyed) {
        line("");
        line(surveyed.repository() + (surveyed.resumed() ? " (continued)" : ""));
        surveyed.failure().ifPresent(reason -> line("  cannot be planned: " + reason.sentence()));
        surveyed.plan().ifPresent(plan -> {
            int number = 0;
            for (Change change : plan.changes()) {
                line("  " + ++number + ". " + Changes.title(change));
                if (change instanceof Change.PutEnvironment environment) {
                    line("     before: " + String.join("; ", Changes.words(environment.before())));
                    line("     after:  " + String.join("; ", Changes.words(environment.wanted())));
                }
                line("     needs: " + Changes.precondition(change));
                line("     undo: " + Changes.undo(change));
            }
            plan.questions().forEach(question -> line("  to answer: " + question.sentence()));
            plan.left().forEach(reason -> line("  left to you: " + reason.sentence()));
        });
        if (!json) {
            surveyed.drafts().forEach(draft -> new DiffPrinter(terminal).print(draft.diff()));
        }
    }

    ObjectNode json(List<Surveyed> all) {
        // first the plans as a file that --plan takes, then the same in words
        ObjectNode answer =
                PlanFile.json(all.stream().flatMap(one -> one.plan().stream()).toList());
        ArrayNode repositories = answer.putArray("repositories");
        for (Surveyed surveyed : all) {
            ObjectNode entry = repositories
                    .addObject()
                    .put("repository", surveyed.repository().toString());
            ArrayNode changes = entry.putArray("plan");
            surveyed.plan()
                    .map(Plan::changes)
                    .orElse(List.of())
                    .forEach(change -> changes.addObject()
                            .put("change", change.id())
                            .put("title", Changes.title(change))
                            .put("precondition", Changes.precondition(change))
                            .put("undoable", Changes.undoable(change))
                            .put("undo", Changes.undo(change)));
            ArrayNode left = entry.putArray("left");
            surveyed.failure().ifPresent(reason -> left(left, reason));
            surveyed.plan().map(Plan::left).orElse(List.of()).forEach(reason -> left(left, reason));
        }
        return answer;
    }

    private static void left(ArrayNode left, Reason reason) {
        left.addObject()
                .put("code", reason.code())
                .put("message", reason.sentence())
                .put("link", reason.link().map(Object::toString).orElse(""));
    }

    /// A repository that could not even be surveyed.
    static Standing failed(Surveyed surveyed) {
        return new Standing(
                surveyed.repository(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                surveyed.failure());
    }

    private void line(String text) {
        new Messages(terminal).answer(json, text);
    }
}
