package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Connection;
import dev.tokenless.cli.Terminal;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.migration.Choices;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.HumanTask.Kind;
import dev.tokenless.migration.Observer;
import dev.tokenless.migration.Plan;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.workflow.RepositoryName;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `migrate --undo` by the command line, through the real adapters, in a practice world.
class UndoRoadTest {

    private static final String REPOSITORY = "acme/rocket";
    private static final RepositoryName ROCKET = new RepositoryName("acme", "rocket");

    @TempDir
    Path home;

    private PracticeWorld world;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws Exception {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(100));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void fromEveryStepBeforeTheFirstReleaseTheWorldIsAsItWas() throws Exception {
        List<Set<Kind>> asFarAs =
                List.of(Set.of(), Set.of(Kind.REGISTER_PUBLISHER), Set.of(Kind.REGISTER_PUBLISHER, Kind.MERGE));
        for (Set<Kind> kinds : asFarAs) {
            world.reset();
            List<String> before = settings();
            walk(kinds);
            assertThat(settings()).as("%s", kinds).isNotEqualTo(before);
            assertThat(run("migrate", "--undo", "--with-person", "--json"))
                    .as("%s %s %s", kinds, out, err)
                    .isZero();
            assertThat(settings()).as("%s", kinds).containsExactlyInAnyOrderElementsOf(before);
            assertThat(json().at("/repositories/0/left")).isEmpty();
            assertThat(run("migrate", "--resume", "--json")).isZero();
        }
    }

    @Test
    void anEnvironmentThatWasThereGetsItsFieldsBack() throws Exception {
        put("/environments/pypi", "{\"wait_timer\":30,\"deployment_branch_policy\":null}");
        List<String> before = settings();
        walk(Set.of());
        assertThat(settings()).isNotEqualTo(before);
        assertThat(run("migrate", REPOSITORY, "--undo", "--yes", "--json")).isZero();
        assertThat(settings()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aPublisherThatNobodyRemovedKeepsItsEnvironmentAndIsLeft() throws Exception {
        walk(Set.of(Kind.REGISTER_PUBLISHER));
        assertThat(run("migrate", "--undo", "--yes", "--json")).isEqualTo(1);
        assertThat(json().at("/repositories/0/left").findValuesAsText("code")).containsExactly("by-hand", "undo");
        assertThat(json().at("/repositories/0/left/0/link").textValue()).contains("/manage/project/rocket/settings/");
        assertThat(settings()).anyMatch(line -> line.startsWith("environment pypi"));
        assertThat(run("migrate", "--undo", "--with-person", "--json")).isZero();
        assertThat(settings()).noneMatch(line -> line.startsWith("environment pypi"));
    }

    @Test
    void afterADeletedSecretTheNameIsAskedForAndWhatStaysIsListed() throws Exception {
        assertThat(run("migrate", REPOSITORY, "--with-person", "--json")).isZero();
        assertThat(run("migrate", "--undo", "--with-person", "--json")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("override-mistyped");
        assertThat(run("migrate", "--undo", "--with-person", "--override", REPOSITORY, "--json"))
                .as("%s %s", out, err)
                .isZero();
        assertThat(json().at("/repositories/0/stays").findValuesAsText("code"))
                .containsExactlyInAnyOrder("secret-gone", "tokens-revoked", "released");
        assertThat(settings()).noneMatch(line -> line.startsWith("environment") || line.startsWith("publisher"));
        assertThat(settings()).noneMatch(line -> line.contains("RELEASING.md"));
    }

    @Test
    void whatSomebodyChangedSinceIsShownAndNotOverwritten() throws Exception {
        walk(Set.of(Kind.REGISTER_PUBLISHER, Kind.MERGE));
        put("/environments/pypi", "{\"wait_timer\":99}");
        put(
                "/contents/RELEASING.md",
                "{\"message\":\"theirs\",\"content\":\"dGhlaXJz\",\"sha\":\"" + sha("RELEASING.md") + "\"}");
        assertThat(run("migrate", "--undo", "--with-person", "--json")).isEqualTo(1);
        assertThat(json().at("/repositories/0/left").findValuesAsText("code"))
                .contains("environment-changed", "workflow-changed");
        assertThat(settings()).anyMatch(line -> line.contains("wait_timer99"));
        assertThat(settings()).anyMatch(line -> line.contains("RELEASING.md"));
    }

    @Test
    void withoutAWordWhatWouldBePutBackIsShownAndNothingIsChanged() throws Exception {
        walk(Set.of());
        List<String> before = settings();
        assertThat(run("migrate", "--undo")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("can be put back: Close pull request")
                .contains("can be put back: Delete environment pypi");
        assertThat(settings()).isEqualTo(before);
    }

    private void walk(Set<Kind> kinds) {
        try (Connection connection =
                new PracticeDoor("tokenless-test").connection(world.announcement(), Optional.of(home), () -> {})) {
            HumanHand person = connection.practicePerson().orElseThrow();
            HumanHand some = task -> kinds.contains(task.kind()) ? person.perform(task) : Optional.empty();
            Engine engine = new Engine(connection.ports(), connection.journals(), Observer.none());
            Plan plan = engine.survey(List.of(ROCKET), _ -> Choices.defaults(), new Cancellation())
                    .getFirst()
                    .plan()
                    .orElseThrow();
            engine.walk(List.of(plan), some, new Cancellation());
        }
    }

    private List<String> settings() {
        return new WorldPicture(world.announcement()).settings(REPOSITORY);
    }

    private String sha(String path) {
        return settings().stream()
                .filter(line -> line.startsWith("file " + path))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private void put(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.announcement().github() + "/repos/" + REPOSITORY + path))
                .header("Authorization", "Bearer " + world.announcement().token())
                .header("User-Agent", "somebody")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isBetween(200, 204);
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
}
