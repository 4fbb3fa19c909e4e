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

    static Value.Fields value(JobSite site, IndexKind index) {
        return Value.fields()
                .with("name", Value.words(site.choices().environment(index).value()))
                .with("url", Value.words(site.projectPage(index)));
    }
}
