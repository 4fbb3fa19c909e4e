package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Moves the upload into a job of its own: the old job keeps its files as an artifact, the new one publishes them.
final class SplitPlanner {

    private static final String WHY =
            "Build code never sees the identity that may publish; PyPI and PyPA advise a job of its own with as few steps as possible.";

    private final JobSite site;
    private final JobPlan plan = new JobPlan();
    private final Scripts scripts;
    private final Artifacts artifacts;

    SplitPlanner(JobSite site) {
        this.site = site;
        this.scripts = new Scripts(site);
        this.artifacts = new Artifacts(site);
    }

    JobPlan plan() {
        Obstacles.check(site);
        SplitConditions.check(site);
        Set<Integer> replaced = keepFiles();
        scripts.finish(plan, replaced);
        Optional<Value> environment = takeEnvironment();
        addJobs(environment);
        return plan;
    }

    /// In the old job, each upload becomes an artifact.
    private Set<Integer> keepFiles() {
        Set<Integer> replaced = new LinkedHashSet<>();
        Set<String> kept = new LinkedHashSet<>();
        Map<Integer, List<Finding>> bySteps = new LinkedHashMap<>();
        site.needed()
                .forEach(f -> bySteps.computeIfAbsent(f.step().index(), _ -> new ArrayList<>())
                        .add(f));
        bySteps.forEach((index, findings) -> {
            findings.forEach(f -> scripts.withoutStored(plan, f));
            boolean command = findings.getFirst().invocation().isPresent();
            if (command) {
                findings.forEach(scripts::withoutUpload);
            }
            boolean gone = !command || scripts.emptied(index);
            List<Change> within = new ArrayList<>();
            CredentialRemoval.plan(site, plan, findings, findings.getFirst().step(), within);
            if (gone) {
                replaced.add(index);
                plan.change(new Change.DropItem(site.steps(), index));
            } else {
                within.forEach(plan::change);
            }
            for (Finding finding : findings) {
                String folder = PublishStep.folder(finding);
                if (kept.add(folder)) {
                    plan.change(
                            new Change.InsertItem(site.steps(), index, artifacts.upload(folder, condition(folder))));
                }
            }
        });
        return replaced;
    }

    /// The condition under which any of the uploads of a folder would have run.
    private Optional<String> condition(String folder) {
        List<Optional<String>> all = site.needed().stream()
                .filter(f -> PublishStep.folder(f).equals(folder))
                .map(f -> f.step().condition())
                .distinct()
                .toList();
        if (all.contains(Optional.<String>empty())) {
            return Optional.empty();
        }
        return all.size() == 1
                ? all.getFirst()
                : Optional.of(all.stream()
                        .map(c -> "(" + Conditions.bare(c.orElseThrow()) + ")")
                        .collect(Collectors.joining(" || ")));
    }

    /// An environment moves to the job that publishes, where nothing else of the old job needs it.
    private Optional<Value> takeEnvironment() {
        Optional<Node.Entry> entry = site.node().entry("environment");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        plan.change(new Change.Drop(site.node(), "environment"));
        plan.name(
                "job " + site.job().id() + ": environment "
                        + site.job().environment().map(e -> e.name().value()).orElse("") + " moved to the publish job",
                "The environment guards the upload, not the build.");
        return Optional.of(Value.copy(entry.get().value()));
    }

