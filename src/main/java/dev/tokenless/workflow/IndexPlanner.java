package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A job that only publishes, to TestPyPI first and then to PyPI, becomes two: one job per index, in the same
/// order.
final class IndexPlanner {

    private static final String WHY =
            "The second upload of the same files in one job fails as soon as attestations come with trusted publishing.";
    private static final String ID = "publish-testpypi";

    private final JobSite site;
    private final JobPlan plan = new JobPlan();

    IndexPlanner(JobSite site) {
        this.site = site;
    }

    JobPlan plan() {
        Obstacles.check(site);
        Finding rehearsal = check();
        plan.change(new Change.DropItem(site.steps(), rehearsal.step().index()));
        Value.Fields job = rehearsalJob(rehearsal);
        plan.change(new Change.Add(site.jobs(), ID, job, site.job().id(), true));
        plan.name("job " + ID + " added: publishes to TestPyPI", WHY);
        waitForIt();
        EnvironmentChange.plan(site, plan);
        PermissionChange.plan(site, plan);
        Finding release = site.needed().getLast();
        PublishStep.refreshed(site, plan, release).forEach(plan::change);
        return plan;
    }

    private Finding check() {
        List<Finding> uploads = site.needed();
        Finding first = uploads.getFirst();
        require(uploads.size() == 2 && site.all().size() == 2 && SplitConditions.light(site));
        require(uploads.stream().allMatch(f -> f.upload().tool() == ToolName.GH_ACTION_PYPI_PUBLISH));
        require(!Conditions.exclude(
                first.step().condition().orElse(""),
                uploads.getLast().step().condition().orElse("")));
        require(first.publication().index() == IndexKind.TESTPYPI
                && uploads.getLast().publication().index() == IndexKind.PYPI);
        require(site.workflow().job(ID).isEmpty()
                && !site.node().flow()
                && site.job().matrix().isEmpty());
        require(Obstacles.onPlainLinux(site.job()));
        require(site.steps().items().stream().allMatch(i -> i instanceof Node.Mapping map && !map.flow()));
        require(site.job().steps().stream().noneMatch(s -> s.id().isPresent()));
        return first;
    }

    private Value.Fields rehearsalJob(Finding rehearsal) {
        Value.Fields job = Value.fields();
        for (String key : List.of("needs", "if", "runs-on", "env", "defaults", "timeout-minutes")) {
            if (site.node().entry(key).isPresent()) {
                job = job.with(key, Value.copy(site.node().get(key).orElseThrow()));
            }
        }
        job = job.with(
                        "environment",
                        site.node()
                                .get("environment")
                                .map(Value::copy)
                                .orElseGet(() -> EnvironmentChange.value(site, IndexKind.TESTPYPI)))
                .with("permissions", PermissionChange.value(scopes()));
        List<Value> steps = new ArrayList<>();
        for (int index = 0; index < rehearsal.step().index(); index++) {
            steps.add(new Value.Moved(site.step(index), List.of()));
        }
        int at = rehearsal.step().index();
        steps.add(new Value.Moved(site.step(at), PublishStep.refreshed(site, plan, rehearsal)));
        return job.with("steps", new Value.Items(steps, false));
    }

    private Map<String, Access> scopes() {
        return switch (site.job().effectivePermissions(site.workflow())) {
            case Permissions.Scopes scopes -> scopes.scopes();
            case Permissions.Absent _, Permissions.ReadAll _, Permissions.WriteAll _ ->
                new LinkedHashMap<>(PermissionNeeds.of(site.job()));
        };
    }

    /// The release waits for the rehearsal, as it did when both were steps of one job.
    private void waitForIt() {
        if (site.node().entry("needs").isEmpty()) {
            plan.change(new Change.Add(site.node(), "needs", Value.words(ID), "runs-on"));
        } else {
            Node.Text needs = site.node().text("needs").orElseThrow(() -> refusal());
            plan.change(new Change.Replace(needs, Value.flow(List.of(needs.value(), ID))));
        }
        plan.name("job " + site.job().id() + ": needs " + ID, "The rehearsal still comes first.");
    }

    private void require(boolean holds) {
        if (!holds) {
            throw refusal();
        }
    }

    private CannotPlan refusal() {
        return new CannotPlan("no-split", site.job().line(), "the two uploads cannot be taken apart");
    }
}
