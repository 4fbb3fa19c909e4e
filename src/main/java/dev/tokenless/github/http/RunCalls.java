package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.RunJob;
import dev.tokenless.github.RunStatus;
import dev.tokenless.github.WaitingApproval;
import dev.tokenless.github.WorkflowRun;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/// Workflow runs.
final class RunCalls {

    private static final int LOOKS_FOR_A_DISPATCHED_RUN = 10;

    private final Wire wire;
    private final Pace pace;
    private final Cancellation cancellation;

    RunCalls(Wire wire, Pace pace, Cancellation cancellation) {
        this.wire = wire;
        this.pace = pace;
        this.cancellation = cancellation;
    }

    List<WorkflowRun> all(RepositoryName repository, WorkflowFile workflow) {
        HttpUrl url = wire.repository(repository, "actions", "workflows", workflow.name(), "runs")
                .newBuilder()
                .addQueryParameter("per_page", "100")
                .build();
        var runs = new ArrayList<WorkflowRun>();
        wire.find(url)
                .map(answer -> Json.list(answer, "workflow_runs"))
                .ifPresent(list -> list.forEach(node -> runs.add(run(node))));
        return runs;
    }

    WorkflowRun get(RepositoryName repository, long runId) {
        return run(wire.json(address(repository, runId)));
    }

    List<RunJob> jobs(RepositoryName repository, long runId) {
        HttpUrl url = address(repository, runId)
                .newBuilder()
                .addPathSegment("jobs")
                .addQueryParameter("filter", "latest")
                .build();
        return wire.all(url, "jobs").stream()
                .map(node -> new RunJob(
                        Json.number(node, "id"),
                        Json.text(node, "name"),
                        RunStatus.of(Json.text(node, "status")),
                        Json.optionalText(node, "conclusion"),
                        Json.optionalText(node, "html_url").orElse("")))
                .toList();
    }

    String log(RepositoryName repository, long runId) {
        var log = new StringBuilder();
        for (RunJob job : jobs(repository, runId)) {
            HttpUrl url = wire.repository(repository, "actions", "jobs", Long.toString(job.id()), "logs");
            Optional<String> written = Wire.ifFound(() -> wire.get(url).text());
            List<String> errors = job.conclusion().filter("failure"::equals).isPresent()
                    ? errors(repository, job.id(), written.orElse(""))
                    : List.of();
            if (written.isPresent() || !errors.isEmpty()) {
                log.append("== ").append(job.name()).append(" ==\n");
                written.ifPresent(text -> log.append(text).append('\n'));
                errors.forEach(error -> log.append("##[error]").append(error).append('\n'));
            }
        }
        return log.toString();
    }

    /// What GitHub notes beside a job: a job that an environment refuses never starts, and has no log but this. A job
    /// is a check run and has its number.
    private List<String> errors(RepositoryName repository, long jobId, String written) {
        HttpUrl url = wire.repository(repository, "check-runs", Long.toString(jobId), "annotations");
        return Wire.ifAllowed(() -> wire.all(url, "")).orElse(List.of()).stream()
                .filter(node -> node.path("annotation_level").asText().equals("failure"))
                .map(node -> Json.optionalText(node, "message").orElse(""))
                .filter(message -> !message.isBlank() && !written.contains(message.strip()))
                .toList();
    }

    List<WaitingApproval> waiting(RepositoryName repository, long runId) {
        JsonNode list = wire.json(address(repository, runId)
                .newBuilder()
                .addPathSegment("pending_deployments")
                .build());
        if (!list.isArray()) {
            throw Json.unreadable("no list of waiting deployments");
        }
        var waiting = new ArrayList<WaitingApproval>();
        list.forEach(node -> waiting.add(approval(node)));
        return waiting;
    }

    private static WaitingApproval approval(JsonNode node) {
        var reviewers = new ArrayList<String>();
        for (JsonNode reviewer : node.path("reviewers")) {
            JsonNode who = reviewer.path("reviewer");
            reviewers.add(Json.optionalText(who, "login")
                    .or(() -> Json.optionalText(who, "slug"))
                    .orElse(""));
        }
        return new WaitingApproval(
                new EnvironmentName(Json.text(node.path("environment"), "name")),
                reviewers,
                Json.truth(node, "current_user_can_approve"),
                (int) Json.number(node, "wait_timer"));
    }

    /// GitHub tells the run's number since 2026-02-19; where it does not, the run is the one that was not there
    /// before.
    WorkflowRun dispatch(RepositoryName repository, WorkflowFile workflow, String ref, Map<String, String> inputs) {
        Set<Long> before = ids(repository, workflow);
        var body = Json.object().put("ref", ref).put("return_run_details", true);
        if (!inputs.isEmpty()) {
            var given = body.putObject("inputs");
            inputs.forEach(given::put);
        }
        Answer answer = wire.send(
                "POST", wire.repository(repository, "actions", "workflows", workflow.name(), "dispatches"), body);
        Optional<JsonNode> details = Json.parsed(answer.body()).filter(node -> node.has("workflow_run_id"));
        return details.isPresent()
                ? get(repository, Json.number(details.get(), "workflow_run_id"))
                : await(repository, workflow, before);
    }

    private Set<Long> ids(RepositoryName repository, WorkflowFile workflow) {
        var ids = new HashSet<Long>();
        all(repository, workflow).forEach(run -> ids.add(run.id()));
        return ids;
    }

    private WorkflowRun await(RepositoryName repository, WorkflowFile workflow, Set<Long> before) {
        for (int look = 0; look < LOOKS_FOR_A_DISPATCHED_RUN; look++) {
            Optional<WorkflowRun> started = all(repository, workflow).stream()
                    .filter(run -> run.event().equals("workflow_dispatch") && !before.contains(run.id()))
                    .findFirst();
            if (started.isPresent()) {
                return started.get();
            }
            pace.sleep(Duration.ofSeconds(2), cancellation);
        }
        throw new GitHubException(new GitHubFailure.NotFound("the run of " + workflow + " that was just started"));
    }

    private HttpUrl address(RepositoryName repository, long runId) {
        return wire.repository(repository, "actions", "runs", Long.toString(runId));
    }

    private static WorkflowRun run(JsonNode node) {
        return new WorkflowRun(
                Json.number(node, "id"),
                Json.text(node, "html_url"),
                Json.text(node, "event"),
                Json.text(node, "head_sha"),
                Json.optionalText(node, "head_branch").orElse(""),
                RunStatus.of(Json.optionalText(node, "status").orElse("")),
                Json.optionalText(node, "conclusion"),
                Json.time(node, "created_at"),
                Json.text(node, "path"));
    }
}
