package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.migration.Migration;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Undo;
import dev.tokenless.migration.UndoStep;
import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;

/// Puts back what can be put back, after showing it.
record UndoRun(Shared shared, Terminal terminal, Connection connection, PersonWords words, boolean yes) {

    int run(List<RepositoryName> names) {
        ObjectNode answer = Json.object();
        ArrayNode repositories = answer.putArray("repositories");
        boolean complete = true;
        for (RepositoryName name : names) {
            try (Migration migration = Migration.open(connection.ports(), connection.journals(), name)) {
                complete &= undo(migration, repositories.addObject().put("repository", name.toString()));
            }
        }
        if (shared.json()) {
            Json.print(terminal, answer);
        }
        return complete ? ExitCode.DONE : ExitCode.LEFT;
    }

    private boolean undo(Migration migration, ObjectNode json) {
        ArrayNode changed = json.putArray("changed");
        ArrayNode left = json.putArray("left");
        if (migration.agreed().isEmpty()) {
            line(migration.repository() + ": nothing was begun here, so there is nothing to put back.");
            return true;
        }
        Undo undo = migration.undo();
        show(undo);
        if (!undo.possible().isEmpty() && !agreed()) {
            undo.possible()
                    .forEach(step -> left.addObject()
                            .put("code", "undo")
                            .put("message", step.words())
                            .put("link", ""));
            return false;
        }
        List<UndoStep> tried = new ArrayList<>();
        while (undo.possible().stream().anyMatch(step -> !tried.contains(step))) {
            UndoStep step = undo.possible().stream()
                    .filter(one -> !tried.contains(one))
                    .findFirst()
                    .orElseThrow();
            tried.add(step);
            undo = migration.putBack(step, step.asksForName() ? typed(undo.repository()) : "");
            changed.add(step.words());
            line("  put back: " + step.words());
        }
        undo.byHand().forEach(reason -> left(left, reason));
        undo.conflicts().forEach(reason -> left(left, reason));
        return undo.complete() && undo.byHand().isEmpty();
    }

    private String typed(RepositoryName name) {
        return !words.override.isEmpty() || !terminal.canAsk()
                ? words.override
                : new Questions(terminal)
                        .ask("Type " + name + " to put the workflow back although its secret is gone: ");
    }

    private boolean agreed() {
        return yes || (!shared.json() && terminal.canAsk() && new Questions(terminal).yes("Put this back?"));
    }

    private void show(Undo undo) {
        line(undo.repository() + ":");
        undo.possible().forEach(step -> line("  can be put back: " + step.words()));
        undo.byHand().forEach(reason -> line("  by you: " + reason.sentence()));
        undo.never().forEach(reason -> line("  stays: " + reason.sentence()));
        undo.conflicts().forEach(reason -> line("  not touched: " + reason.sentence()));
    }

    private static void left(ArrayNode left, Reason reason) {
        left.addObject()
                .put("code", reason.code())
                .put("message", reason.sentence())
                .put("link", reason.link().map(Object::toString).orElse(""));
    }

    private void line(String text) {
        new Messages(terminal).answer(shared.json(), text);
    }
}
