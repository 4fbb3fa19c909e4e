package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Terminal;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.PracticeWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `doctor` on a run's address and `tags`, through the real adapters, on a practice world.
class TrustCommandsTest {

    private static final String THEME = "/repos/acme/docs-theme";

    @TempDir
    Path home;

    private PracticeWorld world;
    private PracticePerson person;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String typed = "";

    @BeforeEach
    void start() throws Exception {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(100));
        person = new PracticePerson(world.announcement());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void doctorReadsARunThatAnEnvironmentRefusedAndThatHasNoLog() throws Exception {
        github("DELETE", THEME + "/environments/pypi", "");
        github("PUT", THEME + "/environments/pypi", """
                {"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}}""");
        github("POST", THEME + "/environments/pypi/deployment-branch-policies", "{\"name\":\"main\"}");
        String tag = person.release("acme/docs-theme");
        assertThat(run("doctor", finished(THEME, "release.yml"), "--json")).isEqualTo(1);
        JsonNode cause = json().at("/causes/0");
        assertThat(cause.path("code").textValue()).isEqualTo("environment-refuses-tag");
        assertThat(cause.path("evidence").textValue()).contains("Tag \"" + tag + "\" is not allowed to deploy to pypi");
        assertThat(cause.path("cure").textValue()).contains("Add a tag policy that matches " + tag);
    }

    @Test
    void doctorReadsARunThatPyPiRefused() throws Exception {
        person.pypi().removePublishers("docs-theme", any -> true);
        person.release("acme/docs-theme");
        assertThat(run("doctor", finished(THEME, "release.yml"), "--json")).isEqualTo(1);
        JsonNode cause = json().at("/causes/0");
        assertThat(cause.path("code").textValue()).isEqualTo("invalid-publisher");
        assertThat(cause.path("line").intValue()).isPositive();
        assertThat(cause.path("link").textValue())
                .as("the log of this run names no project")
                .isEqualTo("https://pypi.org/manage/projects/");
        assertThat(cause.path("cure").textValue())
                .contains("repository acme/docs-theme, workflow release.yml, environment pypi");
    }

    @Test
    void aRunThatIsNotThereIsOneSentence() throws Exception {
        assertThat(run("doctor", world.announcement().githubWeb() + "/acme/rocket/actions/runs/1", "--json"))
                .isEqualTo(2);
        assertThat(json().at("/error/message").textValue()).isNotBlank();
    }

    @Test
    void aMissingTagRulesetIsShownAndMadeOnRequest() throws Exception {
        assertThat(run("tags", "acme/rocket", "--json")).isEqualTo(1);
        assertThat(json().at("/rulesets/0/state").textValue()).isEqualTo("missing");
        assertThat(json().at("/rulesets/0/include/0").textValue()).isEqualTo("refs/tags/v*");
        assertThat(json().at("/rulesets/0/forbidden"))
                .extracting(JsonNode::textValue)
                .containsExactly("create", "move", "delete");
        assertThat(run("migrate", "acme/rocket", "--dry-run")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8) + err)
                .contains("No ruleset guards the tags refs/tags/v*", "tokenless tags acme/rocket --create");

        assertThat(run("tags", "acme/rocket", "--create", "--json")).isEqualTo(1);
        assertThat(run("tags", "acme/rocket", "--create", "--yes", "--json")).isZero();
        assertThat(json().at("/rulesets/0/state").textValue()).isEqualTo("created");
        assertThat(run("tags", "acme/rocket", "--json")).isZero();
        assertThat(json().at("/rulesets/0/state").textValue()).isEqualTo("guarded");
        assertThat(run("tags", "acme/rocket", "--create", "--yes"))
                .as("once is enough")
                .isZero();
        assertThat(run("migrate", "acme/rocket", "--dry-run")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8) + err).doesNotContain("No ruleset");
    }

    @Test
    void aPersonIsAskedBeforeARulesetIsMade() {
        typed = "n\n";
        assertThat(run("tags", "acme/rocket", "--create")).isEqualTo(1);
        typed = "y\n";
        assertThat(run("tags", "acme/rocket", "--create")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("missing: refs/tags/v*: only administrators may create, move, delete them", "Made.");
    }

    @Test
    void aRepositoryThatIsNotThereIsOneSentence() {
        assertThat(run("tags", "not-a-name")).isEqualTo(2);
        assertThat(run("tags", "acme/nowhere", "--json")).isEqualTo(2);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--practice=" + world.world(), "--home", home.toString()));
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                false,
                !typed.isEmpty(),
                Map.of());
        return new CommandLineFace(terminal, new Wiring(terminal)).run(all.toArray(String[]::new));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    /// The address of the newest run of a workflow, once it is over.
    private String finished(String repository, String workflow) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(patience)) {
            JsonNode newest = github("GET", repository + "/actions/workflows/" + workflow + "/runs", "")
                    .at("/workflow_runs/0");
            if (newest.path("status").asText().equals("completed")) {
                return newest.path("html_url").textValue();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("no run is over");
    }

    private JsonNode github(String method, String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(world.announcement().github() + path))
                            .header(
                                    "Authorization",
                                    "Bearer " + world.announcement().token())
                            .header("User-Agent", "test")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isLessThan(300);
            return new ObjectMapper().readTree(response.body().isEmpty() ? "{}" : response.body());
        }
    }
}
