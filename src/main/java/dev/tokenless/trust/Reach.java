package dev.tokenless.trust;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether an event gets as far as a step: through the conditions of the step, of its job, and of all jobs that it
/// needs.
final class Reach {

    private Reach() {}

    /// The start with the references that get there; empty where none does.
    ///
    /// @param undecided a condition that cannot be decided for some reference
    record Reached(Start start, Optional<String> undecided) {}

    static Optional<Reached> reached(
            Start start, RepositoryFacts facts, Workflow workflow, Job job, Optional<Step> step) {
        List<GitRef> refs = new ArrayList<>();
        Optional<String> undecided = Optional.empty();
        for (GitRef ref : start.refs()) {
            Context context = new Context(facts, start, ref);
            Condition condition = of(workflow, job, context, new HashMap<>())
                    .and(Condition.of(step.flatMap(Step::condition), context));
            if (!(condition instanceof Condition.No)) {
                refs.add(ref);
            }
            if (condition instanceof Condition.Unknown(String on)) {
                undecided = Optional.of(on);
            }
        }
        return refs.isEmpty() ? Optional.empty() : Optional.of(new Reached(start.with(refs), undecided));
    }

    /// @param known what the jobs come to, as far as it has been asked; one that needs itself is not asked
    /// again
    private static Condition of(Workflow workflow, Job job, Context context, Map<String, Condition> known) {
        Condition asked = known.putIfAbsent(job.id(), new Condition.Yes());
        if (asked != null) {
            return asked;
        }
        Condition ofNeeds = new Condition.Yes();
        Map<String, String> results = new HashMap<>();
        for (String needed : job.needs()) {
            Condition condition = workflow.job(needed)
                    .map(other -> of(workflow, other, context, known))
                    .orElseGet(Condition.Yes::new);
            ofNeeds = ofNeeds.and(condition);
            switch (condition) {
                case Condition.Yes() -> results.put(needed, "success");
                case Condition.No() -> results.put(needed, "skipped");
                case Condition.Unknown unknown -> {}
            }
        }
        Condition own = Condition.of(job.condition(), context.after(results));
        Condition all = Condition.ignoresSkipped(job.condition()) ? own : own.and(ofNeeds);
        known.put(job.id(), all);
        return all;
    }
}
