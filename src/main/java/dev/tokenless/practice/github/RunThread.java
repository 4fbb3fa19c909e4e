package dev.tokenless.practice.github;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Permissions;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.UsedAction;
import dev.tokenless.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Works off the jobs of one run, in the order of their needs.
final class RunThread implements Runnable {

    private final Simulation simulation;
    private final Hub hub;
    private final Repo repo;
    private final Run run;
    private final Workflow workflow;
    private final Map<String, String> inputs;
    private final BooleanSupplier alive;
    private final Map<String, String> results = new HashMap<>();

    RunThread(
            Simulation simulation,
            Repo repo,
            Run run,
            Workflow workflow,
            Map<String, String> inputs,
            BooleanSupplier alive) {
        this.simulation = simulation;
        this.hub = simulation.hub;
        this.repo = repo;
        this.run = run;
        this.workflow = workflow;
        this.inputs = Map.copyOf(inputs);
        this.alive = alive;
    }

    @Override
    public void run() {
        synchronized (hub) {
            run.status = "in_progress";
        }
        boolean progress = true;
        while (progress && results.size() < workflow.jobs().size()) {
            progress = false;
            for (Job job : workflow.jobs()) {
                if (!results.containsKey(job.id()) && results.keySet().containsAll(job.needs())) {
                    results.put(job.id(), finish(job));
                    progress = true;
                }
            }
        }
        synchronized (hub) {
            run.status = "completed";
            run.conclusion = Optional.of(
                    results.containsValue("failure") || !progress
                            ? "failure"
                            : results.values().stream().allMatch("skipped"::equals) ? "skipped" : "success");
            run.updatedAt = hub.now();
            if (alive.getAsBoolean()) {
                simulation.finished(repo, run);
            }
            hub.notifyAll();
        }
    }

    private String finish(Job job) {
        Run.RunJob row = run.jobs.stream()
                .filter(candidate -> candidate.key.equals(job.id()))
                .findFirst()
                .orElseThrow();
        String conclusion = conclude(job, row);
        synchronized (hub) {
            row.status = "completed";
            row.conclusion = Optional.of(conclusion);
            row.completedAt = Optional.of(hub.now());
            row.waitingFor = Optional.empty();
            hub.notifyAll();
        }
        return conclusion;
    }

    private String conclude(Job job, Run.RunJob row) {
        String condition = job.condition().orElse("");
        boolean needsFailed = job.needs().stream().anyMatch(need -> !"success".equals(results.get(need)));
        boolean anyway =
                condition.contains("always()") || condition.contains("cancelled()") || condition.contains("failure()");
        if (needsFailed && !anyway) {
            return "skipped";
        }
        Map<String, String> context = new HashMap<>(RunContext.of(repo, run, inputs));
        job.needs().forEach(need -> context.put("needs." + need + ".result", results.getOrDefault(need, "")));
        Conditions conditions = new Conditions(context);
        if (!condition.isEmpty() && !conditions.holds(condition)) {
            return "skipped";
        }
        synchronized (hub) {
            row.status = "in_progress";
            row.startedAt = Optional.of(hub.now());
        }
        if (job.environment().isPresent() && !job.environment().get().computed()) {
            Optional<String> refusal = admitted(job.environment().get().name().value(), row);
            if (refusal.isPresent()) {
                new RunLog(hub, row).note(refusal.get());
                return "failure";
            }
        }
        Optional<String> unpinned = unpinned(job);
        if (unpinned.isPresent()) {
            new RunLog(hub, row).error(unpinned.get());
            return "failure";
        }
        try {
            if (job.uses().filter(uses -> uses.text().startsWith("./")).isPresent()) {
                return called(job, row);
            }
            return new JobWork(simulation, repo, run, workflow, job, row, inputs, conditions).work();
        } catch (RuntimeException fault) {
            new RunLog(hub, row).error("The runner has received a shutdown signal. " + fault);
            return "failure";
        }
    }

    /// Also inside local composite actions. Source: GitHub's changelog of 2025-08-15, "Actions policy now supports
    /// blocking and SHA pinning actions".
    private Optional<String> unpinned(Job job) {
        if (!repo.shaPinningRequired) {
            return Optional.empty();
        }
        Map<String, String> texts = new HashMap<>();
        synchronized (hub) {
            repo.git.files(run.sha).keySet().stream()
                    .filter(path -> path.matches("(?:.*/)?action\\.ya?ml"))
                    .forEach(path -> repo.git.text(run.sha, path).ifPresent(text -> texts.put(path, text)));
        }
        return UsedAction.of(job, new Sources(texts)).stream()
                .map(UsedAction::action)
                .filter(action -> !action.startsWith("./") && !action.startsWith("docker://"))
                .filter(action -> !action.matches(".*@[0-9a-fA-F]{40}"))
                .findFirst()
                .map(action -> "The action " + action + " is not allowed in " + repo.fullName()
                        + " because all actions must be pinned to a full-length commit SHA.");
    }

