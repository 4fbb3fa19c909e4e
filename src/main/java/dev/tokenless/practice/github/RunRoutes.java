package dev.tokenless.practice.github;

import static dev.tokenless.practice.github.RepositoryRoutes.REPO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import dev.tokenless.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Workflows, dispatches, runs, jobs, logs and approvals.
final class RunRoutes {

    private static final String RUN = REPO + "/actions/runs/{run}";

    private final Hub hub;
    private final Shapes shapes;
    private final RunShapes runs;
    private final Actions actions;

    RunRoutes(Hub hub, Actions actions) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
        this.runs = new RunShapes(hub);
        this.actions = actions;
    }

    void addTo(Router router) {
        router.on("GET", REPO + "/actions/workflows", this::workflows)
                .on("GET", REPO + "/actions/workflows/{workflow}", this::workflow)
                .on("POST", REPO + "/actions/workflows/{workflow}/dispatches", this::dispatch)
                .on("GET", REPO + "/actions/workflows/{workflow}/runs", this::workflowRuns)
                .on("GET", REPO + "/actions/runs", call -> list(call, hub.repo(call).runs.stream()))
                .on("GET", RUN, call -> Answer.json(200, runs.run(hub.repo(call), run(call))))
                .on("GET", RUN + "/jobs", this::jobs)
                .on("GET", RUN + "/logs", this::runLogs)
                .on("GET", RUN + "/pending_deployments", this::pending)
                .on("POST", RUN + "/pending_deployments", this::review)
                .on("GET", REPO + "/actions/jobs/{job}", this::job)
                .on("GET", REPO + "/actions/jobs/{job}/logs", this::jobLogs)
                .on("GET", REPO + "/check-runs/{job}/annotations", this::annotations);
    }

    private Run run(Call call) {
        return Optional.of(call.parameter("run"))
                .filter(text -> text.matches("\\d{1,15}"))
                .flatMap(text -> hub.repo(call).run(Long.parseLong(text)))
                .orElseThrow(() -> new BadCall(Errors.notFound()));
    }

    private String path(Call call) {
        Repo repo = hub.repo(call);
        String wanted = call.parameter("workflow");
        return repo.workflowPaths(repo.head()).stream()
                .filter(path -> path.endsWith("/" + wanted)
                        || String.valueOf(RunShapes.workflowId(repo, path)).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadCall(Errors.notFound()));
    }

    private Answer workflows(Call call) {
        Repo repo = hub.repo(call);
        return Pages.counted(
                call,
                "workflows",
                repo.workflowPaths(repo.head()).stream()
                        .map(path -> runs.workflow(repo, path))
                        .toList());
    }

    private Answer workflow(Call call) {
        return Answer.json(200, runs.workflow(hub.repo(call), path(call)));
    }

    private Answer workflowRuns(Call call) {
        String path = path(call);
        return list(call, hub.repo(call).runs.stream().filter(run -> run.path.equals(path)));
    }

    private Answer list(Call call, Stream<Run> all) {
        Repo repo = hub.repo(call);
        List<ObjectNode> found = all.filter(
                        run -> call.query("event").map(run.event::equals).orElse(true))
                .filter(run -> call.query("branch").map(run.shortRef()::equals).orElse(true))
                .filter(run -> call.query("head_sha").map(run.sha::equals).orElse(true))
                .filter(run -> call.query("status")
                        .map(s -> s.equals(run.status) || s.equals(run.conclusion.orElse("")))
                        .orElse(true))
                .map(run -> runs.run(repo, run))
                .toList()
                .reversed();
        return Pages.counted(call, "workflow_runs", found);
    }

    private Answer dispatch(Call call) {
        Repo repo = hub.repo(call, "write");
        String path = path(call);
        JsonNode body = Bodies.read(call);
        String ref = body.path("ref").asText("").replaceFirst("^refs/(heads|tags)/", "");
        if (!dispatchable(repo, path, repo.defaultBranch)) {
            return Errors.invalid("Workflow does not have 'workflow_dispatch' trigger");
        }
        Optional<String> full = Stream.of("refs/heads/" + ref, "refs/tags/" + ref)
                .filter(repo.git.refs::containsKey)
                .findFirst();
        if (full.isEmpty()) {
            return Errors.invalid("No ref found for: " + ref);
        }
        if (!dispatchable(repo, path, full.get())) {
            return Errors.invalid("Workflow does not have 'workflow_dispatch' trigger");
        }
        Map<String, String> inputs = new LinkedHashMap<>();
        body.path("inputs")
                .properties()
                .forEach(e -> inputs.put(e.getKey(), e.getValue().asText()));
        Run run = actions.dispatched(repo, path, full.get(), inputs, hub.viewer(call));
        boolean details = body.path("return_run_details").asBoolean(false)
                || call.header("X-GitHub-Api-Version")
                        .filter("2026-03-10"::equals)
                        .isPresent();
        return details
                ? Answer.json(
                        200,
                        Json.object(
                                "workflow_run_id", run.id,
                                "run_url", shapes.url(repo) + "/actions/runs/" + run.id,
                                "html_url", shapes.page(repo) + "/actions/runs/" + run.id))
                : Answer.empty(204);
    }

    private static boolean dispatchable(Repo repo, String path, String ref) {
        return repo.git
                .resolve(ref)
                .flatMap(commit -> repo.git.text(commit, path))
                .map(text -> Workflow.read(path, text))
                .filter(reading -> reading instanceof Workflow workflow
                        && workflow.trigger("workflow_dispatch").isPresent())
                .isPresent();
    }

    private Answer jobs(Call call) {
        Repo repo = hub.repo(call);
        Run run = run(call);
        return Pages.counted(
                call,
                "jobs",
                run.jobs.stream().map(job -> runs.job(repo, run, job)).toList());
    }

    private Map.Entry<Run, Run.RunJob> found(Call call) {
        return hub.repo(call).runs.stream()
                .flatMap(run -> run.jobs.stream().map(job -> Map.entry(run, job)))
                .filter(e -> String.valueOf(e.getValue().id).equals(call.parameter("job")))
                .findFirst()
                .orElseThrow(() -> new BadCall(Errors.notFound()));
    }

    private Answer job(Call call) {
        Map.Entry<Run, Run.RunJob> found = found(call);
        return Answer.json(200, runs.job(hub.repo(call), found.getKey(), found.getValue()));
    }

    /// GitHub redirects to a signed address that needs no token; here the log page plays it.
    private Answer jobLogs(Call call) {
        Run.RunJob job = found(call).getValue();
        return job.status.equals("completed") && !job.log.isEmpty()
                ? Answer.redirect(302, hub.web + "/logs/jobs/" + job.id + ".txt")
                : Errors.notFound();
    }

    private Answer annotations(Call call) {
        Map.Entry<Run, Run.RunJob> found = found(call);
        return Pages.of(
                call,
                found.getValue().errors.stream()
                        .map(error -> runs.annotation(hub.repo(call), found.getKey(), error))
                        .toList());
    }

    private Answer runLogs(Call call) {
        Run run = run(call);
        return run.over() ? Answer.redirect(302, hub.web + "/logs/runs/" + run.id + ".zip") : Errors.notFound();
    }

    private Answer pending(Call call) {
        Repo repo = hub.repo(call);
        List<ObjectNode> pending = new ArrayList<>();
        run(call)
                .jobs
                .forEach(job -> job.waitingFor.ifPresent(
                        environment -> pending.add(runs.pending(repo, job, environment, hub.login(call)))));
        return Answer.json(200, Json.array(pending));
    }

    private Answer review(Call call) {
        Repo repo = hub.repo(call, "read");
        Run run = run(call);
        JsonNode body = Bodies.read(call);
        String state = body.path("state").asText("");
        if (!body.path("environment_ids").isArray() || !state.matches("approved|rejected") || !body.has("comment")) {
            return Errors.invalid("Invalid request.\n\n\"environment_ids\", \"state\" and \"comment\" are required.");
        }
        Set<Long> ids = new HashSet<>();
        body.path("environment_ids").forEach(id -> ids.add(id.asLong()));
        return review(repo, run, ids, state.equals("approved"), hub.viewer(call));
    }

    /// Approves all that the run waits for.
    Answer approve(Repo repo, Run run, Account reviewer) {
        Set<Long> ids = waiting(run).map(environment -> environment.id).collect(Collectors.toSet());
        return review(repo, run, ids, true, reviewer);
    }

    private static Stream<Environment> waiting(Run run) {
        return run.jobs.stream().flatMap(job -> job.waitingFor.stream()).distinct();
    }

    private Answer review(Repo repo, Run run, Set<Long> ids, boolean approved, Account reviewer) {
        Set<Environment> chosen =
                waiting(run).filter(each -> ids.contains(each.id)).collect(Collectors.toSet());
        if (chosen.isEmpty() || chosen.size() < ids.size()) {
            return Errors.invalid("There are no pending deployment requests to approve or reject");
        }
        for (Environment environment : chosen) {
            boolean listed = environment.reviewers.stream().anyMatch(r -> r.id() == reviewer.id());
            boolean own = environment.preventSelfReview && run.actor.equals(reviewer);
            if (!listed || own) {
                return Errors.invalid(
                        own
                                ? "You cannot approve your own deployment"
                                : "The current user is not a required reviewer of " + environment.name);
            }
        }
        actions.reviewed(repo, run, chosen, approved, reviewer);
        return Answer.json(
                200,
                Json.array(chosen.stream()
                        .map(environment -> deployment(repo, run, environment))
                        .toList()));
    }

    private ObjectNode deployment(Repo repo, Run run, Environment environment) {
        String url = shapes.url(repo) + "/deployments/" + run.id;
        return Json.object(
                "url",
                url,
                "id",
                run.id,
                "node_id",
                Shapes.node("DE", run.id),
                "sha",
                run.sha,
                "ref",
                run.shortRef(),
                "task",
                "deploy",
                "payload",
                Json.object(),
                "environment",
                environment.name,
                "description",
                null,
                "original_environment",
                environment.name,
                "creator",
                shapes.user(run.actor),
                "created_at",
                run.createdAt.toString(),
                "updated_at",
                run.updatedAt.toString(),
                "statuses_url",
                url + "/statuses",
                "repository_url",
                shapes.url(repo));
    }
}