    private void addJobs(Optional<Value> environment) {
        Map<IndexKind, List<Finding>> byIndex = new LinkedHashMap<>();
        site.needed()
                .forEach(f -> byIndex.computeIfAbsent(f.publication().index(), _ -> new ArrayList<>())
                        .add(f));
        Set<String> taken =
                site.workflow().jobs().stream().map(Job::id).collect(Collectors.toCollection(LinkedHashSet::new));
        String after = site.job().id();
        Optional<String> earlier = Optional.empty();
        List<Value.Field> fresh = new ArrayList<>();
        for (Map.Entry<IndexKind, List<Finding>> uploads : byIndex.entrySet()) {
            String id = freeId(taken, uploads.getKey(), byIndex.size() > 1);
            fresh.add(new Value.Field(id, job(uploads.getKey(), uploads.getValue(), environment, earlier)));
            name(id, uploads.getKey(), environment);
            boolean always = uploads.getValue().stream()
                    .allMatch(f -> f.step().condition().isEmpty() && !f.step().continueOnError());
            earlier = always ? Optional.of(id) : Optional.empty();
        }
        for (Value.Field job : fresh) {
            plan.change(new Change.Add(site.jobs(), job.key(), job.value(), after, true));
        }
    }

    private void name(String id, IndexKind index, Optional<Value> environment) {
        plan.name("job " + id + " added: publishes the files that " + site.job().id() + " has built", WHY);
        plan.name(
                "job " + id + ": permissions id-token: write",
                "The job asks GitHub for its identity instead of a stored token; it needs nothing else.");
        String name = environment.isPresent()
                ? site.job().environment().map(e -> e.name().value()).orElse("")
                : site.choices().environment(index).value();
        plan.name(
                "job " + id + ": environment " + name,
                "A trusted publisher bound to an environment accepts no other job of the repository.");
        plan.name("job " + site.job().id() + ": uploads its files as an artifact", "The publish job downloads them.");
    }

    private static String freeId(Set<String> taken, IndexKind index, boolean several) {
        List<String> ids = index == IndexKind.TESTPYPI
                ? List.of("publish-testpypi", "testpypi-publish", "upload-testpypi")
                : several
                        ? List.of("publish-pypi", "pypi-publish", "upload-pypi")
                        : List.of("pypi-publish", "publish-pypi", "upload-pypi");
        String id = ids.stream()
                .filter(i -> taken.stream().noneMatch(i::equalsIgnoreCase))
                .findFirst()
                .orElse("trusted-" + ids.getFirst() + "-" + taken.size());
        taken.add(id);
        return id;
    }

    private Value.Fields job(
            IndexKind index, List<Finding> findings, Optional<Value> environment, Optional<String> earlier) {
        Value.Fields job = Value.fields();
        job = earlier.isPresent()
                ? job.with("needs", Value.flow(List.of(site.job().id(), earlier.get())))
                : job.with("needs", Value.words(site.job().id()));
        List<String> conditions = findings.getFirst()
                .step()
                .condition()
                .flatMap(Conditions::forJob)
                .orElse(List.of());
        if (!conditions.isEmpty()) {
            job = job.with("if", Value.words(String.join(" && ", conditions)));
        }
        job = job.with("runs-on", Value.words("ubuntu-latest"))
                .with("environment", environment.orElseGet(() -> EnvironmentChange.value(site, index)))
                .with("permissions", Value.fields().with("id-token", Value.words("write")));
        List<Value> steps = new ArrayList<>();
        findings.stream().map(PublishStep::folder).distinct().forEach(folder -> steps.add(artifacts.download(folder)));
        findings.forEach(f -> steps.add(publish(f)));
        return job.with("steps", new Value.Items(steps, false));
    }

    private Value publish(Finding finding) {
        if (finding.upload().tool() != ToolName.GH_ACTION_PYPI_PUBLISH) {
            plan.name(
                    "job " + site.job().id() + ": upload by "
                            + finding.upload().tool().json() + " replaced by " + PublishActionRefs.ACTION,
                    "PyPA's action uploads by trusted publishing and adds attestations.");
            return PublishStep.instead(
                    site,
                    finding,
                    Optional.empty(),
                    scripts.emptied(finding.step().index()));
        }
        Node.Mapping node = site.step(finding.step().index());
        List<Change> within = new ArrayList<>(PublishStep.refreshed(site, plan, finding));
        if (finding.step().condition().isPresent()) {
            within.add(new Change.Drop(node, "if"));
        }
        return new Value.Moved(node, within);
    }
}
