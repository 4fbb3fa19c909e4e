package dev.tokenless.trust;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
            Context context = new Context(facts, start.event(), start.action(), ref);
            Condition condition = of(workflow, job, context, new HashSet<>())
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

    private static Condition of(Workflow workflow, Job job, Context context, Set<String> visited) {
        Condition condition = Condition.of(job.condition(), context);
        if (!visited.add(job.id()) || Condition.ignoresSkipped(job.condition())) {
            return condition;
        }
        for (String needed : job.needs()) {
            Optional<Job> other = workflow.job(needed);
            if (other.isPresent()) {
                condition = condition.and(of(workflow, other.get(), context, visited));
            }
        }
        return condition;
    }
}
