package dev.tokenless.workflow;

import dev.tokenless.workflow.tool.PlainStep;
import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import dev.tokenless.workflow.yaml.Verified;
import dev.tokenless.workflow.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Uploads in a shape of their own, first written out in ordinary steps that do the same with the same credential:
/// then
/// they are migrated as all others are.
///
/// @param plain the file with the steps written out
/// @param jobs those that were written out, each with what is to be said about it
record Unfolding(Workflow plain, Map<String, List<NamedChange>> jobs) {

    /// @param wanted jobs to try; those that cannot be written out are left as they are
    static Optional<Unfolding> of(Workflow workflow, Sources sources, List<Finding> findings, Set<String> wanted) {
        Map<String, JobPlan> plans = new LinkedHashMap<>();
        for (String id : wanted) {
            JobSite site = site(workflow, findings, id);
            try {
                JobPlan plan = new JobPlan();
                LiftedQuestion.plan(site, plan);
                site.needed().forEach(f -> unfold(site, plan, f, sources));
                Verified.apply(workflow.document(), plan.changes());
                plans.put(id, plan);
            } catch (CannotPlan | YamlException e) {
                // it stays as it is, and its refusal is told by the ordinary plan
            }
        }
        if (plans.isEmpty()) {
            return Optional.empty();
        }
        List<Change> changes =
                plans.values().stream().flatMap(p -> p.changes().stream()).toList();
        Map<String, List<NamedChange>> named = new LinkedHashMap<>();
        plans.forEach((id, plan) -> named.put(id, plan.named()));
        return Workflow.of(workflow.path(), Verified.apply(workflow.document(), changes)) instanceof Workflow plain
                ? Optional.of(new Unfolding(plain, named))
                : Optional.empty();
    }

    /// What is said about the file as it was: what has been written out first, and lines as they were.
    Outcome told(String before, Outcome outcome) {
        List<NamedChange> first = jobs.values().stream().flatMap(List::stream).toList();
        return switch (outcome) {
            case Outcome.Rewritten rewritten -> {
                List<NamedChange> all = new ArrayList<>(first);
                rewritten.changes().stream().filter(c -> !ofAStepBetween(c)).forEach(all::add);
                yield new Outcome.Rewritten(rewritten.text(), all, lines(before, rewritten.left()));
            }
            case Outcome.AlreadyTrusted _, Outcome.NoPublication _, Outcome.Refused _ -> outcome;
        };
    }

    /// The password of a step that stood in no version that a person has seen.
    private boolean ofAStepBetween(NamedChange change) {
        return jobs.keySet().stream()
                .anyMatch(id -> change.summary().equals("job " + id + ": input password removed")
                        && jobs.getOrDefault(id, List.of()).stream()
                                .anyMatch(c -> c.summary().contains("and PyPA's action")));
    }

    private List<Left> lines(String before, List<Left> left) {
        List<String> old = before.lines().toList();
        List<String> now = plain.text().lines().toList();
        int same = 0;
        while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - same
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        int head = same;
        int end = now.size() - tail;
        int shift = old.size() - now.size();
        return left.stream()
                .map(l -> l.line() <= head || l.code().equals("secret-still-used")
                        ? l
                        : new Left(l.code(), l.line() > end ? l.line() + shift : head + 1, l.column(), l.message()))
                .toList();
    }

    /// Jobs with an upload in a shape of its own.
    static Set<String> candidates(Workflow workflow, List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.usesStoredCredential() && ownShape(workflow, findings, f))
                .map(f -> f.publication().jobId())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static boolean ownShape(Workflow workflow, List<Finding> findings, Finding finding) {
        String code = finding.obstacles().isEmpty()
                ? ""
                : finding.obstacles().getFirst().code();
        return SecretConditions.ask(workflow, finding)
                || StepBehind.fits(findings, finding)
                || !finding.upload().plainly().isEmpty()
                || code.equals("composite-action")
                || code.equals("reusable-workflow")
                || code.equals("hidden-upload")
                || ComputedIndex.fits(finding);
    }

