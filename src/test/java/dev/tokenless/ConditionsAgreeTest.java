package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.trust.Judge;
import dev.tokenless.trust.RepositoryFacts;
import dev.tokenless.trust.Verdict;
import dev.tokenless.trust.Way;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Sources;
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
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where `claims` decides a condition, the practice world, which reads conditions by itself, runs or skips the job
/// accordingly.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionsAgreeTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ROCKET = "/repos/acme/rocket";
    private static final String PATH = ".github/workflows/publish.yml";
    private static final RepositoryFacts FACTS =
            RepositoryFacts.of(new RepositoryName("acme", "rocket"), "main").whole();

    private PracticeWorld world;
    private PracticePerson person;
    private HttpClient http;

    @BeforeAll
    void start() throws IOException {
        world = PracticeWorld.start(PracticeOptions.defaults());
        person = new PracticePerson(world.announcement());
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
                "github.event_name == 'release'",
                "github.event_name != 'RELEASE'",
                "startsWith(github.ref, 'refs/tags/')",
                "${{ github.ref_type == 'branch' }}",
                "${{ github.ref_type == 'branch' }} && false",
                "|\n      ${{ false }}",
                ">-\n      github.ref == 'refs/heads/main' ||\n      github.event_name == 'release'",
                "contains(fromJSON('[\"push\", \"release\"]'), github.event_name)",
                "always() && needs.build.result == 'success'",
                "always() && needs.build.result == 'skipped'",
                "\"!cancelled() && github['ref_name'] == 'main'\"",
                "failure()",
                "github.repository == 'Acme/Rocket' && github.repository_owner != 'x'",
                "1 == '1' && null == 0 && '' == 0",
                "\"!(github.ref_type == 'tag' && true || false)\"",
            })
    void theJobRunsWhereItIsSaidToRun(String condition) throws Exception {
        world.reset();
        String text = """
                on:
                  release:
                    types: [published]
                  workflow_dispatch:
                jobs:
                  build:
                    runs-on: ubuntu-latest
                    if: github.ref_type == 'tag' || github.event_name == 'workflow_dispatch'
                    steps:
                      - run: python -m build
                      - uses: actions/upload-artifact@v4
                        with: {name: dist, path: dist/}
                  publish:
                    needs: build
                    if: CONDITION
                    runs-on: ubuntu-latest
                    environment: pypi
                    permissions: {id-token: write}
                    steps:
                      - uses: actions/download-artifact@v5
                        with: {name: dist, path: dist/}
                      - uses: pypa/gh-action-pypi-publish@release/v1
                """.replace("CONDITION", condition);
        commit(text);
        List<Way> ways = ways(text);
        String tag = person.release("acme/rocket");
        compare(ways, "release", run -> run.path("head_branch").asText().equals(tag));
        person.dispatch("acme/rocket", "publish.yml", "main");
        compare(ways, "workflow_dispatch", run -> run.path("event").asText().equals("workflow_dispatch"));
    }

    private static List<Way> ways(String text) {
        Sources sources = Sources.of(PATH, text);
        return Judge.judge(
                        sources,
                        FACTS,
                        Judge.designed(sources, FACTS, ConditionsAgreeTest::rewriting, List.of()),
                        ConditionsAgreeTest::rewriting)
                .getFirst()
                .ways();
    }

    private static dev.tokenless.workflow.Rewriting rewriting(String path, Sources sources) {
        return Rewriter.rewrite(path, sources, RewriteChoices.defaults());
    }

    private void compare(List<Way> ways, String event, Predicate<JsonNode> wanted) throws Exception {
        List<Way> predicted = ways.stream()
                .filter(way -> way.claims().eventName().equals(event))
                .toList();
        assertThat(predicted).as("decided").noneMatch(way -> way.admits() instanceof Verdict.Depends);
        JsonNode run = finished(wanted);
        JsonNode jobs = call("GET", ROCKET + "/actions/runs/" + run.path("id").asLong() + "/jobs", Map.of())
                .path("jobs");
        String conclusion = jobs.valueStream()
                .filter(job -> job.path("name").asText().equals("publish"))
                .findFirst()
                .orElseThrow()
                .path("conclusion")
                .asText();
        assertThat(conclusion.equals("skipped")).as(event + " " + ways).isEqualTo(predicted.isEmpty());
    }

    private void commit(String text) throws Exception {
        String sha =
                call("GET", ROCKET + "/contents/" + PATH, Map.of()).path("sha").asText();
        String content = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        call("PUT", ROCKET + "/contents/" + PATH, Map.of("message", "Trust", "content", content, "sha", sha));
    }

    private JsonNode finished(Predicate<JsonNode> wanted) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(patience)) {
            for (JsonNode run : call("GET", ROCKET + "/actions/workflows/publish.yml/runs", Map.of())
                    .path("workflow_runs")) {
                if (wanted.test(run) && run.path("status").asText().equals("completed")) {
                    return run;
                }
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("no such run");
    }

    private JsonNode call(String method, String path, Map<String, Object> body) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(world.announcement().github() + path))
                        .header(
                                "Authorization",
                                "Bearer " + world.announcement().token())
                        .header("User-Agent", "test")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return JSON.readTree(response.body());
    }
}
