package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Terminal;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.workflow.Workflow;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of the road by the command line through the real adapters: a leak, the override, what people say, the
/// rehearsal, the page for somebody else, drift.
class LeakByCommandLineTest {

    private static final String ROCKET = "acme/rocket";
    private static final String LOST_KEY = "ada-practice/lost-key";

    @TempDir
    Path home;

    private PracticeWorld world;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws Exception {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(100).withState("leaked"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void noSecretGoesBeforeProofWhateverThePlanFileSays() throws Exception {
        run("migrate", ROCKET, "--json");
        String plan = out.toString(StandardCharsets.UTF_8);
        for (String edited : List.of(
                plan.replaceAll("(?s)(\"kind\" : \"delete-secrets\".*?\"reach\" : )\\[.*?\\](,\\s*\"why\")", "$1[]$2"),
                plan.replace("\"leaked\" : false", "\"leaked\" : true"),
                plan.replaceAll("\"decisions\" : \\[ *\\]", "\"decisions\" : [ \"NEVER_AGAIN\" ]"),
                plan.replaceAll("\"decisions\" : \\[ *\\]", "\"decisions\" : [ \"NO_RELEASE_DUE\" ]"),
                plan.replace("PYPI_API_TOKEN", "OTHER"))) {
            assertThat(edited).isNotEqualTo(plan);
            Path file = Files.writeString(home.resolve("plan.json"), edited);
            assertThat(run("migrate", "--plan", file.toString(), "--json")).isNotZero();
            assertThat(secrets(ROCKET)).contains("PYPI_API_TOKEN");
        }
        assertThat(run("migrate", ROCKET, "--yes", "--json")).isEqualTo(1);
        assertThat(run("migrate", "--resume", "--json")).isEqualTo(1);
        assertThat(secrets(ROCKET)).contains("PYPI_API_TOKEN");
    }

    @Test
    void theTypedOverrideUnlocksAndStandsInTheRecord() throws Exception {
        assertThat(run("migrate", ROCKET, "--yes", "--override", ROCKET, "--as", "Ada", "--json"))
                .isEqualTo(1);
        assertThat(secrets(ROCKET)).isEmpty();
        assertThat(json().at("/repositories/0/overrides/0").textValue()).contains("Ada");
        run("record", ROCKET, "--format", "json");
        assertThat(json().at("/repositories/0/overrides/0").textValue()).contains("Ada");
    }

    @Test
    void aWordForTheTokensUnlocksTheSecretOnTheLeakRoadOnly() throws Exception {
        assertThat(run("migrate", ROCKET, "--yes", "--attest", "tokens-revoked", "--as", "Ada", "--json"))
                .isEqualTo(1);
        assertThat(secrets(ROCKET)).contains("PYPI_API_TOKEN");
        assertThat(json().at("/repositories/0/items/tokens-revoked/by").textValue())
                .isEqualTo("Ada");

        assertThat(run("migrate", "acme/telemetry", "--leaked", "--yes", "--json"))
                .isEqualTo(1);
        assertThat(secrets("acme/telemetry")).isNotEmpty();
        assertThat(run("migrate", "acme/telemetry", "--attest", "tokens-revoked", "--as", "Ada", "--json"))
                .isEqualTo(1);
        assertThat(secrets("acme/telemetry")).isEmpty();
        assertThat(json().at("/repositories/0/items/tokens-revoked/state").textValue())
                .as("the uploads are still to be looked through")
                .isEqualTo("pending");
    }

    @Test
    void theLeakRoadFromItsFirstPageToTheRecord() throws Exception {
        assertThat(run("migrate", LOST_KEY, "--leaked", "--since", "2000-01-01", "--yes", "--json"))
                .isEqualTo(1);
        List<String> asked = json().at("/repositories/0/left").findValuesAsText("target");
        assertThat(asked)
                .startsWith("tokens:pypi", "access:pypi", "access:pypi:lost-key")
                .contains("upload:pypi:lost-key:lost_key-0.3.1.post1.tar.gz");
        assertThat(json().at("/repositories/0/left").findValuesAsText("code")).contains("releases-paused");

        List<String> words = new ArrayList<>(List.of("migrate", LOST_KEY, "--as", "Ada", "--json"));
        words.addAll(List.of("--attest", "tokens-revoked"));
        asked.stream()
                .filter(target -> target.startsWith("access:") || target.startsWith("upload:"))
                .forEach(target -> words.addAll(
                        List.of(target.contains("0.3.1.post1") ? "--deny" : "--attest", "tokens-revoked:" + target)));
        assertThat(run(words.toArray(String[]::new))).isEqualTo(1);
        assertThat(json().at("/repositories/0/left").findValuesAsText("message"))
                .anyMatch(message -> message.contains("security@pypi.org"));

        PracticePerson person = new PracticePerson(world.announcement());
        URI release = URI.create(world.announcement().pypi() + "/manage/project/lost-key/release/0.3.1.post1/");
        person.pypi().removeFile(release, "lost_key-0.3.1.post1.tar.gz");
        person.pypi().removeFile(release, "lost_key-0.3.1.post1-py3-none-any.whl");
        assertThat(run("migrate", LOST_KEY, "--with-person", "--json"))
                .as("%s", out)
                .isZero();
        run("record", LOST_KEY, "--format", "json");
        String record = out.toString(StandardCharsets.UTF_8);
        assertThat(record)
                .contains("lost_key-0.3.1.post1.tar.gz is gone")
                .contains("SHA-256")
                .contains("Ada");
        assertThat(record).doesNotContain("pypi-PRACTICE");
    }

    @Test
    void aDayThatIsNoneAndAQuestionThatNobodyAsksAreToldInOneSentence() throws Exception {
        assertThat(run("migrate", LOST_KEY, "--leaked", "--since", "yesterday", "--yes", "--json"))
                .isEqualTo(2);
        assertThat(run("migrate", LOST_KEY, "--since", "2026-01-01", "--json")).isEqualTo(2);
        assertThat(run("migrate", ROCKET, "--yes", "--deny", "tokens-revoked:upload:pypi:x:y", "--as", "Eve", "--json"))
                .isEqualTo(2);
        assertThat(json().at("/error/code").textValue()).isEqualTo("not-asked");
    }

    @Test
    void aRehearsalByATokenThatIsThrownAwayRunsByTheRealRulesAndLeavesNothing() throws Exception {
        assertThat(run("migrate", ROCKET, "--mint", "--with-person", "--json"))
                .as("%s", out)
                .isZero();
        assertThat(json().at("/repositories/0/items/testpypi/why").textValue()).contains("Minted on PyPI");
        assertThat(json().at("/repositories/0/items/environment/state").textValue())
                .isEqualTo("proved");
        assertThat(get("/repos/" + ROCKET + "/git/ref/heads/tokenless/rehearsal"))
                .isEqualTo(404);
    }

    @Test
    void whoIsNeitherAdministratorNorOwnerGetsAPageToHandOver() throws Exception {
        assertThat(run("migrate", "orbit-org/guidance", "--with-person", "--json"))
                .isEqualTo(1);
        assertThat(run("handoff", "orbit-org/guidance")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("administrator of orbit-org/guidance")
                .contains("Owner of guidance on PyPI: grace")
                .contains("Type pypi.org into the browser yourself")
                .contains("Never a token");
    }

    @Test
    void anAccountWideTokenStaysWhileAnotherRepositoryMayNeedIt() throws Exception {
        PracticePerson person = new PracticePerson(world.announcement());
        run("migrate", "acme/autopilot", "--yes", "--json");
        assertThat(run("migrate", "acme/telemetry", "--with-person", "--json")).isZero();
        assertThat(person.pypi().tokens()).extracting(token -> token.scope()).contains("All projects");
    }

    @Test
    void aSecretThatAnOlderSeriesStillPublishesWithStaysUntilThatBranchIsGone() throws Exception {
        String head = new ObjectMapper()
                .readTree(body("GET", "/repos/" + ROCKET + "/git/ref/heads/main", ""))
                .at("/object/sha")
                .textValue();
        body("POST", "/repos/" + ROCKET + "/git/refs", "{\"ref\":\"refs/heads/1.x\",\"sha\":\"" + head + "\"}");
        assertThat(run("migrate", ROCKET, "--with-person", "--json")).isEqualTo(1);
        assertThat(secrets(ROCKET)).contains("PYPI_API_TOKEN");
        assertThat(json().at("/repositories/0/items/verified/state").textValue())
                .isEqualTo("proved");
        assertThat(json().at("/repositories/0/left").findValuesAsText("message"))
                .anyMatch(message -> message.contains("on branch 1.x"));

        body("DELETE", "/repos/" + ROCKET + "/git/refs/heads/1.x", "");
        assertThat(run("migrate", ROCKET, "--with-person", "--json"))
                .as("%s", out)
                .isZero();
        assertThat(secrets(ROCKET)).isEmpty();
    }

    private String body(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.announcement().github() + path))
                .header("Authorization", "Bearer " + world.announcement().token())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private int get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.announcement().github() + path))
                .header("Authorization", "Bearer " + world.announcement().token())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void driftIsFoundAfterwardsAndAWatchCanBeExported() throws Exception {
        assertThat(run("scan", "--repository", "acme/docs-theme", "--json"))
                .as("%s", out)
                .isZero();
        assertThat(run("migrate", ROCKET, "--with-person", "--json")).isZero();
        assertThat(run("scan", "--repository", ROCKET, "--json")).as("%s", out).isZero();
        HttpRequest opened = HttpRequest.newBuilder(
                        URI.create(world.announcement().github() + "/repos/" + ROCKET + "/environments/pypi"))
                .header("Authorization", "Bearer " + world.announcement().token())
                .PUT(HttpRequest.BodyPublishers.ofString("{\"deployment_branch_policy\":null,\"reviewers\":null}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(opened, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(run("scan", "--repository", ROCKET, "--json")).isEqualTo(1);
        assertThat(json().at("/repositories/0/left/0/code").textValue()).isEqualTo("protection-lost");
        Path sarif = home.resolve("drift.sarif");
        run("scan", "--repository", ROCKET, "--sarif", sarif.toString());
        JsonNode result = new ObjectMapper().readTree(sarif.toFile()).at("/runs/0/results/0");
        assertThat(result.path("ruleId").textValue()).isEqualTo("protection-lost");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .textValue())
                .isEqualTo(".github/workflows/publish.yml");

        Path watch = home.resolve("watch.yml");
        assertThat(run("scan", "--export-watch", watch.toString(), "--releases", "me/tokenless"))
                .isZero();
        String text = Files.readString(watch);
        assertThat(text).contains("permissions: {}").doesNotContain("secrets.").doesNotContain(": write");
        assertThat(Workflow.read("watch.yml", text)).isInstanceOf(Workflow.class);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--practice=" + world.world(), "--home", home.toString()));
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                false,
                false,
                Map.of());
        return new CommandLineFace(terminal, new Wiring(terminal)).run(all.toArray(String[]::new));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    /// As GitHub lists them, not as the program says.
    private List<String> secrets(String repository) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.announcement().github() + "/repos/" + repository + "/actions/secrets"))
                .header("Authorization", "Bearer " + world.announcement().token())
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(body).at("/secrets").findValuesAsText("name");
    }
}
