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

/// Moves the upload into a job of its own: the old job keeps its files as an artifact, the new one publishes them,
/// and
/// what came behind the upload comes behind it still.
final class SplitPlanner {

    private static final String WHY =
            "Build code never sees the identity that may publish; PyPI and PyPA advise a job of its own with as few steps as possible.";

    private final JobSite site;
    private final JobPlan plan = new JobPlan();
    private final Scripts scripts;
    private final Artifacts artifacts;
    private final Handover handover;
    private final Set<String> taken;
    private final Map<Integer, List<Finding>> bySteps = new LinkedHashMap<>();

    SplitPlanner(JobSite site) {
        this.site = site;
        this.scripts = new Scripts(site);
        this.artifacts = new Artifacts(site);
        this.handover = new Handover(site);
        this.taken = site.workflow().jobs().stream().map(Job::id).collect(Collectors.toCollection(LinkedHashSet::new));
        taken.addAll(site.taken());
        site.needed()
                .forEach(f -> bySteps.computeIfAbsent(f.step().index(), _ -> new ArrayList<>())
                        .add(f));
    }

    JobPlan plan() {
        Obstacles.check(site);
        SplitConditions.check(site);
        Set<String> folders =
                site.needed().stream().map(PublishStep::folder).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Integer> replaced = keepFiles();
        Set<Integer> gone = new LinkedHashSet<>(bySteps.keySet());
        site.job().steps().stream().map(Step::index).filter(scripts::emptied).forEach(gone::add);
        Followers followers = Followers.of(site, handover, bySteps.keySet(), gone, folders);
        requireAllFiles(followers, folders);
        scripts.finish(plan, replaced);
        followers.moving().forEach(s -> plan.change(new Change.DropItem(site.steps(), s.index(), true)));
        addJobs(takeEnvironment(followers), followers);
        handover.plan(plan);
        BuildPermissions.plan(site, plan, staying(followers));
        return plan;
    }

    /// The artifact holds what is uploaded; a step behind the upload may want more of the folder.
    private void requireAllFiles(Followers followers, Set<String> folders) {
        String behind = followers.moving().toString();
        folders.stream()
                .filter(folder -> behind.contains(folder) && !selected(folder).isEmpty())
                .findFirst()
                .ifPresent(folder -> {
                    throw new CannotPlan(
                            "no-split",
                            site.job().line(),
                            "steps behind the upload may use files of " + folder + " that it leaves out");
                });
    }

    private List<Step> staying(Followers followers) {
        return site.job().steps().stream()
                .filter(s -> !followers.moving().contains(s) && !bySteps.containsKey(s.index()))
                .toList();
    }

    /// In the old job, each upload becomes an artifact.
    private Set<Integer> keepFiles() {
        Set<Integer> replaced = new LinkedHashSet<>();
        Set<String> kept = new LinkedHashSet<>();
        bySteps.forEach((index, findings) -> {
            findings.forEach(f -> scripts.withoutStored(plan, f));
            boolean command = findings.getFirst().invocation().isPresent();
            if (command) {
                findings.forEach(f -> scripts.withoutUpload(plan, f));
            }
            boolean gone = !command || scripts.emptied(index);
            List<Change> within = new ArrayList<>();
            CredentialRemoval.plan(site, plan, findings, findings.getFirst().step(), within);
            if (gone) {
                replaced.add(index);
                plan.change(new Change.DropItem(site.steps(), index, moves(findings)));
            } else {
                within.forEach(plan::change);
            }
            for (Finding finding : findings) {
                String folder = PublishStep.folder(finding);
                if (kept.add(folder)) {
                    plan.change(new Change.InsertItem(
                            site.steps(), index, artifacts.upload(folder, selected(folder), condition(folder))));
                }
            }
        });
        return replaced;
    }

    /// The step itself goes to the new job, rather than a new one that does what some of its commands did.
    private boolean moves(List<Finding> findings) {
        Step step = findings.getFirst().step();
        return findings.size() == 1
                && FolderParts.alone(site, findings.getFirst())
                && !site.step(step.index()).flow()
                && !(site.steps().items().get(step.index()) instanceof Node.Alias)
                && (findings.getFirst().invocation().isEmpty() || scripts.emptied(step.index()));
    }

