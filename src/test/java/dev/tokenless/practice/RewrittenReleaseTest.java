package dev.tokenless.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenless.practice.samples.Sample;
import dev.tokenless.practice.samples.SampleProject;
import dev.tokenless.practice.samples.Samples;
import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Rewriting;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the rewriter makes of each sample publishes in the practice world, by trust, with provenance.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RewrittenReleaseTest {

    private static final JsonMapper JSON = new JsonMapper();

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

    static Stream<String> migratable() {
        return Stream.of(
                "acme/rocket", "acme/launchpad", "acme/telemetry", "ada-practice/tiny-yaml", "acme/docs-theme");
    }

    @ParameterizedTest
    @MethodSource("migratable")
    void aRewrittenSamplePublishesByTrust(String name) throws Exception {
        Sample sample = Samples.all().stream()
                .filter(candidate -> candidate.fullName().equals(name))
                .findFirst()
                .orElseThrow();
        for (String path : sample.files().keySet()) {
            if (path.startsWith(".github/workflows/")) {
                migrate(sample, path);
            }
        }
        String version = person.release(name).replaceFirst("^v", "");
        for (SampleProject project : sample.projects()) {
            String wheel = project.name().replace('-', '_') + "-" + version + "-py3-none-any.whl";
            String page = world.announcement().pypi() + "/integrity/" + project.name() + "/" + version + "/" + wheel
                    + "/provenance";
            assertThat(eventually(page, name)).contains(name);
        }
    }

    private void migrate(Sample sample, String path) throws Exception {
        Rewriting rewriting = Rewriter.rewrite(path, new Sources(sample.files()), RewriteChoices.defaults());
        if (rewriting.outcome() instanceof Outcome.Rewritten rewritten) {
            String api = "/repos/" + sample.fullName() + "/contents/" + path;
            String sha = call("GET", api, Map.of()).path("sha").asText();
            String content = Base64.getEncoder().encodeToString(rewritten.text().getBytes(StandardCharsets.UTF_8));
            call("PUT", api, Map.of("message", "Trust", "content", content, "sha", sha));
        }
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (!rewriting.publications().isEmpty()) {
            for (SampleProject project : sample.projects()) {
                if (project.trustedWorkflow().isPresent()) {
                    continue;
                }
                person.pypi()
                        .addPublisher(URI.create(world.announcement().pypi() + "/manage/project/" + project.name()
                                + "/settings/publishing/?provider=github&owner=" + sample.owner() + "&repository="
                                + sample.name() + "&workflow_filename=" + file + "&environment=pypi"));
            }
        }
    }

    private String eventually(String page, String name) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(patience)) {
            HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(page)));
            if (response.statusCode() == 200) {
                return response.body();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError(
                "nothing at " + page + "; runs: " + call("GET", "/repos/" + name + "/actions/runs", Map.of()));
    }

    private JsonNode call(String method, String path, Map<String, Object> body) throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(
                        URI.create(world.announcement().github() + path))
                .header("Authorization", "Bearer " + world.announcement().token())
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.header("User-Agent", "test").build(), HttpResponse.BodyHandlers.ofString());
    }
}
