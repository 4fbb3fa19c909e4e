package dev.tokenless.practice.github;

import dev.tokenless.workflow.Trigger;
import dev.tokenless.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

/// GitHub Actions as far as a release needs it: events start the workflows whose triggers match, each run on a thread
/// of its own. Source: docs.github.com, "Events that trigger workflows".
final class Simulation implements Actions, AutoCloseable {

    final Hub hub;
    final Indexes indexes;
    final UnaryOperator<Duration> inLife;
    final Uploader uploader = new Uploader();
    private final Issuer issuer = new Issuer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int generation;

    Simulation(Hub hub, Indexes indexes, UnaryOperator<Duration> inLife) {
        this.hub = hub;
        this.indexes = indexes;
        this.inLife = inLife;
    }

    Issuer issuer() {
        return issuer;
    }

    @Override
    public void pushed(Repo repo, String ref, Account actor) {
        start(repo, "push", ref, actor, Map.of(), trigger -> pushMatches(trigger, ref));
    }

    @Override
    public void released(Repo repo, Release release, Account actor) {
        start(
                repo,
                "release",
                "refs/tags/" + release.tag(),
                actor,
                Map.of(),
                trigger -> trigger.types().isEmpty()
                        || trigger.types().contains("published")
                        || trigger.types().contains("created")
                        || (!release.prerelease() && trigger.types().contains("released")));
    }

    @Override
    public Run dispatched(Repo repo, String path, String ref, Map<String, String> inputs, Account actor) {
        String sha = repo.git.resolve(ref).orElseThrow();
        Workflow workflow = read(repo, sha, path).orElseThrow();
        return start(repo, workflow, "workflow_dispatch", ref, sha, actor, inputs);
    }

    @Override
    public void reviewed(Repo repo, Run run, Set<Environment> environments, boolean approved, Account reviewer) {
        for (Run.RunJob job : run.jobs) {
            if (job.waitingFor.filter(environments::contains).isPresent()) {
                job.waitingFor = Optional.empty();
                job.status = approved ? "queued" : "completed";
                job.conclusion = approved ? Optional.empty() : Optional.of("failure");
            }
        }
        boolean waits = run.jobs.stream().anyMatch(job -> job.waitingFor.isPresent());
        run.status = waits ? "waiting" : "in_progress";
        hub.notifyAll();
    }

    /// A run is over: workflows that wait for it by name start on the default branch.
    void finished(Repo repo, Run run) {
        if (!run.event.equals("workflow_run")) {
            start(
                    repo,
                    "workflow_run",
                    "refs/heads/" + repo.defaultBranch,
                    run.actor,
                    Map.of(),
                    trigger -> trigger.workflows().contains(run.name));
        }
    }

    private void start(
            Repo repo,
            String event,
            String ref,
            Account actor,
            Map<String, String> inputs,
            java.util.function.Predicate<Trigger> matches) {
        String sha = repo.git.resolve(ref).orElse("");
        for (String path : repo.workflowPaths(sha)) {
            read(repo, sha, path)
                    .filter(workflow -> workflow.trigger(event).filter(matches).isPresent())
                    .ifPresent(workflow -> start(repo, workflow, event, ref, sha, actor, inputs));
        }
    }

    private Run start(
            Repo repo,
            Workflow workflow,
            String event,
            String ref,
            String sha,
            Account actor,
            Map<String, String> inputs) {
        int number = 1
                + (int) repo.runs.stream()
                        .filter(run -> run.path.equals(workflow.path()))
                        .count();
        String name = workflow.name().orElse(workflow.path());
        Run run = new Run(hub.nextId(), number, workflow.path(), name, event, ref, sha, actor, hub.now());
        workflow.jobs()
                .forEach(job -> run.jobs.add(
                        new Run.RunJob(hub.nextId(), job.id(), job.name().orElse(job.id()))));
        repo.runs.add(run);
        int born = generation;
        RunThread thread = new RunThread(this, repo, run, workflow, inputs, () -> generation == born);
        try {
            threads.execute(thread);
        } catch (RejectedExecutionException closed) {
            run.status = "completed";
            run.conclusion = Optional.of("cancelled");
        }
        return run;
    }

    static Optional<Workflow> read(Repo repo, String sha, String path) {
        return repo.git
                .text(sha, path)
                .map(text -> Workflow.read(path, text))
                .flatMap(reading -> reading instanceof Workflow workflow ? Optional.of(workflow) : Optional.empty());
    }

    private static boolean pushMatches(Trigger trigger, String ref) {
        boolean tag = ref.startsWith("refs/tags/");
        String name = ref.replaceFirst("^refs/(heads|tags)/", "");
        List<String> wanted = tag ? trigger.tags() : trigger.branches();
        List<String> unwanted = tag ? trigger.tagsIgnore() : trigger.branchesIgnore();
        boolean otherKindOnly =
                wanted.isEmpty() && unwanted.isEmpty() && !(tag ? trigger.branches() : trigger.tags()).isEmpty();
        return !otherKindOnly
                && (wanted.isEmpty() || Patterns.filters(wanted, name))
                && !Patterns.filters(unwanted, name);
    }

    /// Runs of an earlier world end without a trace.
    void forget() {
        generation++;
        hub.notifyAll();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        uploader.close();
    }
}
