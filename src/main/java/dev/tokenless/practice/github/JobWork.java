package dev.tokenless.practice.github;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.Workflow;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Does the steps of one job. Only what publishes or releases is really done; the rest succeeds.
final class JobWork {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*(.*?)\\s*}}");

    private final Simulation simulation;
    private final Hub hub;
    private final Repo repo;
    private final Run run;
    private final Workflow workflow;
    private final Job job;
    private final Run.RunJob row;
    private final Map<String, String> context;
    private final Conditions conditions;
    private final RunLog log;
    private final Workspace workspace;

    JobWork(
            Simulation simulation,
            Repo repo,
            Run run,
            Workflow workflow,
            Job job,
            Run.RunJob row,
            Map<String, String> inputs,
            Conditions conditions) {
        this.simulation = simulation;
        this.hub = simulation.hub;
        this.repo = repo;
        this.run = run;
        this.workflow = workflow;
        this.job = job;
        this.row = row;
        this.context = RunContext.of(repo, run, inputs);
        this.conditions = conditions;
        this.log = new RunLog(hub, row);
        this.workspace = new Workspace(run, this::resolved);
    }

    /// `success` or `failure`.
    String work() {
        boolean failed = false;
        for (Step step : job.steps()) {
            String condition = step.condition().orElse("");
            boolean due = condition.contains("always()")
                    || ((condition.contains("failure()") ? failed : !failed)
                            && (condition.isEmpty() || conditions.holds(condition)));
            Instant started = hub.now();
            String conclusion = !due ? "skipped" : done(step) ? "success" : "failure";
            failed |= conclusion.equals("failure") && !step.continueOnError();
            synchronized (hub) {
                String name = step.name()
                        .orElse("Run "
                                + step.uses()
                                        .or(step::run)
                                        .map(Scalar::text)
                                        .orElse("")
                                        .lines()
                                        .findFirst()
                                        .orElse(""));
                row.steps.add(new Run.StepOutcome(row.steps.size() + 1, name, conclusion, started, hub.now()));
            }
        }
        return failed ? "failure" : "success";
    }

    private boolean done(Step step) {
        log.group(step.uses()
                .or(step::run)
                .map(Scalar::text)
                .orElse("")
                .lines()
                .findFirst()
                .orElse(""));
        Optional<Shipment> shipment;
        Optional<String> missing;
        synchronized (hub) {
            shipment = Shipment.of(workflow, job, step, this::resolved);
            missing = workspace.take(step);
        }
        if (missing.isPresent()) {
            log.error(missing.get());
            return false;
        }
        if (shipment.isPresent() && !workspace.holdsDistributions()) {
            log.error("InvalidDistribution: Cannot find file (or expand pattern): 'dist/*'");
            return false;
        }
        if (shipment.isPresent()) {
            return new Publishing(simulation, repo, run, workflow, job, log).publish(shipment.get());
        }
        if (step.run().filter(run -> run.text().contains("/_/oidc/mint-token")).isPresent()) {
            String index = Optional.ofNullable(step.env().get("INDEX"))
                    .map(value -> resolved(value.text()))
                    .orElse("https://pypi.org");
            return new Publishing(simulation, repo, run, workflow, job, log).exchange(index);
        }
        if (step.action().equals("softprops/action-gh-release") && run.ref.startsWith("refs/tags/")) {
            return releaseWithoutEvents();
        }
        return true;
    }

    /// What GITHUB_TOKEN creates starts no workflow. Source: docs.github.com, "Triggering a workflow from a workflow".
    private boolean releaseWithoutEvents() {
        synchronized (hub) {
            String tag = run.shortRef();
            boolean published =
                    repo.releases.stream().anyMatch(release -> release.tag().equals(tag) && !release.draft());
            if (published && repo.immutableReleases) {
                log.error("Cannot upload assets to an immutable release.");
                return false;
            }
            if (repo.releases.stream().noneMatch(release -> release.tag().equals(tag))) {
                repo.releases.add(new Release(
                        hub.nextId(), tag, run.sha, tag, "", false, false, "github-actions[bot]", hub.now()));
            }
            log.say("Release " + tag + " is there.");
            return true;
        }
    }

    String resolved(String text) {
        Matcher expressions = EXPRESSION.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (expressions.find()) {
            expressions.appendReplacement(resolved, Matcher.quoteReplacement(value(expressions.group(1))));
        }
        return expressions.appendTail(resolved).toString();
    }

    private String value(String expression) {
        if (expression.toLowerCase(Locale.ROOT).startsWith("secrets.") && !context.containsKey(expression)) {
            return secret(expression.substring("secrets.".length()));
        }
        if (expression.startsWith("env.")) {
            Scalar own = job.env().get(expression.substring("env.".length()));
            return own == null ? "" : resolved(own.text());
        }
        return context.getOrDefault(expression, "");
    }

    private String secret(String name) {
        Optional<String> ofEnvironment = job.environment()
                .flatMap(use -> repo.environment(use.name().value()))
                .flatMap(environment -> environment.secrets.text(name));
        return ofEnvironment
                .or(() -> repo.secrets("actions").text(name))
                .or(() -> Optional.ofNullable(hub.organizationSecrets.get(repo.owner.login()))
                        .flatMap(store -> store.text(name)))
                .orElse("");
    }
}