    private static JobSite site(Workflow workflow, List<Finding> findings, String id) {
        List<Finding> all = findings.stream()
                .filter(f -> f.publication().jobId().equals(id))
                .toList();
        List<Finding> own = all.stream()
                .filter(f -> f.usesStoredCredential() && ownShape(workflow, findings, f))
                .toList();
        return JobSite.of(
                workflow,
                workflow.job(id).orElseThrow(),
                own,
                all,
                RewriteChoices.defaults(),
                Optional.empty(),
                Set.of());
    }

    private static void unfold(JobSite site, JobPlan plan, Finding finding, Sources sources) {
        if (finding.publication().step().isEmpty()) {
            InlinedWorkflow.plan(site, plan, sources);
        } else if (!finding.upload().plainly().isEmpty()) {
            plainly(site, plan, finding);
        } else if (ComputedIndex.fits(finding)) {
            ComputedIndex.plan(site, plan, finding);
        } else if (StepBehind.fits(site.all(), finding)) {
            StepBehind.plan(site, plan, finding);
        } else if (finding.upload().tool() == ToolName.SCRIPT) {
            InlinedScript.plan(site, plan, finding, sources);
        } else if (!finding.obstacles().isEmpty()) {
            new InlinedAction(site, finding.step()).plan(plan, sources);
        }
    }

    private static void plainly(JobSite site, JobPlan plan, Finding finding) {
        Step step = finding.step();
        Node.Mapping node = site.step(step.index());
        if (node.flow() || step.continueOnError() || step.id().isPresent()) {
            throw new CannotPlan(
                    "cannot-unfold", step.line(), "the step has settings that its parts would have to share");
        }
        List<PlainStep> parts = new ArrayList<>(finding.upload().plainly());
        boolean stays = parts.remove(PlainStep.ITSELF);
        if (stays) {
            Node.Mapping with = node.mapping("with").orElseThrow();
            finding.upload().carriers().forEach(key -> plan.change(new Change.Drop(with, key)));
        } else {
            plan.change(new Change.DropItem(site.steps(), step.index()));
        }
        for (PlainStep plain : parts) {
            boolean there = plain.keys().containsKey("uses")
                    && site.job().steps().stream()
                            .anyMatch(s -> s.index() < step.index()
                                    && plain.keys().get("uses").startsWith(s.action() + "@")
                                    && s.action().startsWith("actions/setup-"));
            if (!there) {
                plan.change(new Change.InsertItem(site.steps(), step.index(), value(plain, node)));
            }
        }
        name(site, plan, step, stays);
    }

    private static void name(JobSite site, JobPlan plan, Step step, boolean stays) {
        plan.name(
                "job " + site.job().id() + ": " + step.action()
                        + (stays
                                ? " no longer uploads, and PyPA's action does"
                                : " replaced by steps that build, and PyPA's action"),
                stays
                        ? "The action knows no trusted publishing; it uploads nothing without a credential, and does all else as before."
                        : "The action knows no trusted publishing; its inputs, the credential among them, are gone.");
    }

    private static Value.Fields value(PlainStep plain, Node.Mapping old) {
        Value.Fields fields = Value.fields();
        List<Value.Field> keys = new ArrayList<>();
        plain.keys().forEach((key, text) -> keys.add(new Value.Field(key, Value.words(text))));
        Optional<Node.Text> condition = old.text("if");
        boolean upload = plain.keys().getOrDefault("uses", "").startsWith(PublishActionRefs.ACTION);
        Optional<Node.Text> name = upload && !plain.keys().containsKey("name") ? old.text("name") : Optional.empty();
        if (name.isPresent()) {
            fields = fields.with("name", Value.copy(name.get()));
        }
        for (Value.Field key : keys) {
            if (!key.key().equals("name")
                    && condition.isPresent()
                    && fields.fields().stream().noneMatch(f -> f.key().equals("if"))) {
                fields = fields.with("if", new Value.Verbatim(condition.get()));
            }
            fields = fields.with(key.key(), key.value());
        }
        Value.Fields with = Value.fields();
        for (Map.Entry<String, String> input : plain.with().entrySet()) {
            boolean flag = input.getValue().matches("true|false");
            with = with.with(input.getKey(), flag ? new Value.Raw(input.getValue()) : Value.words(input.getValue()));
        }
        return plain.with().isEmpty() ? fields : fields.with("with", with);
    }
}
