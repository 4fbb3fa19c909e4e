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
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeWorldTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROCKET = "/repos/acme/rocket";
    private static final String WORKFLOW = ".github/workflows/publish.yml";
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
                environment:
                  name: pypi
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
        world = PracticeWorld.start(
                PracticeOptions.defaults().withRepositories(70).withSpeed(60));
        http = HttpClient.newHttpClient();
        person = new PracticePerson(world.announcement());
    }

    @BeforeEach
    void reset() {
        world.reset();
    }

    @AfterAll
    void stop() {
        world.close();
        http.close();
    }

    @Test
    void theWorldRepeatsItsAnnouncement() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(world.world()));
        assertThat(JSON.readTree(response.body()).path("login").asText()).isEqualTo("ada-practice");
        assertThat(response.body()).isEqualTo(world.announcement().json());
    }

    @Test
    void anUnknownStateIsRefusedByName() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(world.world() + "/reset?state=nowhere"))
                .POST(BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("nowhere", "fresh", "leaked");
    }

    @Test
    void theTokenSaysWhoOneIsAndWhatItMay() throws Exception {
        HttpResponse<String> response = get("/user");
        assertThat(JSON.readTree(response.body()).path("login").asText()).isEqualTo("ada-practice");
        assertThat(response.headers().firstValue("X-OAuth-Scopes")).hasValue("repo, workflow, read:org");
        assertThat(response.headers().firstValue("X-GitHub-Request-Id")).isPresent();
    }

    @Test
    void aBadTokenIsRefused() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(world.announcement().github() + "/user"))
                        .header("Authorization", "Bearer ghp_wrong"));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(response.body()).path("message").asText()).isEqualTo("Bad credentials");
    }

    @Test
    void listsComeInPagesWithLinks() throws Exception {
        HttpResponse<String> first = get("/user/repos?per_page=30");
        assertThat(JSON.readTree(first.body())).hasSize(30);
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link).contains(world.announcement().github() + "/user/repos?per_page=30&page=2>; rel=\"next\"");
        HttpResponse<String> last = get("/user/repos?per_page=30&page=3");
        assertThat(JSON.readTree(last.body())).hasSize(10);
        assertThat(last.headers().firstValue("Link").orElseThrow()).doesNotContain("rel=\"next\"");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        String tag = get(ROCKET).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = send(api("GET", ROCKET, "").header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void aBlobHasTheIdThatGitGivesIt() throws Exception {
        JsonNode file = json(get(ROCKET + "/contents/" + WORKFLOW));
        byte[] text = Base64.getMimeDecoder().decode(file.path("content").asText());
        assertThat(file.path("sha").asText()).isEqualTo(gitBlob(text));
        assertThat(json(get(ROCKET + "/contents/.github%2Fworkflows%2Fpublish.yml"))
                        .path("sha"))
                .isEqualTo(file.path("sha"));
    }

    @Test
    void aFileIsOnlyReplacedByWhoKnowsWhatItWas() throws Exception {
        String content = Base64.getEncoder().encodeToString("x: 1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String path = ROCKET + "/contents/" + WORKFLOW;
        assertThat(put(path, Map.of("message", "m", "content", content)).statusCode())
                .isEqualTo(422);
        assertThat(put(path, Map.of("message", "m", "content", content, "sha", "0".repeat(40)))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void anEnvironmentKeepsItsRulesAndRefusesWhatProseForbids() throws Exception {
        String path = ROCKET + "/environments/pypi";
        long ada = json(get("/user")).path("id").asLong();
        Map<String, Object> custom = Map.of("protected_branches", false, "custom_branch_policies", true);
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(put(path, Map.of("prevent_self_review", true)).statusCode()).isEqualTo(422);
        assertThat(put(path, Map.of("wait_timer", 99_999)).statusCode()).isEqualTo(422);
        JsonNode made = json(put(
                path,
                Map.of("deployment_branch_policy", custom, "reviewers", List.of(Map.of("type", "User", "id", ada)))));
        assertThat(made.path("protection_rules")
                        .findValue("reviewer")
                        .path("login")
                        .asText())
                .isEqualTo("ada-practice");
        String policies = path + "/deployment-branch-policies";
        Map<String, Object> tags = Map.of("name", "v*", "type", "tag");
        assertThat(post(policies, tags).statusCode()).isEqualTo(200);
        assertThat(post(policies, tags).statusCode()).isEqualTo(303);
        assertThat(json(get(policies)).path("total_count").asInt()).isEqualTo(1);
    }

    @Test
    void aPrivateRepositoryCannotHaveReviewersOnThisPlan() throws Exception {
        String path = "/repos/acme/internal-sdk/environments/pypi";
        assertThat(put(path, Map.of("wait_timer", 0)).statusCode()).isEqualTo(422);
        assertThat(put(path, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsNotAdminCannotMakeAnEnvironment() throws Exception {
        assertThat(put("/repos/orbit-org/guidance/environments/pypi", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReleaseWithATokenUploadsWithoutProvenance() throws Exception {
        String tag = person.release("acme/rocket");
        JsonNode run = finished(ROCKET);
        assertThat(run.path("conclusion").asText()).isEqualTo("success");
        assertThat(index("/simple/rocket/").body()).contains(tag.substring(1));
        assertThat(index("/integrity/rocket/" + tag.substring(1) + "/rocket-" + tag.substring(1)
                                + "-py3-none-any.whl/provenance")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTrustedReleaseIsAcceptedAndLeavesProvenance() throws Exception {
        migrate("v*", "tag");
        addPublisher("pypi");
        String version = person.release("acme/rocket").substring(1);
        assertThat(finished(ROCKET).path("conclusion").asText()).isEqualTo("success");
        HttpResponse<String> provenance =
                index("/integrity/rocket/" + version + "/rocket-" + version + "-py3-none-any.whl/provenance");
        assertThat(provenance.statusCode()).isEqualTo(200);
        assertThat(provenance.body()).contains("acme/rocket", "publish.yml");
    }

    @Test
    void aTrustedReleaseWithoutAPublisherIsRefusedInPyPisWords() throws Exception {
        migrate("v*", "tag");
        person.release("acme/rocket");
        JsonNode run = finished(ROCKET);
        assertThat(run.path("conclusion").asText()).isEqualTo("failure");
        assertThat(log(run)).contains("invalid-publisher", "Publisher with matching claims was not found");
    }

    @Test
    void aReusableWorkflowMintsForTheCalledFileAndFailsAtItsAttestations() throws Exception {
        String upload = TRUSTED.replaceFirst("(?s)on:.*jobs:", "on: workflow_call\njobs:");
        put(ROCKET + "/contents/.github/workflows/upload.yml", Map.of("message", "m", "content", encoded(upload)));
        String head = json(get(ROCKET + "/git/ref/heads/main"))
                .path("object")
                .path("sha")
                .asText();
        commit("main", head, """
                on:
                  release:
                    types: [published]
                jobs:
                  call:
                    permissions: {id-token: write}
                    uses: ./.github/workflows/upload.yml
                """);
        addPublisher("pypi");
        person.release("acme/rocket");
        assertThat(log(finished(ROCKET))).contains("invalid-publisher", "upload.yml@refs/tags/v2.3.2");
        person.pypi()
                .addPublisher(URI.create(world.announcement().pypi()
                        + "/manage/project/rocket/settings/publishing/?provider=github&owner=acme&repository=rocket"
                        + "&workflow_filename=upload.yml&environment=pypi"));
        String tag = person.release("acme/rocket");
        assertThat(log(finished(ROCKET, tag))).contains("Invalid attestations supplied during upload");
    }

    @Test
    void onlyMainMayDeployRefusesEveryRelease() throws Exception {
        migrate("main", "branch");
        addPublisher("pypi");
        person.release("acme/rocket");
        JsonNode run = finished(ROCKET);
        assertThat(run.path("conclusion").asText()).isEqualTo("failure");
        assertThat(log(run))
                .contains("Tag \"v2.3.2\" is not allowed to deploy to pypi due to environment protection rules");
    }

    @Test
    void aReviewedDeploymentWaitsUntilItIsApproved() throws Exception {
        migrate("v*", "tag");
        addPublisher("pypi");
        long ada = json(get("/user")).path("id").asLong();
        put(ROCKET + "/environments/pypi", Map.of("reviewers", List.of(Map.of("type", "User", "id", ada))));
        person.release("acme/rocket");
        JsonNode waiting = newest(ROCKET, "waiting");
        person.approve("acme/rocket", waiting.path("id").asLong());
        assertThat(finished(ROCKET).path("conclusion").asText()).isEqualTo("success");
    }

    @Test
    void twoPullRequestsForOneBranchAreOneTooMany() throws Exception {
        String head = json(get(ROCKET + "/git/ref/heads/main"))
                .path("object")
                .path("sha")
                .asText();
        post(ROCKET + "/git/refs", Map.of("ref", "refs/heads/move", "sha", head));
        Map<String, Object> pull = Map.of("title", "Move", "head", "move", "base", "main", "draft", true);
        assertThat(post(ROCKET + "/pulls", pull).statusCode()).isEqualTo(422);
        commit("move", head, TRUSTED);
        JsonNode made = json(post(ROCKET + "/pulls", pull));
        assertThat(made.path("draft").asBoolean()).isTrue();
        assertThat(post(ROCKET + "/pulls", pull).body()).contains("A pull request already exists for acme:move");
        String merge = ROCKET + "/pulls/" + made.path("number").asInt() + "/merge";
        assertThat(put(merge, Map.of()).statusCode()).isEqualTo(405);
        graphQl("Ready", Map.of("id", made.path("node_id").asText()));
        assertThat(put(merge, Map.of("sha", "0".repeat(40))).statusCode()).isEqualTo(409);
        assertThat(put(merge, Map.of()).statusCode()).isEqualTo(200);
        assertThat(json(get(ROCKET + "/pulls/" + made.path("number").asInt()))
                        .path("merged")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theScanPagesThroughAllRepositories() throws Exception {
        JsonNode first = graphQl("Scan", Map.of()).path("data").path("viewer").path("repositories");
        assertThat(first.path("nodes")).hasSize(50);
        JsonNode next = graphQl(
                        "Scan",
                        Map.of(
                                "cursor",
                                first.path("pageInfo").path("endCursor").asText()))
                .path("data")
                .path("viewer")
                .path("repositories");
        assertThat(next.path("nodes")).hasSize(20);
        assertThat(next.path("pageInfo").path("hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void aDispatchNeedsItsTriggerOnTheDefaultBranch() throws Exception {
        String dispatches = ROCKET + "/actions/workflows/publish.yml/dispatches";
        assertThat(post(dispatches, Map.of("ref", "main")).statusCode()).isEqualTo(422);
        migrate("v*", "tag");
        JsonNode answer = json(post(dispatches, Map.of("ref", "main", "return_run_details", true)));
        assertThat(answer.path("workflow_run_id").asLong()).isPositive();
        assertThat(post(dispatches, Map.of("ref", "main")).statusCode()).isEqualTo(204);
    }

    @Test
    void aDeletedSecretFailsTheNextTokenRelease() throws Exception {
        assertThat(json(get(ROCKET + "/actions/secrets")).path("total_count").asInt())
                .isEqualTo(1);
        assertThat(send(api("DELETE", ROCKET + "/actions/secrets/pypi_api_token", ""))
                        .statusCode())
                .isEqualTo(204);
        assertThat(json(get(ROCKET + "/actions/secrets")).path("total_count").asInt())
                .isZero();
        person.release("acme/rocket");
        assertThat(finished(ROCKET).path("conclusion").asText()).isEqualTo("failure");
    }

    private void migrate(String pattern, String type) throws Exception {
        String head = json(get(ROCKET + "/git/ref/heads/main"))
                .path("object")
                .path("sha")
                .asText();
        commit("main", head, TRUSTED);
        Map<String, Object> custom = Map.of("protected_branches", false, "custom_branch_policies", true);
        put(ROCKET + "/environments/pypi", Map.of("deployment_branch_policy", custom));
        post(ROCKET + "/environments/pypi/deployment-branch-policies", Map.of("name", pattern, "type", type));
    }

    private void commit(String branch, String head, String text) throws Exception {
        String contents = Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        JsonNode made = graphQl(
                "Commit",
                Map.of(
                        "input",
                        Map.of(
                                "branch", Map.of("repositoryNameWithOwner", "acme/rocket", "branchName", branch),
                                "message", Map.of("headline", "Trust"),
                                "expectedHeadOid", head,
                                "fileChanges",
                                        Map.of("additions", List.of(Map.of("path", WORKFLOW, "contents", contents))))));
        assertThat(made.path("data")
                        .path("createCommitOnBranch")
                        .path("commit")
                        .path("oid")
                        .asText())
                .hasSize(40);
    }

    private void addPublisher(String environment) {
        person.pypi()
                .addPublisher(URI.create(world.announcement().pypi()
                        + "/manage/project/rocket/settings/publishing/?provider=github&owner=acme&repository=rocket"
                        + "&workflow_filename=publish.yml&environment=" + environment));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private JsonNode finished(String repo, String tag) throws Exception {
        JsonNode run = finished(repo);
        while (!run.path("head_branch").asText().equals(tag)) {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
            run = finished(repo);
        }
        return run;
    }

    private JsonNode finished(String repo) throws Exception {
        return newest(repo, "completed");
    }

    private JsonNode newest(String repo, String status) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        JsonNode run = JSON.createObjectNode();
        while (Instant.now().isBefore(patience)) {
            JsonNode runs =
                    json(get(repo + "/actions/workflows/publish.yml/runs")).path("workflow_runs");
            run = runs.isEmpty() ? run : runs.get(0);
            if (run.path("status").asText().equals(status)) {
                return run;
            }
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("no run became " + status + ": " + run);
    }

    private String log(JsonNode run) throws Exception {
        StringBuilder log = new StringBuilder();
        for (JsonNode job : json(get(ROCKET + "/actions/runs/" + run.path("id").asLong() + "/jobs"))
                .path("jobs")) {
            HttpResponse<String> moved =
                    get(ROCKET + "/actions/jobs/" + job.path("id").asLong() + "/logs");
            if (moved.statusCode() == 302) {
                log.append(send(HttpRequest.newBuilder(URI.create(
                                moved.headers().firstValue("Location").orElseThrow())))
                        .body());
            } else {
                json(get(ROCKET + "/check-runs/" + job.path("id").asLong() + "/annotations"))
                        .forEach(note -> log.append(note.path("message").asText()));
            }
        }
        return log.toString();
    }

    private JsonNode graphQl(String operation, Map<String, Object> variables) throws Exception {
        return json(post("/graphql", Map.of("operationName", operation, "query", "query", "variables", variables)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(api("GET", path, ""));
    }

    private HttpResponse<String> put(String path, Map<String, Object> body) throws Exception {
        return send(api("PUT", path, JSON.writeValueAsString(body)));
    }

    private HttpResponse<String> post(String path, Map<String, Object> body) throws Exception {
        return send(api("POST", path, JSON.writeValueAsString(body)));
    }

    private HttpResponse<String> index(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(world.announcement().pypi() + path)));
    }

    private HttpRequest.Builder api(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(world.announcement().github() + path))
                .header("Authorization", "Bearer " + world.announcement().token())
                .method(method, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.header("User-Agent", "test").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return JSON.readTree(response.body());
    }

    private static String gitBlob(byte[] content) throws Exception {
        java.security.MessageDigest sha1 = java.security.MessageDigest.getInstance("SHA-1");
        sha1.update(("blob " + content.length + "\0").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return java.util.HexFormat.of().formatHex(sha1.digest(content));
    }
}
