package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Terminal;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
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

/// The whole road by the command line, through the real adapters, on a practice world.
class CommandLineRoadTest {

    private static final String REPOSITORY = "acme/rocket";

    @TempDir
    Path home;

    private PracticeWorld world;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws Exception {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(200));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    /// Whether a person looks at the output.
    private boolean watched;

    private int run(String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--practice=" + world.world(), "--home", home.toString()));
        return face(Map.of(), watched).run(all.toArray(String[]::new));
    }

    private CommandLineFace face(Map<String, String> environment) {
        return face(environment, false);
    }

    private CommandLineFace face(Map<String, String> environment, boolean outIsTerminal) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                outIsTerminal,
                false,
                environment);
        return new CommandLineFace(terminal, new Wiring(terminal));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    @Test
    void withThePracticePersonAllTenItemsAreSettledAndTheRecordSaysSo() throws Exception {
        assertThat(run("migrate", REPOSITORY, "--with-person", "--json"))
                .as("%s", err)
                .isZero();
        JsonNode items = json().at("/repositories/0/items");
        assertThat(items).hasSize(10);
        assertThat(items.findValuesAsText("state")).isSubsetOf("proved", "attested", "not-needed");
        assertThat(items.at("/verified/state").textValue()).isEqualTo("proved");
        assertThat(items.at("/secrets-deleted/state").textValue()).isEqualTo("proved");
        assertThat(json().at("/totals/done").intValue()).isEqualTo(1);

        assertThat(run("record")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("| Item | State | Proof |");
        watched = true;
        assertThat(run("record")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("- 7 Publish verified · ✔ proved")
                .doesNotContain("&#", "| Item");
        watched = false;

        Path html = home.resolve("record.html");
        assertThat(run("record", "--format", "html", "--out", html.toString())).isZero();
        assertThat(Files.readString(html)).contains(REPOSITORY).contains("PRACTICE");
        assertThat(run("record", "--check", html.toString())).isZero();

        assertThat(run(
                        "verify",
                        "rocket",
                        "--repository",
                        REPOSITORY,
                        "--workflow",
                        "publish.yml",
                        "--environment",
                        "pypi",
                        "--json"))
                .isZero();
        assertThat(json().at("/projects/0/verdict").textValue()).isEqualTo("proved");

        assertThat(run("migrate", "--resume", "--json")).isZero();
        assertThat(out + "" + err).doesNotContain(world.announcement().token());
    }

    @Test
    void whatThePersonSaysOfAnItemOrOfTheLockIsNoAgreementToThePlan() throws Exception {
        assertThat(run("migrate", REPOSITORY, "--override", REPOSITORY, "--json"))
                .isEqualTo(1);
        assertThat(json().at("/plans")).hasSize(1);
        assertThat(run("migrate", REPOSITORY, "--attest", "publisher", "--as", "Eve", "--json"))
                .isEqualTo(1);
        assertThat(json().at("/plans")).hasSize(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nothing was changed");
    }

    @Test
    void anOverrideOfAnotherRepositoryIsToldAndNothingIsBegun() throws Exception {
        assertThat(run("migrate", REPOSITORY, "--override", "acme/rocked", "--yes", "--json"))
                .isEqualTo(2);
        assertThat(json().at("/error/code").textValue()).isEqualTo("override-mistyped");
    }

    @Test
    void aHomeThatIsNoFolderIsOneSentence() throws Exception {
        home = Files.writeString(home.resolve("file"), "x");
        assertThat(run("migrate", REPOSITORY, "--json")).isEqualTo(2);
        assertThat(json().at("/error/code").textValue()).isEqualTo("file");
        assertThat(json().at("/error/message").textValue()).contains("--home");
    }

    @Test
    void withoutAWordThePlanIsPrintedAndNothingIsChanged() throws Exception {
        assertThat(run("migrate", REPOSITORY, "--json")).isEqualTo(1);
        assertThat(json().at("/plans")).hasSize(1);
        assertThat(run("scan", "--github", "--json")).isEqualTo(1);
        assertThat(run("migrate", REPOSITORY, "--json", "--dry-run")).isZero();
        assertThat(json().at("/repositories/0/plan").findValuesAsText("change")).contains("workflows");
    }

    @Test
    void whatIsExportedForReviewIsTakenAgainAndSoIsWhatADryRunShows() throws Exception {
        String file = home.resolve("plans.json").toString();
        assertThat(run("migrate", REPOSITORY, "acme/launchpad", "--export-plan", file, "--json"))
                .as("%s", err)
                .isZero();
        JsonNode exported = new ObjectMapper().readTree(Path.of(file).toFile());
        assertThat(exported.path("plans")).hasSize(2).isEqualTo(json().path("plans"));
        assertThat(run("migrate", REPOSITORY, "acme/launchpad", "--dry-run", "--json"))
                .isZero();
        assertThat(json().path("plans")).isEqualTo(exported.path("plans"));

        String shown =
                Files.write(home.resolve("dry-run.json"), out.toByteArray()).toString();
        assertThat(run("migrate", "acme/launchpad", "--plan", shown, "--with-person", "--json"))
                .as("%s", err)
                .isZero();
        assertThat(run("migrate", "--plan", file, "--with-person", "--json"))
                .as("%s", err)
                .isZero();
        assertThat(json().at("/totals/done").intValue()).isEqualTo(2);
    }

    @Test
    void theSchemaOfAPlanIsPrinted() throws Exception {
        assertThat(run("migrate", "--schema")).isZero();
        assertThat(json().path("$id").textValue()).isEqualTo("urn:tokenless:plan:1");
    }

    @Test
    void theWorkflowIsPlannedAsThePersonChooses() throws Exception {
        run("migrate", REPOSITORY, "--json", "--environment", "release", "--in-place");

        assertThat(json().at("/plans/0/choices/rewrite/environment").textValue())
                .isEqualTo("release");
        assertThat(json().at("/plans/0").toString())
                .contains("job deploy: environment release")
                .contains("the upload stays in this job");
    }

    @Test
    void aReviewedPlanIsWalkedAndAnOutdatedOneRefused() throws Exception {
        run("migrate", REPOSITORY, "--json");
        Path plan = Files.write(home.resolve("plan.json"), out.toByteArray());
        Path outdated = Files.writeString(
                home.resolve("old.json"),
                out.toString(StandardCharsets.UTF_8).replaceAll("\"base\" : \"..", "\"base\" : \"00"));

        assertThat(run("migrate", "--plan", outdated.toString(), "--json")).isEqualTo(1);
        assertThat(json().at("/repositories/0/left/0/code").textValue()).isEqualTo("plan-outdated");
        // the new plan stands in the answer, and is one that --plan takes
        Path remade = Files.write(home.resolve("remade.json"), out.toByteArray());
        assertThat(json().at("/plans")).hasSize(1);
        assertThat(run("migrate", "--plan", remade.toString(), "--dry-run", "--json"))
                .isZero();
        assertThat(run("migrate", "--plan", plan.toString(), "--json")).isEqualTo(1);
        assertThat(json().at("/repositories/0/items/environment/state").textValue())
                .isEqualTo("proved");
    }

    @Test
    void everyRepositoryThatUsesATokenIsListed() throws Exception {
        assertThat(run("scan", "--github", "--json")).isEqualTo(1);
        assertThat(json().at("/repositories").findValuesAsText("repository")).contains(REPOSITORY, "acme/docs-theme");
        assertThat(json().at("/totals/tokens").intValue()).isPositive();
    }

    @Test
    void whatIsNotThereIsOneRepositorysFailure() throws Exception {
        assertThat(run("migrate", "acme/nowhere", "--yes", "--json")).isEqualTo(1);
        assertThat(json().at("/totals/failed").intValue()).isEqualTo(1);
    }

    @Test
    void aBatchEndsWithItsCausesAndWhatToTryAgain() throws Exception {
        assertThat(run("migrate", REPOSITORY, "acme/nowhere", "acme/docs-theme", "--yes", "--json"))
                .isEqualTo(1);
        assertThat(json().at("/causes").findValuesAsText("cause")).contains("github", "person: register-publisher");
        assertThat(json().at("/retry").toString()).contains(REPOSITORY).contains("acme/nowhere");
        assertThat(run("migrate", "--resume")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("next, by a person: Compare the four values")
                .contains("later: ")
                .contains("2 × person: register-publisher")
                .contains("To go on: tokenless migrate --resume acme/");
    }

    @Test
    void whatStopsAReleaseAllTheSameStandsInThePlanAndInWhatIsLeft() throws Exception {
        run("migrate", "acme/autopilot", "--json");
        assertThat(json().at("/repositories/0/left").findValuesAsText("code")).contains("release-by-github-token");
        run("migrate", "acme/autopilot", "--yes", "--json");
        assertThat(json().at("/repositories/0/left").findValuesAsText("code")).contains("release-by-github-token");
    }

    @Test
    void aListOfProjectsBecomesRowsAndIsNotCompleteWhileOneIsUndecided() throws Exception {
        Path list = Files.writeString(home.resolve("projects.txt"), """
                # pasted from the projects page
                rocket
                nobody-has-this
                handbook acme/handbook
                """);
        assertThat(run("scan", "--projects", list.toString(), "--json")).isEqualTo(1);
        assertThat(json().at("/projects").findValuesAsText("row")).containsExactly("repository", "no-home", "by-hand");
        assertThat(json().at("/projects").findValuesAsText("decided")).containsExactly("true", "false", "false");
        assertThat(json().at("/projects/0/repository").textValue()).isEqualTo(REPOSITORY);
        assertThat(json().at("/projects/1/message").textValue()).contains("nobody-has-this OWNER/REPOSITORY");

        Files.writeString(list, """
                nobody-has-this no-home
                handbook by-hand
                gitlabbed other-host
                """);
        assertThat(run("scan", "--projects", list.toString(), "--json"))
                .as("%s", out)
                .isZero();
    }

    @Test
    void noWorldAtTheAddressIsOneSentence() {
        assertThat(face(Map.of()).run("scan", "--github", "--practice=http://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip().lines()).hasSize(1);
    }

    @Test
    void withoutADisplayTheRoadIsWalkedInTheTerminal() {
        assertThat(Display.isThere(Map.of(), "Linux", "")).isFalse();
        assertThat(Display.isThere(Map.of("DISPLAY", ":0"), "Linux", "")).isTrue();
        assertThat(Display.isThere(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux", ""))
                .isTrue();
        assertThat(Display.isThere(Map.of(), "Linux", "Headless")).isTrue();
        assertThat(Display.isThere(Map.of(), "Mac OS X", "")).isTrue();

        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                false,
                false,
                Map.of());
        var practice = new dev.tokenless.cli.WorldChoice.Practice(java.util.Optional.of(world.world()));
        int code = new PracticeRoad(terminal, new Wiring(terminal)).walk(practice, java.util.Optional.of(home));

        assertThat(code).as("%s", err).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Completion record · PRACTICE")
                .contains("acme/rocket\n===========\n")
                .contains("✔ proved");
    }
}
