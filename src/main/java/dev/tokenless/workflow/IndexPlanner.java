package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A job that only publishes, to TestPyPI and to PyPI, becomes two: one job per index. The one that came first
/// still does; each of two conditions goes to its job.
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
        check();
        Finding rehearsal = upload(IndexKind.TESTPYPI);
        Finding release = upload(IndexKind.PYPI);
        boolean either = ownConditions();
        plan.change(new Change.DropItem(site.steps(), rehearsal.step().index(), true));
        Value.Fields job = rehearsalJob(rehearsal, either);
        plan.change(new Change.Add(site.jobs(), ID, job, site.job().id(), true));
        name();
        if (either) {
            liftCondition(release);
        } else if (releaseFirst()) {
            plan.name("job " + ID + ": needs " + site.job().id(), order(IndexKind.TESTPYPI));
            Dependents.plan(site, plan, List.of(ID), List.of());
        } else if (!inSpite(release)) {
            waitForIt();
        }
        EnvironmentChange.plan(site, plan);
        PermissionChange.plan(site, plan);
        PublishStep.refreshed(site, plan, release).forEach(plan::change);
        return plan;
    }

    private void name() {
        plan.name("job " + ID + " added: publishes to TestPyPI", WHY);
        String environment = site.job()
                .environment()
                .map(e -> e.name().value())
                .orElse(site.choices().environment(IndexKind.TESTPYPI).value());
        plan.name("job " + ID + ": permissions id-token: write", "The upload to TestPyPI shows its own identity.");
        plan.name(
                "job " + ID + ": environment " + environment,
                "A trusted publisher bound to an environment accepts no other job of the repository.");
    }

    /// Why the second job waits for the first one.
    static String order(IndexKind second) {
        return second == IndexKind.TESTPYPI
                ? "The release still comes first, as its step did. A rehearsal shows nothing any more then: turn the two round if it is to stop a bad release."
                : "The rehearsal still comes first.";
    }

    private boolean releaseFirst() {
        return site.needed().getFirst().publication().index() == IndexKind.PYPI;
    }

    /// The release is made although the rehearsal failed: nothing to wait for then.
    private static boolean inSpite(Finding release) {
        return Conditions.conjuncts(release.step().condition().orElse("")).stream()
                .anyMatch(Conditions::inSpite);
    }

    private Finding upload(IndexKind index) {
        return site.needed().stream()
                .filter(f -> f.publication().index() == index)
                .findFirst()
                .orElseThrow(this::refusal);
    }

    private void check() {
        List<Finding> uploads = site.needed();
        require(uploads.size() == 2 && site.all().size() == 2 && SplitConditions.light(site));
        require(uploads.stream().allMatch(f -> f.upload().tool() == ToolName.GH_ACTION_PYPI_PUBLISH));
        require(ownConditions() || !releaseFirst() || rehearsalLast());
        require(ownConditions()
                || site.job().condition().filter(Conditions::asksForState).isEmpty());
        require(uploads.stream().noneMatch(f -> f.step().condition().orElse("").contains("failure(")));
        require(site.workflow().job(ID).isEmpty()
                && !site.taken().contains(ID)
                && !site.node().flow()
                && site.job().matrix().isEmpty());
        require(Obstacles.onPlainLinux(site.job()));
        require(site.steps().items().stream().allMatch(i -> i instanceof Node.Mapping map && !map.flow()));
        require(site.job().steps().stream().noneMatch(s -> s.id().isPresent()));
    }

    private boolean rehearsalLast() {
        Step last = site.job().steps().getLast();
        return last.index() == upload(IndexKind.TESTPYPI).step().index();
    }

    /// No run makes both uploads, or the rehearsal gates nothing as it comes last: each job has its condition then,
    /// and neither waits for the other.
    private boolean ownConditions() {
        Finding first = site.needed().getFirst();
        Optional<String> one = first.step().condition();
        Optional<String> other = site.needed().getLast().step().condition();
        return one.isPresent() && other.isPresent() && (releaseFirst() || Conditions.exclude(one.get(), other.get()));
    }

    /// The condition of the job with that of its upload.
    private String lifted(Finding upload) {
        String own = Conditions.bare(upload.step().condition().orElse(""));
        boolean everywhere = Set.of("github", "inputs", "vars", "needs").containsAll(Expressions.contexts(own));
        boolean waited = site.workflow().jobs().stream()
                .anyMatch(j -> j.needs().contains(site.job().id()));
        require(everywhere && !waited && !Conditions.asksForState(own));
        return site.job()
                .condition()
                .map(Conditions::bare)
                .map(c -> Conditions.both(c, own))
                .orElse(own);
    }

    private void liftCondition(Finding release) {
        Value both = Value.words(lifted(release));
        Node.Mapping step = site.step(release.step().index());
        Optional<Node.Text> old = site.node().text("if");
        if (old.isPresent()) {
            plan.change(new Change.Replace(old.get(), both));
            plan.change(new Change.Drop(step, "if"));
        } else {
            plan.change(new Change.Add(
                    site.node(),
                    "if",
                    site.step(release.step().index())
                            .text("if")
                            .<Value>map(Value.Verbatim::new)
                            .orElse(both),
                    site.node().entry("needs").isPresent() ? "needs" : "runs-on"));
            plan.change(new Change.Drop(step, "if"));
        }
        plan.name(
                "job " + site.job().id() + ": condition of its upload",
                "The job is for one index now, so that its environment guards no other run.");
    }

    private Value.Fields rehearsalJob(Finding rehearsal, boolean either) {
        Value.Fields job = Value.fields();
        for (String key : List.of("needs", "if", "runs-on", "env", "defaults", "timeout-minutes")) {
            if (either && key.equals("if")) {
                job = job.with(key, Value.words(lifted(rehearsal)));
            } else if (key.equals("needs") && !either && releaseFirst()) {
                List<String> needs = new ArrayList<>(site.job().needs());
                needs.add(site.job().id());
                job = job.with(key, needs.size() == 1 ? Value.words(needs.getFirst()) : Value.flow(needs));
            } else if (site.node().entry(key).isPresent()) {
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
        int at = rehearsal.step().index();
        int other = upload(IndexKind.PYPI).step().index();
        for (int index = 0; index < at; index++) {
            if (index != other) {
                steps.add(new Value.Moved(site.step(index), List.of()));
            }
        }
        List<Change> within = new ArrayList<>(PublishStep.refreshed(site, plan, rehearsal));
        if (either) {
            within.add(new Change.Drop(site.step(at), "if"));
        }
        steps.add(new Value.Moved(site.step(at), within, true));
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
        Optional<Node> needs = site.node().get("needs");
        if (needs.isEmpty()) {
            plan.change(new Change.Add(site.node(), "needs", Value.words(ID), "runs-on"));
        } else {
            Dependents.alsoNeeds(needs.get(), List.of(ID))
                    .orElseThrow(this::refusal)
                    .forEach(plan::change);
        }
        plan.name("job " + site.job().id() + ": needs " + ID, order(IndexKind.PYPI));
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
