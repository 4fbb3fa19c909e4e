package dev.tokenless.workflow;

import dev.tokenless.workflow.tool.UploadTools;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import java.util.List;

/// A credential that is still given to an action whose version no longer takes it.
final class IdleInputs {

    private static final String WHY =
            "From version 8 on python-semantic-release uploads nothing and knows no input for a credential; it only keeps the secret in use.";

    private IdleInputs() {}

    /// Takes them out of a job that is changed anyway.
    static void plan(JobSite site, JobPlan plan) {
        int upload =
                site.needed().stream().mapToInt(f -> f.step().index()).min().orElse(0);
        for (Step step : site.job().steps()) {
            List<String> idle = UploadTools.idleInputs(step);
            if (idle.isEmpty() || step.index() > upload) {
                continue;
            }
            Node.Mapping node = site.step(step.index());
            Node.Mapping with = node.mapping("with").orElseThrow();
            if (with.entries().stream().allMatch(e -> idle.contains(e.key().value()))) {
                plan.change(new Change.Drop(node, "with"));
            } else {
                idle.forEach(input -> plan.change(new Change.Drop(with, input)));
            }
            idle.forEach(input -> plan.name(
                    "job " + site.job().id() + ": input " + input + " of " + step.action() + " removed", WHY));
        }
    }

    /// Those that stay, in a file as it will be.
    static List<Left> in(Workflow workflow) {
        return workflow.jobs().stream()
                .flatMap(job -> job.steps().stream())
                .flatMap(
                        step -> UploadTools.idleInputs(step).stream()
                                .map(input -> step.with().get(input))
                                .map(
                                        value -> new Left(
                                                "idle-credential",
                                                value.line(),
                                                value.column(),
                                                "This version of " + step.action()
                                                        + " takes no credential for an index any more; take this input out before its secret is deleted.")))
                .toList();
    }
}
