package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.EnvironmentUse;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Publication;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Workflow;
import dev.tokenless.workflow.WorkflowFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Every way in which a publication can start, also through callers in the same repository.
final class Ways {

    /// GitHub nests reusable workflows no deeper than this.
    private static final int DEEPEST = 10;

    private final RepositoryFacts facts;
    private final List<Judged> files;
    private final Setup setup;
    private final Function<Workflow, List<Start>> starts;

    Ways(RepositoryFacts facts, List<Judged> files, Setup setup) {
        this(facts, files, setup, new Starts(facts)::of);
    }

    /// @param starts what starts a workflow
    Ways(RepositoryFacts facts, List<Judged> files, Setup setup, Function<Workflow, List<Start>> starts) {
        this.facts = facts;
        this.files = files;
        this.setup = setup;
        this.starts = starts;
    }

    /// A start that reaches the publishing step, and the file that the event starts.
    ///
    /// @param granted whether every caller on the way grants the identity token
    record Arrival(Start start, Workflow entry, Optional<String> undecided, boolean granted) {}

    List<Way> of(Judged file, Publication publication) {
        return arrivals(file, publication).stream()
                .map(arrival -> way(file, publication, arrival))
                .toList();
    }

    List<Arrival> arrivals(Judged file, Publication publication) {
        return arrivals(file.judged(), publication.job(), publication, 0);
    }

    private List<Arrival> arrivals(Workflow workflow, Job job, Publication publication, int depth) {
        List<Arrival> found = new ArrayList<>();
        boolean own = depth == 0;
        for (Start start : starts.apply(workflow)) {
            Reach.reached(start, facts, workflow, job, own ? publication.step() : Optional.empty())
                    .ifPresent(reached -> found.add(new Arrival(reached.start(), workflow, reached.undecided(), true)));
        }
        if (workflow.trigger("workflow_call").isPresent() && depth < DEEPEST) {
            for (Judged caller : files) {
                for (Job calling : caller.judged().jobs()) {
                    if (calls(calling, workflow)) {
                        boolean granted =
                                calling.effectivePermissions(caller.judged()).grantsIdToken();
                        arrivals(caller.judged(), calling, publication, depth + 1).stream()
                                .map(arrival -> through(arrival, workflow, job, publication, own, granted))
                                .flatMap(Optional::stream)
                                .forEach(found::add);
                    }
                }
            }
        }
        return found;
    }

    private Optional<Arrival> through(
            Arrival outer, Workflow workflow, Job job, Publication publication, boolean own, boolean granted) {
        return Reach.reached(outer.start(), facts, workflow, job, own ? publication.step() : Optional.empty())
                .map(reached -> new Arrival(
                        reached.start(),
                        outer.entry(),
                        outer.undecided().or(reached::undecided),
                        outer.granted() && granted));
    }

    private static boolean calls(Job job, Workflow called) {
        return job.uses()
                .map(Scalar::text)
                .filter(text -> text.startsWith("./.github/workflows/"))
                .filter(text -> WorkflowFile.of(text).equals(WorkflowFile.of(called.path())))
                .isPresent();
    }

    private Way way(Judged file, Publication publication, Arrival arrival) {
        Optional<EnvironmentUse> use = publication.job().environment();
        Claims claims = claims(file, publication, arrival);
        return new Way(
                publication.jobId(),
                file.line(publication),
                publication.index(),
                arrival.start().trigger(),
                claims.ref().full(),
                claims,
                use.map(EnvironmentUse::name),
                admits(use, arrival),
                accepts(file, publication, claims, arrival));
    }

    private Verdict admits(Optional<EnvironmentUse> use, Arrival arrival) {
        Verdict verdict = Deployment.admits(use, setup, facts, arrival.start());
        return arrival.undecided().isPresent() && verdict instanceof Verdict.Accepted
                ? new Verdict.Depends("the condition `" + arrival.undecided().get() + "`")
                : verdict;
    }

    private Verdict accepts(Judged file, Publication publication, Claims claims, Arrival arrival) {
        boolean granted = arrival.granted()
                && publication.job().effectivePermissions(file.judged()).grantsIdToken();
        if (!granted) {
            return new Verdict.Refused(
                    "missing-id-token",
                    "GitHub gives the job no identity token: neither it nor its workflow has `permissions: id-token: write`"
                            + (arrival.granted() ? "" : ", or a workflow that calls it does not grant it"),
                    "Give the publish job `permissions: id-token: write`.");
        }
        if (!facts.host().equals(RepositoryFacts.GITHUB)) {
            return new Verdict.Refused(
                    "invalid-payload",
                    "unknown trusted publishing issuer: tokens of " + facts.host() + " are not accepted",
                    "Publish from github.com.");
        }
        if (publication.index() == IndexKind.COMPUTED) {
            return new Verdict.Depends("the index, which is computed while the workflow runs");
        }
        if (publication.job().environment().filter(EnvironmentUse::computed).isPresent()) {
            return new Verdict.Depends("the environment's name, which is computed while the workflow runs");
        }
        return Warehouse.accepts(publication.index(), claims, setup.publishers());
    }

    private Claims claims(Judged file, Publication publication, Arrival arrival) {
        GitRef ref = arrival.start().refs().getFirst();
        RepositoryName repository = facts.name();
        String workflowRef =
                repository + "/" + WorkflowFile.of(arrival.entry().path()).path() + "@" + ref;
        Optional<EnvironmentName> environment = publication.job().environment().map(EnvironmentUse::name);
        return new Claims(
                publication.index() == IndexKind.TESTPYPI ? "testpypi" : "pypi",
                repository,
                facts.id(),
                facts.ownerId(),
                jobWorkflowRef(file, publication, ref),
                workflowRef,
                ref,
                environment,
                arrival.start().event(),
                actor(arrival.start()));
    }

    /// Anybody may open a pull request; what else starts a publish job needs the right to write.
    private Optional<String> actor(Start start) {
        return facts.maintainers().size() == 1 && !start.event().startsWith("pull_request")
                ? facts.maintainers().stream().findFirst()
                : Optional.empty();
    }

    /// The file that holds the job: the called one where the publication is a call.
    private String jobWorkflowRef(Judged file, Publication publication, GitRef ref) {
        String called = publication.job().uses().map(Scalar::text).orElse("");
        if (called.contains("@")) {
            return called;
        }
        String path = called.startsWith("./")
                ? called.substring(2)
                : WorkflowFile.of(file.path()).path();
        return facts.name() + "/" + path + "@" + ref;
    }
}
