package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Verified;
import dev.tokenless.workflow.yaml.YamlDocument;
import dev.tokenless.workflow.yaml.YamlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One file: decides job by job, applies what can be verified, and names the rest.
final class FileRewrite {

    private final Detected before;
    private final Workflow workflow;
    private final Sources sources;
    private final List<Finding> findings;
    private final RewriteChoices choices;
    private final Optional<ProjectName> project;
    private final List<Left> left = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private final IdentityHashMap<JobPlan, YamlDocument> results = new IdentityHashMap<>();

    FileRewrite(Detected before, Sources sources, RewriteChoices choices, Optional<ProjectName> project) {
        this.before = before;
        this.workflow = before.workflow();
        this.sources = sources;
        this.findings = before.findings();
        this.choices = choices;
        this.project = project;
    }

    Edited edited() {
        left.addAll(TokensInClear.in(workflow.text()));
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
            Optional<Edited> rewritten = apply(plans);
            if (rewritten.isPresent()) {
                return rewritten.get();
            }
        }
        if (!needed.isEmpty()) {
            return unchanged(new Outcome.Refused(masked()));
        }
        boolean trusted = findings.stream().anyMatch(Finding::trusted);
        if (trusted) {
            left.addAll(IdleInputs.in(workflow));
        }
        return unchanged(trusted ? new Outcome.AlreadyTrusted(masked()) : new Outcome.NoPublication(masked()));
    }

    private Edited unchanged(Outcome outcome) {
        return new Edited(outcome, before, Set.of());
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
            Optional<JobPlan> apart = apart(site).or(() -> site.withTrusted().flatMap(this::apart));
            if (apart.isPresent()) {
                return apart;
            }
        }
        return verified(site, () -> new InPlacePlanner(site).plan())
                .or(() -> verified(site, () -> new InPlacePlanner(site.keepingTool()).plan()))
                .or(() -> inPlace(site));
    }

    private Optional<JobPlan> apart(JobSite site) {
        return verified(site, () -> new SplitPlanner(site).plan())
                .or(() -> verified(site, () -> new IndexPlanner(site).plan()));
    }

    /// A larger form of the rewrite, where it suits the job; else a smaller one is next.
    private Optional<JobPlan> verified(JobSite site, Supplier<JobPlan> planner) {
        try {
            return Optional.of(checked(site, planner.get()));
        } catch (CannotPlan | YamlException e) {
            return Optional.empty();
        }
    }

    private JobPlan checked(JobSite site, JobPlan plan) {
        IdleInputs.plan(site, plan);
        YamlDocument result = Verified.apply(workflow.document(), plan.changes());
        if (Workflow.of(workflow.path(), result) instanceof Workflow after) {
            UnsetVariables.refuse(site, after);
        }
        results.put(plan, result);
        return plan;
    }

    /// The edit in place once more, to tell why it cannot be.
    private Optional<JobPlan> inPlace(JobSite site) {
        try {
            return Optional.of(checked(site, new InPlacePlanner(site).plan()));
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

    private Optional<Edited> apply(Map<Job, JobPlan> plans) {
        List<NamedChange> named = new ArrayList<>();
        plans.values().forEach(p -> {
            named.addAll(p.named());
            left.addAll(p.notes());
        });
        try {
            if (!(Workflow.of(workflow.path(), together(plans.values())) instanceof Workflow after)) {
                return stillStored(plans);
            }
            Detected clean =
                    new Leftovers(sources, findings, plans.keySet()).without(Detected.in(after, sources), named);
            if (stillStored(clean, plans)) {
                return stillStored(plans);
            }
            Set<String> changed = plans.keySet().stream().map(Job::id).collect(Collectors.toSet());
            String text = clean.workflow().text();
            left.addAll(StillUsed.in(text, plans.keySet(), findings));
            left.addAll(IdleInputs.in(clean.workflow()));
            calledToo();
            return Optional.of(new Edited(new Outcome.Rewritten(text, named, masked()), clean, changed));
        } catch (YamlException e) {
            left.add(new Left(e.code(), firstUpload(plans), 1, e.sentence()));
            return Optional.empty();
        }
    }

    /// The file after all plans; what one plan alone makes of it is known already.
    private YamlDocument together(Collection<JobPlan> plans) {
        Optional<YamlDocument> known = plans.size() == 1
                ? Optional.ofNullable(results.get(plans.iterator().next()))
                : Optional.empty();
        return known.orElseGet(() -> Verified.apply(
                workflow.document(),
                plans.stream().flatMap(p -> p.changes().stream()).toList()));
    }

    private Optional<Edited> stillStored(Map<Job, JobPlan> plans) {
        left.add(
                new Left(
                        "cannot-verify",
                        firstUpload(plans),
                        1,
                        "The edited file would still use a stored credential, so it was not changed. Take the credential of the upload in"
                                + " this job out by hand, everywhere it is set, give the job `id-token: write` and an environment, then run this again."));
        return Optional.empty();
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
    private boolean stillStored(Detected after, Map<Job, JobPlan> plans) {
        return after.findings().stream()
                .filter(f -> workflow.job(f.publication().jobId()).isEmpty()
                        || plans.keySet().stream()
                                .anyMatch(j -> j.id().equals(f.publication().jobId())))
                .anyMatch(Finding::usesStoredCredential);
    }

    private List<Left> masked() {
        return left.stream()
                .distinct()
                .map(l -> new Left(l.code(), l.line(), l.column(), Masking.mask(l.message())))
                .toList();
    }
}
