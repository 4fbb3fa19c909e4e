package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Verified;
import dev.tokenless.workflow.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One file: decides job by job, applies what can be verified, and names the rest.
final class FileRewrite {

    private final Workflow workflow;
    private final Sources sources;
    private final List<Finding> findings;
    private final RewriteChoices choices;
    private final Optional<ProjectName> project;
    private final List<Left> left = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private Set<String> changed = Set.of();

    FileRewrite(
            Workflow workflow,
            Sources sources,
            List<Finding> findings,
            RewriteChoices choices,
            Optional<ProjectName> project) {
        this.workflow = workflow;
        this.sources = sources;
        this.findings = findings;
        this.choices = choices;
        this.project = project;
    }

    Outcome outcome() {
        tokensInClear();
        Map<Job, List<Finding>> needed = needed();
        Map<Job, JobPlan> plans = new LinkedHashMap<>();
        needed.forEach((job, list) -> plan(job, list).ifPresent(p -> {
            plans.put(job, p);
            if (list.stream()
                    .anyMatch(f ->
                            f.publication().step().filter(Step::continueOnError).isPresent())) {
                p.name(
                        "job " + job.id() + ": continue-on-error stays on the upload",
                        "A refused upload would stay green: look at the first trusted release yourself, or take it out.");
            }
            p.changes().stream()
                    .filter(c -> c instanceof Change.Add add && add.blankLineBefore())
                    .forEach(c -> taken.add(((Change.Add) c).key()));
        }));
        if (!plans.isEmpty()) {
            Optional<Outcome> rewritten = apply(plans);
            if (rewritten.isPresent()) {
                return rewritten.get();
            }
        }
        if (!needed.isEmpty()) {
            return new Outcome.Refused(masked());
        }
        boolean trusted = findings.stream().anyMatch(Finding::trusted);
        return trusted ? new Outcome.AlreadyTrusted(masked()) : new Outcome.NoPublication(masked());
    }

    /// The jobs that came out migrated.
    Set<String> changed() {
        return changed;
    }

