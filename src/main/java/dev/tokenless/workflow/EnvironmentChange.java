package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Value;

/// Names the environment that the publisher is bound to; one that is there stays.
final class EnvironmentChange {

    private static final String WHY =
            "A trusted publisher bound to an environment accepts no other job of the repository, and the environment's rules guard the release.";

    private EnvironmentChange() {}

    static void plan(JobSite site, JobPlan plan) {
        if (site.job().environment().isPresent()) {
            return;
        }
        if (site.node().entry("environment").isPresent()) {
            throw new CannotPlan(
                    "environment", site.job().line(), "The job's `environment:` has no plain name; give it one.");
        }
        IndexKind index = site.mainIndex();
        plan.change(new Change.Add(site.node(), "environment", value(site, index), "runs-on"));
        plan.name("job " + site.job().id() + ": environment " + site.choices().environment(index), WHY);
    }

    /// With the project's page, which GitHub shows beside a deployment, where the project is known.
    static Value value(JobSite site, IndexKind index) {
        Value name = Value.words(site.choices().environment(index).value());
        return site.projectPage(index)
                .<Value>map(page -> Value.fields().with("name", name).with("url", Value.words(page)))
                .orElse(name);
    }
}
