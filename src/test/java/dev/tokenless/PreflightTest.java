package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Doors;
import dev.tokenless.cli.Terminal;
import dev.tokenless.github.Permission;
import dev.tokenless.github.Permission.Cure;
import dev.tokenless.github.Permission.Need;
import dev.tokenless.github.Permission.State;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.workflow.RepositoryName;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before the first write the command line says which rights are missing, and begins nothing that would be refused.
class PreflightTest {

    private static final String ROCKET = "acme/rocket";
    private static final Permission NO_WORKFLOWS =
            new Permission(Need.WORKFLOWS, "scope workflow", State.MISSING, Cure.NEW_CLASSIC_TOKEN);

    @TempDir
    Path home;

    private PracticeWorld world;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Set<String> writes = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void start() throws Exception {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(200));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aRepositoryWhoseTokenLacksTheScopeIsNotBegunAndTheSentenceNamesTheCommand() throws Exception {
        assertThat(run(List.of(NO_WORKFLOWS), "--json", "--yes")).isEqualTo(1);
        assertThat(writes).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("missing on acme/rocket: Change workflow files (scope workflow)")
                .contains("gh auth refresh -s workflow")
                .contains("https://github.com/settings/tokens/new?scopes=repo,workflow,read:org");
        JsonNode left = json().at("/repositories/0/left/0");
        assertThat(left.path("code").textValue()).isEqualTo("permission-missing");
        assertThat(left.path("message").textValue()).contains("Nothing was changed");
        assertThat(json().at("/totals/failed").intValue()).isEqualTo(1);
    }

    @Test
    void whatCannotBeKnownIsSaidAndStopsNothing() {
        Permission unknown = new Permission(Need.WORKFLOWS, "Contents and Workflows: write", State.UNKNOWN, Cure.NONE);
        run(List.of(unknown), "--yes");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Cannot be known before writing to acme/rocket: Contents and Workflows: write.");
        assertThat(writes).contains("putEnvironment");
    }

    @Test
    void aRoleThatSomebodyElseHasIsSaidAndStopsNothing() {
        Permission role =
                new Permission(Need.ENVIRONMENT, "Administration: write", State.MISSING, Cure.ASK_ADMINISTRATOR);
        run(List.of(role), "--yes");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Ask an administrator");
        assertThat(writes).contains("propose");
    }

    @Test
    void aRightThatThePlanDoesNotNeedStopsNothing() {
        run(List.of(new Permission(Need.DEPENDABOT, "scope repo", State.MISSING, Cure.NEW_CLASSIC_TOKEN)), "--yes");
        assertThat(writes).contains("putEnvironment", "propose");
    }

    @Test
    void afterALeakAMissingRightHoldsNobodyUp() throws Exception {
        run(List.of(NO_WORKFLOWS), "--leaked", "--yes", "--json");
        assertThat(json().findValuesAsText("code")).doesNotContain("permission-missing");
    }

    private int run(List<Permission> permissions, String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                false,
                false,
                Map.of());
        List<String> all = new java.util.ArrayList<>(List.of("migrate", ROCKET));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--practice=" + world.world(), "--home", home.toString()));
        Doors doors = new WatchedGitHub(new Wiring(terminal), (method, given) -> {
            if (method.equals("permissions")) {
                assertThat((RepositoryName) given[0]).hasToString(ROCKET);
                return Optional.of(permissions);
            }
            if (Set.of("putEnvironment", "propose", "delete").contains(method)) {
                writes.add(method);
            }
            return Optional.empty();
        });
        return new CommandLineFace(terminal, doors).run(all.toArray(String[]::new));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