    /// Jobs that still show a stored credential, or cannot show their identity.
    private Map<Job, List<Finding>> needed() {
        Map<Job, List<Finding>> needed = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (needsChange(finding)) {
                needed.computeIfAbsent(finding.publication().job(), _ -> new ArrayList<>())
                        .add(finding);
            }
        }
        return needed;
    }

    private boolean needsChange(Finding finding) {
        Publication publication = finding.publication();
        if (finding.usesStoredCredential()) {
            return true;
        }
        if (publication.credential() instanceof Credential.Unknown) {
            return publication.index() != IndexKind.OTHER;
        }
        boolean called = workflow.trigger("workflow_call").isPresent();
        return finding.trusted()
                && publication.index().trustsPublishers()
                && publication.tool() != ToolName.REUSABLE_WORKFLOW
                && !called
                && !publication.job().effectivePermissions(workflow).grantsIdToken();
    }

    private Optional<JobPlan> plan(Job job, List<Finding> needed) {
        if (needed.stream().anyMatch(f -> f.publication().step().isEmpty())) {
            needed.forEach(f -> left.addAll(f.obstacles()));
            return Optional.empty();
        }
        List<Finding> all = findings.stream()
                .filter(f -> f.publication().jobId().equals(job.id()))
                .toList();
        JobSite site = JobSite.of(workflow, job, needed, all, choices, project, Set.copyOf(taken));
        boolean stored = needed.stream().anyMatch(Finding::usesStoredCredential);
        if (choices.split() && stored) {
            Optional<JobPlan> apart = verified(() -> new SplitPlanner(site).plan())
                    .or(() -> verified(() -> new IndexPlanner(site).plan()));
            if (apart.isPresent()) {
                return apart;
            }
        }
        return verified(() -> new InPlacePlanner(site).plan())
                .or(() -> verified(() -> new InPlacePlanner(keepingTool(site)).plan()))
                .or(() -> inPlace(site));
    }

    private static JobSite keepingTool(JobSite site) {
        return new JobSite(
                site.workflow(),
                site.job(),
                site.node(),
                site.needed(),
                site.all(),
                site.choices().keepingTool(),
                site.project(),
                site.taken());
    }

    /// A larger form of the rewrite, where it suits the job; else a smaller one is next.
    private Optional<JobPlan> verified(Supplier<JobPlan> planner) {
        try {
            JobPlan plan = planner.get();
            Verified.apply(workflow.document(), plan.changes());
            return Optional.of(plan);
        } catch (CannotPlan | YamlException e) {
            return Optional.empty();
        }
    }

    /// The edit in place once more, to tell why it cannot be.
    private Optional<JobPlan> inPlace(JobSite site) {
        try {
            JobPlan plan = new InPlacePlanner(site).plan();
            Verified.apply(workflow.document(), plan.changes());
            return Optional.of(plan);
        } catch (CannotPlan e) {
            left.add(e.left());
        } catch (YamlException e) {
            left.add(
                    new Left(
                            e.code(),
                            Math.max(e.line(), 1),
                            e.column(),
                            e.sentence() + " Change job " + site.job().id()
                                    + " by hand: remove the credential of its upload, add `permissions: id-token: write` and an environment."));
        }
        return Optional.empty();
    }

    private Optional<Outcome> apply(Map<Job, JobPlan> plans) {
        List<Change> changes =
                plans.values().stream().flatMap(p -> p.changes().stream()).toList();
        List<NamedChange> named = new ArrayList<>();
        plans.values().forEach(p -> {
            named.addAll(p.named());
            left.addAll(p.notes());
        });
        try {
            String after = Verified.apply(workflow.document(), changes);
            String clean = new Leftovers(workflow.path(), sources, findings, plans.keySet()).without(after, named);
            if (stillStored(clean, plans)) {
                left.add(
                        new Left(
                                "cannot-verify",
                                firstUpload(plans),
                                1,
                                "The edited file would still use a stored credential, so it was not changed. Take the credential of the upload in"
                                        + " this job out by hand, everywhere it is set, give the job `id-token: write` and an environment, then run this again."));
                return Optional.empty();
            }
            changed = plans.keySet().stream().map(Job::id).collect(Collectors.toSet());
            left.addAll(StillUsed.in(clean, plans.keySet(), findings));
            calledToo();
            named.addAll(comments(clean, plans));
            return Optional.of(new Outcome.Rewritten(clean, named, masked()));
        } catch (YamlException e) {
            left.add(new Left(e.code(), firstUpload(plans), 1, e.sentence()));
            return Optional.empty();
        }
    }

    /// The line of the first upload that was to be migrated: where a person has to look.
    private int firstUpload(Map<Job, JobPlan> plans) {
        return findings.stream()
                .map(Finding::publication)
                .filter(p -> plans.containsKey(p.job()))
                .mapToInt(Publication::line)
                .min()
                .orElse(1);
    }

    private List<NamedChange> comments(String after, Map<Job, JobPlan> plans) {
        Set<SecretName> gone = new LinkedHashSet<>();
        findings.stream()
                .filter(f -> plans.containsKey(f.publication().job()))
                .forEach(f -> gone.addAll(f.publication().credential().secrets()));
        Set<Integer> parts = new LinkedHashSet<>();
        if (Workflow.read(workflow.path(), after) instanceof Workflow again) {
            List<Job> jobs = again.jobs();
            for (int index = 0; index < jobs.size(); index++) {
                String id = jobs.get(index).id();
                boolean touched =
                        workflow.job(id).isEmpty() || plans.keySet().stream().anyMatch(j -> j.id().equals(id));
                int end = index + 1 < jobs.size() ? jobs.get(index + 1).line() - 1 : Integer.MAX_VALUE;
                IntStream.range(jobs.get(index).line() - 1, Math.min(end, (int)
                                after.lines().count()))
                        .filter(_ -> touched)
                        .forEach(parts::add);
            }
        }
        return Comments.speaking(workflow.text(), after, gone, parts);
    }

    /// The same jobs started by another workflow are a shape that PyPI does not support.
    private void calledToo() {
        workflow.trigger("workflow_call")
                .ifPresent(
                        trigger -> left.add(
                                new Left(
                                        "reusable-workflow",
                                        trigger.line(),
                                        1,
                                        "Other workflows can call this one too. A run that they start fails: PyPI refuses its attestations, and a calling job without"
                                                + " `id-token: write` does not start at all. Publish by this workflow's own triggers only, and drop the secret's declaration here and in every call.")));
    }

    /// A changed job must come out trusted, and so must every new one.
    private boolean stillStored(String after, Map<Job, JobPlan> plans) {
        if (!(Workflow.read(workflow.path(), after) instanceof Workflow again)) {
            return true;
        }
        return new Detector(again, sources, new LinkedHashSet<>(), 0)
                .findings().stream()
                        .filter(f -> workflow.job(f.publication().jobId()).isEmpty()
                                || plans.keySet().stream()
                                        .anyMatch(j ->
                                                j.id().equals(f.publication().jobId())))
                        .anyMatch(Finding::usesStoredCredential);
    }

    private void tokensInClear() {
        String[] lines = workflow.text().split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (Masking.holdsPypiToken(lines[line])) {
                left.add(new Left(
                        "token-in-clear",
                        line + 1,
                        1,
                        "A PyPI token stands here in clear, where everybody can read it. Revoke it on PyPI now, before anything else: "
                                + lines[line].strip()));
            }
        }
    }

    private List<Left> masked() {
        return left.stream()
                .distinct()
                .map(l -> new Left(l.code(), l.line(), l.column(), Masking.mask(l.message())))
                .toList();
    }
}
