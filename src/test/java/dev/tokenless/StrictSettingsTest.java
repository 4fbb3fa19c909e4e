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
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings of a repository that would stop the first release after the migration.
class StrictSettingsTest {

    @TempDir
    Path home;

    private PracticeWorld world;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws Exception {
        world = PracticeWorld.start(PracticeOptions.defaults().withSpeed(100).withState("strict"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void whereOnlyPinnedActionsMayRunThoseThatAreWrittenArePinnedUnasked() throws Exception {
        assertThat(plan("acme/strict-valve").findValuesAsText("code")).doesNotContain("sha-pinning-required");
        assertThat(run("migrate", "acme/strict-valve", "--with-person", "--json"))
                .as("the release went through")
                .isZero();
    }

    @Test
    void aReleaseThatTakesNoMoreFilesIsForeseen() throws Exception {
        assertThat(plan("acme/sealed-jar").findValuesAsText("code")).contains("immutable-release");
    }

    private JsonNode plan(String repository) throws Exception {
        run("migrate", repository, "--json");
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private int run(String... arguments) {
        out.reset();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--practice=" + world.world(), "--home", home.toString()));
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                false,
                false,
                Map.of());
        return new CommandLineFace(terminal, new Wiring(terminal)).run(all.toArray(String[]::new));
    }
}
