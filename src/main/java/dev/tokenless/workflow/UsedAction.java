package dev.tokenless.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a job names by `uses:`, itself or through a local composite action.
///
/// @param action as it is written: `owner/name@ref`, `./path` or `docker://image`
/// @param line of the step (or of the job's own `uses:`) in the workflow
/// @param inside the local action in which it stands; empty where it stands in the workflow
public record UsedAction(String action, int line, Optional<String> inside) {

    /// GitHub follows composite actions ten levels deep.
    private static final int DEPTH = 10;

    /// In the order of the steps, each with what it brings along; local actions that are not at hand bring nothing.
    public static List<UsedAction> of(Job job, Sources sources) {
        List<UsedAction> used = new ArrayList<>();
        job.uses().ifPresent(uses -> used.add(new UsedAction(uses.text().strip(), uses.line(), Optional.empty())));
        job.steps().forEach(step -> gather(step, sources, Optional.empty(), step.line(), new LinkedHashSet<>(), used));
        return List.copyOf(used);
    }

    private static void gather(
            Step step, Sources sources, Optional<String> inside, int line, Set<String> open, List<UsedAction> used) {
        if (step.uses().isEmpty()) {
            return;
        }
        String action = step.uses().get().text().strip();
        used.add(new UsedAction(action, inside.isEmpty() ? step.uses().get().line() : line, inside));
        if (open.size() < DEPTH && open.add(action)) {
            CompositeActions.text(step, sources).stream()
                    .flatMap(text -> CompositeActions.steps(text).stream())
                    .forEach(inner -> gather(inner, sources, Optional.of(action), line, open, used));
            open.remove(action);
        }
    }
}