    /// A local reusable workflow: its jobs are done within the calling job, whose permissions are theirs unless they
    /// name fewer.
    private String called(Job caller, Run.RunJob row) {
        String path = caller.uses().orElseThrow().text().substring("./".length());
        Optional<Workflow> found;
        Map<String, String> passed = new HashMap<>(inputs);
        synchronized (hub) {
            found = Simulation.read(repo, run.sha, path);
            JobWork outside = new JobWork(
                    simulation,
                    repo,
                    run,
                    workflow,
                    caller,
                    row,
                    inputs,
                    new Conditions(RunContext.of(repo, run, inputs)));
            caller.with().forEach((name, value) -> passed.put(name, outside.resolved(value.text())));
            caller.secrets().forEach((name, value) -> passed.put("secrets." + name, outside.resolved(value.text())));
        }
        if (found.isEmpty()) {
            new RunLog(hub, row).error("error parsing called workflow: workflow was not found: " + path);
            return "failure";
        }
        Conditions conditions = new Conditions(RunContext.of(repo, run, passed));
        for (Job inner : found.get().jobs()) {
            Job job = within(caller, inner, found.get());
            Optional<String> refusal = inner.environment()
                    .filter(use -> !use.computed())
                    .flatMap(use -> admitted(use.name().value(), row));
            refusal.ifPresent(text -> new RunLog(hub, row).note(text));
            if (refusal.isPresent()
                    || new JobWork(simulation, repo, run, found.get(), job, row, passed, conditions)
                            .work()
                            .equals("failure")) {
                return "failure";
            }
        }
        return "success";
    }

    private Job within(Job caller, Job inner, Workflow called) {
        Permissions given = caller.effectivePermissions(workflow);
        Permissions wanted = inner.effectivePermissions(called);
        boolean bounded = wanted.grantsIdToken() && given.grantsIdToken();
        return new Job(
                inner.id(),
                inner.name(),
                inner.needs(),
                inner.condition(),
                inner.runsOn(),
                inner.environment(),
                Optional.of(bounded ? wanted : wanted instanceof Permissions.Absent ? given : new Permissions.Absent()),
                inner.env(),
                inner.matrix(),
                inner.hasContainer(),
                inner.uses(),
                inner.with(),
                inner.secrets(),
                inner.inheritsSecrets(),
                inner.steps(),
                inner.line());
    }

    /// Refused at once, waits for its reviewers and its timer, or goes on.
    private Optional<String> admitted(String name, Run.RunJob row) {
        Environment environment;
        synchronized (hub) {
            environment = repo.environment(name).orElseGet(() -> repo.addEnvironment(hub.nextId(), name, hub.now()));
            if (!admits(environment)) {
                String kind = run.ref.startsWith("refs/tags/") ? "Tag" : "Branch";
                return Optional.of(kind + " \"" + run.shortRef() + "\" is not allowed to deploy to " + environment.name
                        + " due to environment protection rules.");
            }
            if (!environment.reviewers.isEmpty()) {
                row.status = "waiting";
                row.waitingFor = Optional.of(environment);
                run.status = "waiting";
            }
        }
        return awaitReview(environment, row).or(() -> awaitTimer(environment, row));
    }

    private boolean admits(Environment environment) {
        boolean tag = run.ref.startsWith("refs/tags/");
        return switch (environment.policy) {
            case ANY -> true;
            case PROTECTED ->
                repo.protectedBranches.isEmpty() || (!tag && repo.protectedBranches.contains(run.shortRef()));
            case CUSTOM ->
                environment.rules.stream()
                        .anyMatch(rule -> rule.type().equals(tag ? "tag" : "branch")
                                && Patterns.policy(rule.name(), run.shortRef()));
        };
    }

    private Optional<String> awaitReview(Environment environment, Run.RunJob row) {
        synchronized (hub) {
            try {
                while (row.waitingFor.isPresent() && alive.getAsBoolean()) {
                    if (repo.environment(environment.name)
                            .filter(now -> now == environment)
                            .isEmpty()) {
                        return Optional.of("The environment " + environment.name + " was deleted.");
                    }
                    hub.wait(1000);
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            return row.conclusion.filter("failure"::equals).map(rejected -> "The deployment was rejected.");
        }
    }

    private Optional<String> awaitTimer(Environment environment, Run.RunJob row) {
        if (environment.waitMinutes == 0) {
            return Optional.empty();
        }
        synchronized (hub) {
            row.status = "waiting";
            run.status = "waiting";
        }
        Instant until = hub.now().plus(Duration.ofMinutes(environment.waitMinutes));
        try {
            while (hub.now().isBefore(until) && alive.getAsBoolean()) {
                Thread.sleep(simulation.inLife.apply(Duration.ofSeconds(1)).plusMillis(1));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        synchronized (hub) {
            row.status = "in_progress";
            run.status = "in_progress";
        }
        return Optional.empty();
    }
}