    /// What the uploads of a folder take of it: all, the same part, or several parts in one upload.
    private List<String> selected(String folder) {
        List<Finding> uploads = of(folder);
        List<List<String>> all = uploads.stream()
                .map(f -> PublishStep.selected(site, f))
                .distinct()
                .toList();
        boolean parts = uploads.stream()
                .allMatch(f -> f.equals(uploads.getFirst()) || FolderParts.together(site, uploads.getFirst(), f));
        if (all.size() > 1 && !parts) {
            throw new CannotPlan("no-split", site.job().line(), "uploads take different files of one folder");
        }
        return all.stream().flatMap(List::stream).distinct().toList();
    }

    private List<Finding> of(String folder) {
        return site.needed().stream()
                .filter(f -> PublishStep.folder(f).equals(folder))
                .toList();
    }

    /// The condition under which any of the uploads of a folder would have run.
    private Optional<Value> condition(String folder) {
        List<Finding> uploads = of(folder);
        List<Optional<String>> all =
                uploads.stream().map(f -> f.step().condition()).distinct().toList();
        if (all.contains(Optional.<String>empty())) {
            return Optional.empty();
        }
        if (all.size() == 1) {
            return site.step(uploads.getFirst().step().index()).text("if").map(Value.Verbatim::new);
        }
        if (all.size() == 2
                && Conditions.complete(
                        all.getFirst().orElseThrow(), all.getLast().orElseThrow())) {
            return Optional.empty();
        }
        return Optional.of(Value.words(all.stream()
                .map(c -> "(" + Conditions.bare(c.orElseThrow()) + ")")
                .collect(Collectors.joining(" || "))));
    }

    /// An environment moves to the job that publishes, where nothing else of the old job needs it.
    private Optional<Value> takeEnvironment(Followers followers) {
        Optional<Node.Entry> entry = site.node().entry("environment");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (!followers.moving().isEmpty() && EnvironmentNeeds.of(site, followers.moving())) {
            throw new CannotPlan("no-split", site.job().line(), "steps behind the upload may need the environment");
        }
        if (EnvironmentNeeds.of(site, staying(followers))) {
            plan.name(
                    "job " + site.job().id() + ": its environment stays",
                    "Other steps of the job may need what the environment holds or the name that it gives to their identity; the upload gets an environment of its own.");
            return Optional.empty();
        }
        plan.change(new Change.Drop(site.node(), "environment"));
        plan.name(
                "job " + site.job().id() + ": environment "
                        + site.job().environment().map(e -> e.name().value()).orElse("") + " moved to the publish job",
                "The environment guards the upload, not the build.");
        return Optional.of(Value.copy(entry.get().value()));
    }

    private void addJobs(Optional<Value> environment, Followers followers) {
        Map<IndexKind, List<Finding>> byIndex = new LinkedHashMap<>();
        Optional<List<Finding>> serial = SerialLegs.ordered(site);
        serial.orElseGet(site::needed)
                .forEach(f -> byIndex.computeIfAbsent(f.publication().index(), _ -> new ArrayList<>())
                        .add(f));
        List<Value.Field> fresh = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<PublishJob> jobs = new ArrayList<>();
        Optional<String> earlier = Optional.empty();
        for (Map.Entry<IndexKind, List<Finding>> uploads : byIndex.entrySet()) {
            String id = freeId(uploads.getKey(), byIndex.size() > 1);
            List<Finding> once = FolderParts.once(uploads.getValue());
            PublishJob job = new PublishJob(site, handover, once, earlier);
            Value place = environment.orElseGet(() -> EnvironmentChange.value(site, uploads.getKey()));
            fresh.add(new Value.Field(id, job.value(place, artifacts, f -> publish(job, f))));
            name(id, uploads.getKey(), environment);
            together(id, once, uploads.getValue());
            earlier.ifPresent(first -> order(id, first, uploads.getKey(), job.inSpite()));
            if (!job.inSpite()) {
                earlier.ifPresent(open::remove);
            }
            open.add(id);
            jobs.add(job);
            earlier = serial.isPresent() || gates(once) ? Optional.of(id) : Optional.empty();
        }
        List<String> conditions =
                jobs.stream().flatMap(j -> j.conditions().stream()).distinct().toList();
        List<String> ends = follow(followers, open, conditions, jobs, fresh);
        fresh.forEach(job -> plan.change(
                new Change.Add(site.jobs(), job.key(), job.value(), site.job().id(), true)));
        Dependents.plan(site, plan, ends, conditions);
    }

