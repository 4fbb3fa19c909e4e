package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Change;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The job that publishes what another one has built, to one index.
final class PublishJob {

    private final JobSite site;
    private final Handover handover;
    private final List<Finding> uploads;
    private final int first;
    private final Optional<String> earlier;
    private final Set<String> needs = new LinkedHashSet<>();

    /// @param earlier the job of an upload that came before, and that this one waits for
    PublishJob(JobSite site, Handover handover, List<Finding> uploads, Optional<String> earlier) {
        this.site = site;
        this.handover = handover;
        this.uploads = uploads;
        this.earlier = earlier;
        this.first = site.needed().getFirst().step().index();
        needs.add(site.job().id());
    }

    /// The upload is made although the one before it failed, as its step says.
    boolean inSpite() {
        return earlier.isPresent()
                && Conditions.conjuncts(uploads.getFirst().step().condition().orElse("")).stream()
                        .anyMatch(Conditions::inSpite);
    }

    /// What must hold for the upload, as its step says it, without what picks a leg of a matrix.
    List<String> conditions() {
        Step step = uploads.getFirst().step();
        return step.condition()
                .map(c -> inSpite() ? Conditions.calm(c) : c)
                .map(c ->
                        Conditions.ofTheRun(c).orElseThrow(() -> refusal("the step's condition cannot stand at a job")))
                .orElse(List.of());
    }

    /// The condition of the job; byte for byte that of the step where nothing has to be said in another way.
    Optional<Value> condition() {
        Step step = uploads.getFirst().step();
        List<String> converted = conditions().stream()
                .map(c -> handover.elsewhere(c, first, Handover.Place.JOB)
                        .orElseThrow(() -> refusal("the step's condition cannot stand at a job")))
                .toList();
        converted.forEach(c -> needs.addAll(Handover.jobs(c)));
        boolean inSpite = inSpite()
                || site.job().condition().filter(Conditions::asksForState).isPresent();
        if (converted.isEmpty() && !inSpite) {
            return Optional.empty();
        }
        if (!inSpite && converted.equals(Conditions.conjuncts(step.condition().orElse("")))) {
            return site.step(step.index()).text("if").map(Value.Verbatim::new);
        }
        List<String> all = new ArrayList<>();
        if (inSpite) {
            all.add("!cancelled()");
            all.add("needs." + site.job().id() + ".result == 'success'");
        }
        converted.forEach(c -> all.add(c.contains("||") ? "(" + c + ")" : c));
        String text = String.join(" && ", all);
        return Optional.of(Value.words(inSpite ? "${{ " + text + " }}" : text));
    }

    /// @param step how an upload becomes a step of this job
    Value.Fields value(Value environment, Artifacts artifacts, Function<Finding, Value> step) {
        Optional<Value> condition = condition();
        List<Value> steps = new ArrayList<>();
        uploads.stream().map(PublishStep::folder).distinct().forEach(folder -> steps.add(artifacts.download(folder)));
        uploads.forEach(f -> steps.add(step.apply(f)));
        earlier.ifPresent(needs::add);
        Value.Fields job = Value.fields()
                .with("needs", needs.size() == 1 ? Value.words(site.job().id()) : Value.flow(List.copyOf(needs)));
        if (condition.isPresent()) {
            job = job.with("if", condition.get());
        }
        job = job.with("runs-on", Value.words("ubuntu-latest"));
        Optional<Node.Text> tolerated = site.node().text("continue-on-error");
        if (tolerated.isPresent()) {
            job = job.with("continue-on-error", new Value.Verbatim(tolerated.get()));
        }
        if (site.node().entry("concurrency").isPresent()) {
            job = job.with("concurrency", concurrency());
        }
        return job.with("environment", environment)
                .with("permissions", Value.fields().with("id-token", Value.words("write")))
                .with("steps", new Value.Items(steps, false));
    }

    /// A group of its own: in the old job's, a waiting build of another run could push this job out.
    private Value concurrency() {
        Node node = site.node().get("concurrency").orElseThrow();
        String name =
                switch (node) {
                    case Node.Text text -> text.value();
                    case Node.Mapping map ->
                        map.text("group").map(Node.Text::value).orElse("");
                    case Node.Listing _, Node.Alias _ -> "";
                };
        if (name.isEmpty()) {
            throw refusal("the job's concurrency is no plain group");
        }
        if (!Set.of("github", "inputs", "vars").containsAll(Expressions.contexts(name))) {
            throw refusal("the job's concurrency is computed from its matrix");
        }
        Value own = Value.words(name + "-publish");
        Value.Fields fields = Value.fields().with("group", own);
        Optional<Node> cancel = node instanceof Node.Mapping map ? map.get("cancel-in-progress") : Optional.empty();
        return cancel.isPresent() ? fields.with("cancel-in-progress", Value.copy(cancel.get())) : own;
    }

    /// Changes by which the inputs of a moved step read in this job what they read in the old one.
    List<Change> inputs(Finding finding) {
        List<Change> changes = new ArrayList<>();
        Handover.Place place = Handover.Place.step(site.workflow(), Set.of());
        Set<String> credentials = CredentialRemoval.inputs(List.of(finding), finding.step());
        Optional<Node.Mapping> with = site.step(finding.step().index()).mapping("with");
        for (Node.Entry entry : with.map(Node.Mapping::entries).orElse(List.of())) {
            if (entry.key().value().matches("packages[-_]dir")
                    && Node.resolved(entry.value()) instanceof Node.Text text
                    && text.value().contains("${{")) {
                changes.add(new Change.Replace(text, Value.words(PublishStep.landing(text.value()))));
            } else if (Node.resolved(entry.value()) instanceof Node.Text text
                    && text.value().contains("${{")
                    && !credentials.contains(entry.key().value())) {
                String now = handover.elsewhere(text.value(), first, place)
                        .orElseThrow(() -> refusal("the step's inputs come from this job"));
                needs.addAll(Handover.jobs(now));
                if (!now.equals(text.value())) {
                    changes.add(Handover.edited(text, now, finding.step().line()));
                }
            }
        }
        return changes;
    }

    private CannotPlan refusal(String why) {
        return new CannotPlan("no-split", uploads.getFirst().step().line(), why);
    }
}
