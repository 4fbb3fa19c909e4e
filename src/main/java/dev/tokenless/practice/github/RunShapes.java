package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Json;
import dev.tokenless.workflow.Workflow;
import java.time.Instant;
import java.util.List;

/// Workflows, runs and jobs as GitHub writes them.
final class RunShapes {

    private final Hub hub;
    private final Shapes shapes;

    RunShapes(Hub hub) {
        this.hub = hub;
        this.shapes = new Shapes(hub);
    }

    /// A workflow has no id of its own in git; its path gives it one that stays.
    static long workflowId(Repo repo, String path) {
        return 1_000_000L + Math.floorMod((repo.fullName() + path).hashCode(), 90_000_000);
    }

    ObjectNode workflow(Repo repo, String path) {
        long id = workflowId(repo, path);
        String name = repo.git
                .text(repo.head(), path)
                .map(text -> Workflow.read(path, text))
                .map(reading ->
                        reading instanceof Workflow workflow ? workflow.name().orElse(path) : path)
                .orElse(path);
        return Json.object(
                "id",
                id,
                "node_id",
                Shapes.node("W", id),
                "name",
                name,
                "path",
                path,
                "state",
                "active",
                "created_at",
                repo.createdAt.toString(),
                "updated_at",
                repo.createdAt.toString(),
                "url",
                shapes.url(repo) + "/actions/workflows/" + id,
                "html_url",
                shapes.page(repo) + "/blob/" + repo.defaultBranch + "/" + path,
                "badge_url",
                shapes.page(repo) + "/workflows/" + path + "/badge.svg");
    }

    ObjectNode run(Repo repo, Run run) {
        String url = shapes.url(repo) + "/actions/runs/" + run.id;
        long workflow = workflowId(repo, run.path);
        ObjectNode node = Json.object(
                "id",
                run.id,
                "node_id",
                Shapes.node("WFR", run.id),
                "name",
                run.name,
                "head_branch",
                run.shortRef(),
                "head_sha",
                run.sha,
                "path",
                run.path,
                "display_title",
                run.name,
                "run_number",
                run.number,
                "run_attempt",
                1,
                "event",
                run.event,
                "status",
                run.status,
                "conclusion",
                run.conclusion.orElse(null),
                "workflow_id",
                workflow,
                "workflow_url",
                shapes.url(repo) + "/actions/workflows/" + workflow,
                "url",
                url,
                "html_url",
                shapes.page(repo) + "/actions/runs/" + run.id,
                "created_at",
                run.createdAt.toString(),
                "run_started_at",
                run.createdAt.toString(),
                "updated_at",
                run.updatedAt.toString(),
                "pull_requests",
                List.of(),
                "actor",
                shapes.user(run.actor),
                "triggering_actor",
                shapes.user(run.actor),
                "head_commit",
                headCommit(repo, run),
                "repository",
                shapes.minimal(repo),
                "head_repository",
                shapes.minimal(repo),
                "check_suite_url",
                shapes.url(repo) + "/check-suites/" + run.id);
        List.of("jobs", "logs", "cancel", "rerun", "artifacts")
                .forEach(link -> node.put(link + "_url", url + "/" + link));
        return node;
    }

    private static ObjectNode headCommit(Repo repo, Run run) {
        Git.Commit commit = Bodies.present(repo.git.commits.get(run.sha));
        ObjectNode person = Json.object("name", commit.author(), "email", commit.email());
        return Json.object(
                "id", commit.sha(),
                "tree_id", commit.tree(),
                "message", commit.message(),
                "timestamp", commit.when().toString(),
                "author", person,
                "committer", person);
    }

    ObjectNode job(Repo repo, Run run, Run.RunJob job) {
        List<ObjectNode> steps = job.steps.stream()
                .map(step -> Json.object(
                        "name", step.name(),
                        "status", "completed",
                        "conclusion", step.conclusion(),
                        "number", step.number(),
                        "started_at", step.started().toString(),
                        "completed_at", step.completed().toString()))
                .toList();
        return Json.object(
                "id",
                job.id,
                "run_id",
                run.id,
                "run_url",
                shapes.url(repo) + "/actions/runs/" + run.id,
                "run_attempt",
                1,
                "node_id",
                Shapes.node("CR", job.id),
                "head_sha",
                run.sha,
                "head_branch",
                run.shortRef(),
                "workflow_name",
                run.name,
                "name",
                job.name,
                "url",
                shapes.url(repo) + "/actions/jobs/" + job.id,
                "html_url",
                shapes.page(repo) + "/actions/runs/" + run.id + "/job/" + job.id,
                "check_run_url",
                shapes.url(repo) + "/check-runs/" + job.id,
                "status",
                job.status,
                "conclusion",
                job.conclusion.orElse(null),
                "created_at",
                run.createdAt.toString(),
                "started_at",
                job.startedAt.orElse(run.createdAt).toString(),
                "completed_at",
                job.completedAt.map(Instant::toString).orElse(null),
                "steps",
                steps,
                "labels",
                List.of("ubuntu-latest"),
                "runner_id",
                null,
                "runner_name",
                null,
                "runner_group_id",
                null,
                "runner_group_name",
                null);
    }

    ObjectNode annotation(Repo repo, Run run, String error) {
        return Json.object(
                "path",
                ".github",
                "blob_href",
                shapes.page(repo) + "/blob/" + run.sha + "/.github",
                "start_line",
                1,
                "end_line",
                1,
                "start_column",
                null,
                "end_column",
                null,
                "annotation_level",
                "failure",
                "title",
                "",
                "message",
                error,
                "raw_details",
                "");
    }

    ObjectNode pending(Repo repo, Run.RunJob job, Environment environment, String login) {
        EnvironmentShapes shape = new EnvironmentShapes(hub);
        boolean may = environment.reviewers.stream()
                .anyMatch(r -> hub.account(login).filter(a -> a.id() == r.id()).isPresent());
        ObjectNode all = shape.shape(repo, environment);
        return Json.object(
                "environment",
                        Json.object(
                                "id", environment.id,
                                "node_id", all.path("node_id"),
                                "name", environment.name,
                                "url", all.path("url"),
                                "html_url", all.path("html_url")),
                "wait_timer", environment.waitMinutes,
                "wait_timer_started_at", job.startedAt.map(Instant::toString).orElse(null),
                "current_user_can_approve", may,
                "reviewers", shape.reviewers(environment));
    }
}
