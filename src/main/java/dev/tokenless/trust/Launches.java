package dev.tokenless.trust;

import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.Trigger;
import dev.tokenless.workflow.Workflow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Which publications a change of workflows sets off by itself, on its way to the default branch.
public final class Launches {

    private static final Set<String> OPENED = Set.of("opened", "synchronize", "reopened", "ready_for_review");

    private final RepositoryFacts facts;
    private final Setup setup;
    private final List<Judged> files;
    private final String branch;
    private final Collection<String> changed;

    private Launches(
            RepositoryFacts facts, Setup setup, List<Judged> files, String branch, Collection<String> changed) {
        this.facts = facts;
        this.setup = setup;
        this.files = files;
        this.branch = branch;
        this.changed = changed;
    }

    /// In the order of their moments. A job whose environment refuses it is left out.
    ///
    /// @param setup   the rules of the environments as they will be then
    /// @param branch  the name of the branch that is pushed
    /// @param changed the paths that the change touches
    public static List<Launch> of(
            Sources sources,
            RepositoryFacts facts,
            Setup setup,
            BiFunction<String, Sources, Rewriting> rewriter,
            String branch,
            Collection<String> changed) {
        Launches launches = new Launches(facts, setup, Judge.files(sources, rewriter), branch, changed);
        Set<Launch> all = new LinkedHashSet<>();
        for (Launch.Moment moment : Launch.Moment.values()) {
            all.addAll(launches.at(moment));
        }
        return List.copyOf(all);
    }

    private List<Launch> at(Launch.Moment moment) {
        Ways ways = new Ways(facts, files, setup, workflow -> starts(moment, workflow, new HashSet<>()));
        List<Launch> found = new ArrayList<>();
        for (Judged file : files) {
            for (Publication publication : file.publications()) {
                if (publication.index() == IndexKind.OTHER) {
                    continue;
                }
                ways.arrivals(file, publication).stream()
                        .filter(arrival ->
                                !(Deployment.admits(publication.job().environment(), setup, facts, arrival.start())
                                        instanceof Verdict.Refused))
                        .map(arrival -> new Launch(
                                moment,
                                file.path(),
                                publication.jobId(),
                                publication.index(),
                                arrival.start().trigger(),
                                arrival.undecided()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /// @param asked the workflows that were asked already, since one can follow another in a circle
    private List<Start> starts(Launch.Moment moment, Workflow workflow, Set<String> asked) {
        if (!asked.add(workflow.path())) {
            return List.of();
        }
        List<Start> starts = new ArrayList<>();
        for (Trigger trigger : workflow.triggers()) {
            switch (trigger.event()) {
                case "push" -> pushed(moment, trigger).ifPresent(starts::add);
                case "create" -> {
                    if (moment == Launch.Moment.PUSH) {
                        starts.add(start("create", RefKind.BRANCH.ref(branch)));
                    }
                }
                case "pull_request", "pull_request_target" ->
                    requested(moment, trigger).ifPresent(starts::add);
                case "workflow_run" -> {
                    if (follows(moment, trigger, asked)) {
                        starts.add(start("workflow_run", RefKind.BRANCH.ref(facts.defaultBranch())));
                    }
                }
                default -> {
                    // nobody sets off a release, a schedule or a dispatch by changing a file
                }
            }
        }
        return starts;
    }

    private Optional<Start> pushed(Launch.Moment moment, Trigger trigger) {
        String pushed = moment == Launch.Moment.MERGE ? facts.defaultBranch() : branch;
        boolean admitted = moment != Launch.Moment.PULL_REQUEST
                && admits(trigger, pushed)
                && (trigger.paths().isEmpty()
                        || changed.stream().anyMatch(path -> FilterPattern.anyMatches(trigger.paths(), path)));
        return admitted ? Optional.of(start("push", RefKind.BRANCH.ref(pushed))) : Optional.empty();
    }

    /// A filter for tags alone shuts branches out.
    private static boolean admits(Trigger trigger, String name) {
        if (!trigger.branches().isEmpty()) {
            return FilterPattern.anyMatches(trigger.branches(), name);
        }
        if (!trigger.branchesIgnore().isEmpty()) {
            return !FilterPattern.anyMatches(trigger.branchesIgnore(), name);
        }
        return trigger.tags().isEmpty() && trigger.tagsIgnore().isEmpty();
    }

    /// The branches of a pull request's trigger are those that it shall be merged into.
    private Optional<Start> requested(Launch.Moment moment, Trigger trigger) {
        boolean closes = moment == Launch.Moment.MERGE && trigger.types().contains("closed");
        boolean opens = moment == Launch.Moment.PULL_REQUEST
                && (trigger.types().isEmpty() || trigger.types().stream().anyMatch(OPENED::contains));
        if (!admits(trigger, facts.defaultBranch()) || !(closes || opens)) {
            return Optional.empty();
        }
        boolean onBase = closes || trigger.event().equals("pull_request_target");
        GitRef ref = onBase ? RefKind.BRANCH.ref(facts.defaultBranch()) : new GitRef("refs/pull/1/merge");
        return Optional.of(new Start(
                trigger.event() + (closes ? ": closed" : ""),
                trigger.event(),
                Optional.of(closes ? "closed" : "opened"),
                List.of(ref),
                false));
    }

    /// A run that another run starts: its branches are those of the other.
    private boolean follows(Launch.Moment moment, Trigger trigger, Set<String> asked) {
        String head = moment == Launch.Moment.MERGE ? facts.defaultBranch() : branch;
        return admits(trigger, head)
                && files.stream()
                        .map(Judged::judged)
                        .filter(other ->
                                trigger.workflows().contains(other.name().orElse(other.path())))
                        .anyMatch(other -> !starts(moment, other, asked).isEmpty());
    }

    private static Start start(String event, GitRef ref) {
        return new Start(event, event, Optional.empty(), List.of(ref), false);
    }
}