    private void together(String id, List<Finding> once, List<Finding> uploads) {
        if (once.size() < uploads.size()) {
            plan.name(
                    "job " + id + ": one upload for all files",
                    "PyPA's action uploads a folder as a whole; a second upload of the same folder would fail.");
        }
    }

    private static boolean gates(List<Finding> uploads) {
        return uploads.stream()
                .allMatch(f -> f.step().condition().isEmpty() && !f.step().continueOnError());
    }

    private void order(String id, String first, IndexKind index, boolean inSpite) {
        plan.name(
                "job " + id + ": needs " + first,
                inSpite
                        ? "It still comes second, and in spite of a failure of the first, as its step's condition says."
                        : IndexPlanner.order(index));
    }

    /// The jobs that end what the old job did, now with what came behind the upload.
    private List<String> follow(
            Followers followers,
            List<String> open,
            List<String> conditions,
            List<PublishJob> jobs,
            List<Value.Field> fresh) {
        if (followers.moving().isEmpty()) {
            return open;
        }
        if (jobs.size() > 1 && !conditions.isEmpty()) {
            throw new CannotPlan("no-split", site.job().line(), "steps follow two uploads on different conditions");
        }
        List<String> needs = new ArrayList<>(List.of(site.job().id()));
        needs.addAll(open);
        String id = free(List.of("after-publish", site.job().id() + "-after-publish"));
        plan.name(
                "job " + id + " added: the steps that follow the upload",
                "They come behind the upload as before, and do not share the identity that may publish.");
        fresh.add(new Value.Field(
                id, followers.job(id, plan, needs, conditions, jobs.getFirst().condition(), artifacts)));
        return List.of(id);
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
        if (site.job().matrix().isPresent()) {
            plan.name(
                    "job " + id + ": waits for all of the matrix",
                    "One upload takes the files of every leg; where one leg fails, nothing is published by half.");
        }
    }

    private String freeId(IndexKind index, boolean several) {
        return free(
                index == IndexKind.TESTPYPI
                        ? List.of("publish-testpypi", "testpypi-publish", "upload-testpypi")
                        : several
                                ? List.of("publish-pypi", "pypi-publish", "upload-pypi")
                                : List.of("pypi-publish", "publish-pypi", "upload-pypi"));
    }

    private String free(List<String> ids) {
        String id = ids.stream()
                .filter(i -> taken.stream().noneMatch(i::equalsIgnoreCase))
                .findFirst()
                .orElse("trusted-" + ids.getFirst() + "-" + taken.size());
        taken.add(id);
        return id;
    }

    private Value publish(PublishJob job, Finding finding) {
        Node.Mapping node = site.step(finding.step().index());
        List<Change> within = new ArrayList<>();
        if (finding.upload().tool() == ToolName.GH_ACTION_PYPI_PUBLISH) {
            within.addAll(PublishStep.refreshed(site, plan, finding));
            within.addAll(job.inputs(finding));
        } else {
            plan.name(
                    "job " + site.job().id() + ": upload by "
                            + finding.upload().tool().json() + " replaced by " + PublishActionRefs.ACTION,
                    "PyPA's action uploads by trusted publishing and adds attestations.");
            if (!moves(bySteps.getOrDefault(finding.step().index(), List.of(finding)))) {
                return PublishStep.instead(site, finding, false);
            }
            within.addAll(PublishStep.insteadOfRun(site, finding));
        }
        if (node.entry("if").isPresent()) {
            within.add(new Change.Drop(node, "if"));
        }
        return new Value.Moved(node, within, true);
    }
}
