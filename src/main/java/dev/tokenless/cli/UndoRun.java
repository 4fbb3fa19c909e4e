package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.HumanTask;
import dev.tokenless.migration.Reason;
import dev.tokenless.migration.Reverted;
import dev.tokenless.migration.Undo;
import dev.tokenless.migration.UndoStep;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;

/// Puts back what can be put back, after showing it.
record UndoRun(Shared shared, Terminal terminal, Engine engine, HumanHand hand, PersonWords words, boolean yes) {

    int run(List<RepositoryName> names) {
        List<Reverted> shown = engine.undos(names, new Cancellation());
        shown.forEach(this::show);
        boolean something = shown.stream()
                .anyMatch(one -> one.undo().filter(undo -> !undo.complete()).isPresent());
        boolean agreed = !something || agreed();
        List<Reverted> ended = agreed ? engine.undo(names, hand, this::typed, new Cancellation()) : shown;
        if (!agreed) {
            new Messages(terminal).say("Nothing was changed. To go on, add --yes.");
        }
        if (shared.json()) {
            Json.print(terminal, json(ended));
        } else if (agreed) {
            ended.forEach(this::tell);
        }
        return ended.stream().allMatch(Reverted::complete) ? ExitCode.DONE : ExitCode.LEFT;
    }

    private String typed(RepositoryName name) {
        return !words.override.isEmpty() || !terminal.canAsk()
                ? words.override
                : new Questions(terminal)
                        .ask("A secret is gone that the old workflow needs. Type " + name
                                + " to put it back all the same: ");
    }

    private boolean agreed() {
        return yes || (!shared.json() && terminal.canAsk() && new Questions(terminal).yes("Put this back?"));
    }

    private void show(Reverted one) {
        one.failure().ifPresent(reason -> line(one.repository() + ": stopped: " + reason.sentence()));
        if (one.undo().isEmpty() && one.failure().isEmpty()) {
            line(one.repository() + ": nothing was begun here, so there is nothing to put back.");
        }
        one.undo().ifPresent(undo -> {
            line(undo.repository() + ":");
            undo.possible().forEach(step -> line("  can be put back: " + step.words()));
            undo.byHand().forEach(task -> line("  by you: " + task.ask() + " " + task.page()));
            undo.later().forEach(step -> line("  then: " + step.words()));
            rest(undo);
        });
    }

    private void tell(Reverted one) {
        one.changed().forEach(words -> line("  put back: " + words));
        one.failure().ifPresent(reason -> line(one.repository() + ": stopped: " + reason.sentence()));
        one.undo().ifPresent(undo -> {
            line(one.repository() + ": " + (one.complete() ? "everything that can be put back is." : "not finished:"));
            undo.byHand().forEach(task -> line("  by you: " + task.ask() + " " + task.page()));
            undo.possible().forEach(step -> line("  still to put back: " + step.words()));
            undo.later().forEach(step -> line("  then: " + step.words()));
            rest(undo);
        });
    }

    private void rest(Undo undo) {
        undo.never().forEach(reason -> line("  stays: " + reason.sentence()));
        undo.conflicts().forEach(reason -> line("  not touched: " + reason.sentence()));
    }

    private static ObjectNode json(List<Reverted> all) {
        ObjectNode answer = Json.object();
        ArrayNode repositories = answer.putArray("repositories");
        for (Reverted one : all) {
            ObjectNode json =
                    repositories.addObject().put("repository", one.repository().toString());
            ArrayNode changed = json.putArray("changed");
            one.changed().forEach(changed::add);
            ArrayNode left = json.putArray("left");
            ArrayNode stays = json.putArray("stays");
            one.failure().ifPresent(reason -> put(left, reason));
            one.undo().ifPresent(undo -> {
                undo.byHand().forEach(task -> put(left, task));
                undo.possible().forEach(step -> put(left, step));
                undo.later().forEach(step -> put(left, step));
                undo.conflicts().forEach(reason -> put(left, reason));
                undo.never().forEach(reason -> put(stays, reason));
            });
        }
        return answer;
    }

    private static void put(ArrayNode list, Reason reason) {
        put(
                list,
                reason.code(),
                reason.sentence(),
                reason.link().map(Object::toString).orElse(""));
    }

    private static void put(ArrayNode list, HumanTask task) {
        put(list, "by-hand", task.ask(), task.page().toString());
    }

    private static void put(ArrayNode list, UndoStep step) {
        put(list, "undo", step.words(), "");
    }

    private static void put(ArrayNode list, String code, String message, String link) {
        list.addObject().put("code", code).put("message", message).put("link", link);
    }

    private void line(String text) {
        new Messages(terminal).answer(shared.json(), text);
    }
}
