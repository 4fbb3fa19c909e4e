package dev.tokenless.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The practice world's own rules for environments, artifacts and identity, one test each. They are stated from
/// GitHub's documentation, not from `trust`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeRulesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROCKET = "/repos/acme/rocket";
    private static final String PYPI = ROCKET + "/environments/pypi";
    private static final String TRUSTED = """
            name: Publish
            on:
              release:
                types: [published]
              workflow_dispatch:
            jobs:
              build:
                runs-on: ubuntu-latest
                steps:
                  - run: python -m build
                  - uses: actions/upload-artifact@v4
                    with: {name: dist, path: dist/}
              publish:
                needs: build
                runs-on: ubuntu-latest
                environment: pypi
                permissions:
                  id-token: write
                steps:
                  - uses: actions/download-artifact@v5
                    with: {name: dist, path: dist/}
                  - uses: pypa/gh-action-pypi-publish@release/v1
            """;

    private PracticeWorld world;
    private HttpClient http;
    private PracticePerson person;

    @BeforeAll
    void start() throws IOException {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(60));
        http = HttpClient.newHttpClient();
        person = new PracticePerson(world.announcement());
    }

    @BeforeEach
    void migrate() throws Exception {
        world.reset();
        commit(TRUSTED);
        call("PUT", PYPI, Map.of());
        person.pypi()
                .addPublisher(URI.create(world.announcement().pypi()
                        + "/manage/project/rocket/settings/publishing/?provider=github&owner=acme&repository=rocket"
                        + "&workflow_filename=publish.yml&environment=pypi"));
    }

    @AfterAll
    void stop() {
        world.close();
        http.close();
    }

    @Test
    void aWaitTimerHoldsTheJobBack() throws Exception {
        call("PUT", PYPI, Map.of("wait_timer", 1));
        person.release("acme/rocket");
        assertThat(newest("waiting").path("conclusion").isNull()).isTrue();
        JsonNode run = newest("completed");
        assertThat(run.path("conclusion").asText()).isEqualTo("success");
        assertThat(Duration.between(instant(run, "created_at"), instant(run, "updated_at")))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whoStartedARunMayNotApproveItWhereSelfReviewIsPrevented() throws Exception {
        review(true);
        person.release("acme/rocket");
        HttpResponse<String> refused = review(newest("waiting"), "approved");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("You cannot approve your own deployment");
        assertThat(newest("waiting").path("conclusion").isNull()).isTrue();
    }

    @Test
    void aRejectedDeploymentFailsTheJobAndSaysSo() throws Exception {
        review(false);
        person.release("acme/rocket");
        assertThat(review(newest("waiting"), "rejected").statusCode()).isEqualTo(200);
        JsonNode run = newest("completed");
        assertThat(run.path("conclusion").asText()).isEqualTo("failure");
        assertThat(said(run)).contains("The deployment was rejected");
        assertThat(index("/simple/rocket/")).doesNotContain("2.3.2");
    }

    @Test
    void aReviewOfAnotherEnvironmentApprovesNothing() throws Exception {
        review(false);
        person.release("acme/rocket");
        JsonNode run = newest("waiting");
        HttpResponse<String> other = send(
                "POST",
                pending(run),
                Map.of("environment_ids", List.of(1), "state", "approved", "comment", "Looked at something else"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(send(
                                "POST",
                                pending(run),
                                Map.of("environment_ids", List.of(), "state", "approved", "comment", "Nothing"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(newest("waiting").path("id")).isEqualTo(run.path("id"));
        person.approve("acme/rocket", run.path("id").asLong());
        assertThat(newest("completed").path("conclusion").asText()).isEqualTo("success");
    }

    @Test
    void protectedBranchesOnlyRefusesATagOnceABranchIsProtected() throws Exception {
        call("PUT", PYPI, Map.of("deployment_branch_policy", policies(true)));
        person.release("acme/rocket");
        assertThat(newest("completed").path("conclusion").asText())
                .as("none is protected, so everything may deploy")
                .isEqualTo("success");
        protect();
        String tag = person.release("acme/rocket");
        assertThat(said(finished(tag)))
                .contains("Tag \"" + tag + "\" is not allowed to deploy to pypi due to environment protection rules");
        person.dispatch("acme/rocket", "publish.yml", "main");
        assertThat(finished("main").path("conclusion").asText()).isEqualTo("success");
        call("POST", ROCKET + "/git/refs", Map.of("ref", "refs/heads/side", "sha", head()));
        person.dispatch("acme/rocket", "publish.yml", "side");
        assertThat(said(finished("side"))).contains("Branch \"side\" is not allowed to deploy to pypi");
    }

    @Test
    void aTagOnlyPolicyRefusesADispatchOfTheBranchByName() throws Exception {
        call("PUT", PYPI, Map.of("deployment_branch_policy", policies(false)));
        call("POST", PYPI + "/deployment-branch-policies", Map.of("name", "v*", "type", "tag"));
        person.dispatch("acme/rocket", "publish.yml", "main");
        JsonNode run = newest("completed");
        assertThat(run.path("conclusion").asText()).isEqualTo("failure");
        assertThat(said(run))
                .contains("Branch \"main\" is not allowed to deploy to pypi due to environment protection rules");
        String tag = person.release("acme/rocket");
        finished(tag);
        person.dispatch("acme/rocket", "publish.yml", tag);
        assertThat(eventually(tag, "workflow_dispatch").path("head_branch").asText())
                .as("at the tag it may start")
                .isEqualTo(tag);
    }

    @Test
    void withoutThePermissionThereIsNoIdentityToken() throws Exception {
        commit(TRUSTED.replace("id-token: write", "contents: read"));
        person.release("acme/rocket");
        assertThat(said(newest("completed")))
                .contains(
                        "missing or insufficient OIDC token permissions, the ACTIONS_ID_TOKEN_REQUEST_TOKEN environment"
                                + " variable was unset");
    }

    @Test
    void withNothingBuiltThereIsNothingToPublish() throws Exception {
        commit(TRUSTED.replaceFirst("(?s)  build:.*?  publish:\n    needs: build\n", "  publish:\n")
                .replaceFirst("(?s)      - uses: actions/download-artifact.*?dist/}\n", ""));
        person.release("acme/rocket");
        JsonNode run = newest("completed");
        assertThat(run.path("conclusion").asText()).isEqualTo("failure");
        assertThat(said(run)).contains("Cannot find file (or expand pattern): 'dist/*'");
    }

    @Test
    void anArtifactThatNobodyUploadedCannotBeDownloaded() throws Exception {
        commit(TRUSTED.replace(
                "- uses: actions/upload-artifact@v4\n        with: {name: dist,",
                "- uses: actions/upload-artifact@v4\n        with: {name: wheels,"));
        person.release("acme/rocket");
        assertThat(said(newest("completed"))).contains("Artifact not found for name: dist");
    }

    @Test
    void anArtifactWithoutDistributionsPublishesNothing() throws Exception {
        commit(TRUSTED.replace("python -m build", "pip install build && pytest"));
        person.release("acme/rocket");
        assertThat(said(newest("completed"))).contains("Cannot find file (or expand pattern)");
    }

    @Test
    void artifactsByPatternAndWithoutAName() throws Exception {
        commit(TRUSTED.replace(
                "download-artifact@v5\n        with: {name: dist,",
                "download-artifact@v5\n        with: {pattern: 'd*',"));
        String tag = person.release("acme/rocket");
        assertThat(finished(tag).path("conclusion").asText()).isEqualTo("success");
        commit(TRUSTED.replace(
                "download-artifact@v5\n        with: {name: dist, path: dist/}", "download-artifact@v5"));
        tag = person.release("acme/rocket");
        assertThat(finished(tag).path("conclusion").asText()).isEqualTo("success");
        commit(TRUSTED.replace(
                "download-artifact@v5\n        with: {name: dist,",
                "download-artifact@v5\n        with: {pattern: 'x*',"));
        tag = person.release("acme/rocket");
        assertThat(finished(tag).path("conclusion").asText()).isEqualTo("failure");
    }

    private void review(boolean preventSelfReview) throws Exception {
        long ada = call("GET", "/user", Map.of()).path("id").asLong();
        call(
                "PUT",
                PYPI,
                Map.of(
                        "reviewers",
                        List.of(Map.of("type", "User", "id", ada)),
                        "prevent_self_review",
                        preventSelfReview));
    }

    private static String pending(JsonNode run) {
        return ROCKET + "/actions/runs/" + run.path("id").asLong() + "/pending_deployments";
    }

    private HttpResponse<String> review(JsonNode run, String state) throws Exception {
        long environment = call("GET", pending(run), Map.of())
                .get(0)
                .path("environment")
                .path("id")
                .asLong();
        return send(
                "POST",
                pending(run),
                Map.of("environment_ids", List.of(environment), "state", state, "comment", "Seen"));
    }

    private static Map<String, Object> policies(boolean protectedOnly) {
        return Map.of("protected_branches", protectedOnly, "custom_branch_policies", !protectedOnly);
    }

    private void protect() throws Exception {
        call("PUT", ROCKET + "/branches/main/protection", Map.of("enforce_admins", true));
    }

    private String head() throws Exception {
        return call("GET", ROCKET + "/git/ref/heads/main", Map.of())
                .path("object")
                .path("sha")
                .asText();
    }

    private void commit(String text) throws Exception {
        String api = ROCKET + "/contents/.github/workflows/publish.yml";
        String sha = call("GET", api, Map.of()).path("sha").asText();
        String content = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        call("PUT", api, Map.of("message", "Trust", "content", content, "sha", sha));
    }

    private static Instant instant(JsonNode run, String key) {
        return Instant.parse(run.path(key).asText());
    }

    private JsonNode newest(String status) throws Exception {
        return await(run -> run.path("status").asText().equals(status));
    }

    private JsonNode finished(String ref) throws Exception {
        return await(run -> run.path("status").asText().equals("completed")
                && run.path("head_branch").asText().equals(ref));
    }

    private JsonNode eventually(String ref, String event) throws Exception {
        return await(run -> run.path("event").asText().equals(event)
                && run.path("head_branch").asText().equals(ref));
    }

    private JsonNode await(java.util.function.Predicate<JsonNode> wanted) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        JsonNode runs = JSON.createArrayNode();
        while (Instant.now().isBefore(patience)) {
            runs = call("GET", ROCKET + "/actions/workflows/publish.yml/runs", Map.of())
                    .path("workflow_runs");
            if (!runs.isEmpty() && wanted.test(runs.get(0))) {
                return runs.get(0);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("not in " + runs);
    }

    /// All logs of a run, and what is noted beside its jobs.
    private String said(JsonNode run) throws Exception {
        StringBuilder said = new StringBuilder();
        for (JsonNode job : call(
                        "GET", ROCKET + "/actions/runs/" + run.path("id").asLong() + "/jobs", Map.of())
                .path("jobs")) {
            call("GET", ROCKET + "/check-runs/" + job.path("id").asLong() + "/annotations", Map.of())
                    .forEach(note -> said.append(note.path("message").asText()).append('\n'));
        }
        return said.toString();
    }

    private String index(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(world.announcement().pypi() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private JsonNode call(String method, String path, Map<String, Object> body) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode())
                .as(method + " " + path + " " + response.body())
                .isLessThan(300);
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, Map<String, Object> body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(world.announcement().github() + path))
                        .header(
                                "Authorization",
                                "Bearer " + world.announcement().token())
                        .header("User-Agent", "test")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
