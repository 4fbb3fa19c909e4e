package dev.tokenless.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenless.contract.GitHubContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the practice GitHub answers is what GitHub's own description allows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GitHubContractTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROCKET = "/repos/acme/rocket";

    private PracticeWorld world;
    private GitHubContract contract;
    private HttpClient http;

    @BeforeAll
    void start() throws IOException {
        world = PracticeWorld.start(PracticeOptions.defaults());
        contract = GitHubContract.get();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    void stop() {
        world.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user",
                "/user/repos",
                "/user/orgs",
                "/rate_limit",
                "/orgs/acme/repos",
                "/repos/acme/rocket",
                "/repos/acme/nowhere",
                "/repos/acme/rocket/contents/.github/workflows/publish.yml",
                "/repos/acme/rocket/contents/.github/workflows",
                "/repos/acme/rocket/contents/nothing",
                "/repos/acme/rocket/git/ref/heads/main",
                "/repos/acme/rocket/git/ref/heads/none",
                "/repos/acme/rocket/git/trees/main?recursive=1",
                "/repos/acme/rocket/pulls?state=all",
                "/repos/acme/docs-theme/environments",
                "/repos/acme/docs-theme/environments/pypi",
                "/repos/acme/docs-theme/environments/pypi/deployment-branch-policies",
                "/repos/acme/docs-theme/environments/pypi/deployment_protection_rules",
                "/repos/acme/docs-theme/environments/pypi/secrets",
                "/repos/acme/rocket/actions/secrets",
                "/repos/acme/rocket/actions/secrets/PYPI_API_TOKEN",
                "/repos/acme/rocket/actions/organization-secrets",
                "/repos/acme/rocket/dependabot/secrets",
                "/repos/acme/rocket/actions/workflows",
                "/repos/acme/rocket/actions/workflows/publish.yml/runs",
                "/repos/acme/rocket/actions/runs",
                "/repos/acme/rocket/actions/oidc/customization/sub",
                "/repos/acme/rocket/actions/permissions",
                "/repos/acme/rocket/branches/main/protection",
                "/repos/acme/rocket/rules/branches/main",
                "/repos/acme/rocket/rulesets?targets=tag",
                "/repos/acme/rocket/immutable-releases",
                "/repos/acme/rocket/teams",
                "/repos/acme/rocket/collaborators",
                "/repos/acme/rocket/collaborators/grace/permission",
            })
    void everyReadIsAllowed(String path) throws Exception {
        checked("GET", path, Map.of());
    }

    @Test
    void anEnvironmentAndItsPoliciesAreAllowed() throws Exception {
        long ada = checked("GET", "/user", Map.of()).path("id").asLong();
        String path = ROCKET + "/environments/contract";
        checked(
                "PUT",
                path,
                Map.of(
                        "wait_timer",
                        5,
                        "prevent_self_review",
                        false,
                        "reviewers",
                        List.of(Map.of("type", "User", "id", ada)),
                        "deployment_branch_policy",
                        Map.of("protected_branches", false, "custom_branch_policies", true)));
        checked("GET", path, Map.of());
        JsonNode policy = checked("POST", path + "/deployment-branch-policies", Map.of("name", "v*", "type", "tag"));
        checked("POST", path + "/deployment-branch-policies", Map.of("name", "v*", "type", "tag"));
        String one = path + "/deployment-branch-policies/" + policy.path("id").asLong();
        checked("GET", one, Map.of());
        checked("PUT", one, Map.of("name", "v1*"));
        checked("DELETE", one, Map.of());
        checked("DELETE", path, Map.of());
    }

    @Test
    void aTagRulesetIsAllowed() throws Exception {
        JsonNode made = checked(
                "POST",
                ROCKET + "/rulesets",
                Map.of(
                        "name",
                        "Release tags",
                        "target",
                        "tag",
                        "enforcement",
                        "active",
                        "conditions",
                        Map.of("ref_name", Map.of("include", List.of("refs/tags/v*"), "exclude", List.of())),
                        "rules",
                        List.of(Map.of("type", "creation"))));
        String one = ROCKET + "/rulesets/" + made.path("id").asLong();
        assertThat(checked("GET", ROCKET + "/rulesets?targets=tag", Map.of())).hasSize(1);
        assertThat(checked("GET", ROCKET + "/rulesets?targets=branch", Map.of()))
                .isEmpty();
        assertThat(checked("GET", one, Map.of()).path("rules")).hasSize(1);
        String head = checked("GET", ROCKET + "/git/ref/heads/main", Map.of())
                .path("object")
                .path("sha")
                .asText();
        assertThat(checked("POST", ROCKET + "/git/refs", Map.of("ref", "refs/tags/v9", "sha", head))
                        .path("message")
                        .asText())
                .as("nobody is exempt from this one")
                .contains("rule violations");
        checked("POST", ROCKET + "/git/refs", Map.of("ref", "refs/tags/other", "sha", head));
        checked("DELETE", one, Map.of());
        checked("POST", ROCKET + "/git/refs", Map.of("ref", "refs/tags/v9", "sha", head));
    }

    @Test
    void aCommitByGitDataAndItsPullRequestAreAllowed() throws Exception {
        JsonNode head = checked("GET", ROCKET + "/git/ref/heads/main", Map.of()).path("object");
        JsonNode blob = checked("POST", ROCKET + "/git/blobs", Map.of("content", "hello", "encoding", "utf-8"));
        JsonNode tree = checked(
                "POST",
                ROCKET + "/git/trees",
                Map.of(
                        "base_tree", head.path("sha").asText(),
                        "tree",
                                List.of(Map.of(
                                        "path",
                                        "HELLO",
                                        "mode",
                                        "100644",
                                        "type",
                                        "blob",
                                        "sha",
                                        blob.path("sha").asText()))));
        JsonNode commit = checked(
                "POST",
                ROCKET + "/git/commits",
                Map.of(
                        "message",
                        "hello",
                        "tree",
                        tree.path("sha").asText(),
                        "parents",
                        List.of(head.path("sha").asText())));
        Map<String, Object> ref =
                Map.of("ref", "refs/heads/hello", "sha", commit.path("sha").asText());
        checked("POST", ROCKET + "/git/refs", ref);
        checked("POST", ROCKET + "/git/refs", ref);
        Map<String, Object> pull = Map.of("title", "Hello", "head", "hello", "base", "main");
        checked("POST", ROCKET + "/pulls", pull);
        checked("POST", ROCKET + "/pulls", pull);
        checked("GET", ROCKET + "/pulls?state=all", Map.of());
        checked("DELETE", ROCKET + "/git/refs/heads/hello", Map.of());
    }

    @Test
    void aFileChangeIsAllowed() throws Exception {
        String content = Base64.getEncoder().encodeToString("hi\n".getBytes(StandardCharsets.UTF_8));
        Map<String, Object> body = Map.of("message", "hi", "content", content);
        checked("PUT", ROCKET + "/contents/HI", body);
        checked("PUT", ROCKET + "/contents/HI", body);
    }

    @Test
    void aRunAndItsJobsAreAllowed() throws Exception {
        JsonNode run = checked(
                "POST",
                "/repos/acme/autopilot/actions/workflows/publish.yml/dispatches",
                Map.of("ref", "main", "return_run_details", true));
        String path = "/repos/acme/autopilot/actions/runs/"
                + run.path("workflow_run_id").asLong();
        checked("GET", path, Map.of());
        checked("GET", path + "/jobs?filter=latest", Map.of());
        checked("GET", path + "/pending_deployments", Map.of());
    }

    private JsonNode checked(String method, String path, Map<String, Object> body) throws Exception {
        String text = body.isEmpty() ? "" : JSON.writeValueAsString(body);
        assertThat(contract.faultsOfRequest(method, path, text)).isEmpty();
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(world.announcement().github() + path))
                        .header(
                                "Authorization",
                                "Bearer " + world.announcement().token())
                        .header("User-Agent", "contract")
                        .method(method, BodyPublishers.ofString(text))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(contract.faults(method, path, response.statusCode(), "application/json", response.body()))
                .as(method + " " + path + " " + response.statusCode() + " " + response.body())
                .isEmpty();
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }
}
