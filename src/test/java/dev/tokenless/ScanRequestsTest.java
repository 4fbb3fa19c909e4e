package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Doors;
import dev.tokenless.cli.Terminal;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the scan's pages bring is not asked for again, repository by repository: with a thousand of them that would
/// be hundreds of requests, one after the other.
class ScanRequestsTest {

    private static final int REPOSITORIES = 120;

    @TempDir
    Path home;

    private final List<String> asked = new ArrayList<>();

    @Test
    void onlyFilesThatThePagesDidNotBringAreAskedFor() throws Exception {
        var options = new PracticeOptions(
                0, Duration.ZERO, REPOSITORIES, PracticeOptions.defaults().state(), false, 200);
        try (PracticeWorld world = PracticeWorld.start(options)) {
            var out = new ByteArrayOutputStream();
            var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
            var terminal = new Terminal(
                    stream,
                    new PrintStream(OutputStream.nullOutputStream()),
                    InputStream.nullInputStream(),
                    false,
                    false,
                    Map.of());
            Doors doors = new WatchedGitHub(new Wiring(terminal), (method, arguments) -> {
                if (method.equals("sources")) {
                    asked.addAll(((Collection<?>) arguments[2])
                            .stream().map(String::valueOf).toList());
                }
                return Optional.empty();
            });
            new CommandLineFace(terminal, doors)
                    .run("scan", "--github", "--json", "--practice=" + world.world(), "--home", home.toString());
            assertThat(new ObjectMapper()
                            .readTree(out.toByteArray())
                            .at("/totals/tokens")
                            .intValue())
                    .isGreaterThan(REPOSITORIES / 3);
        }
        assertThat(asked).hasSizeLessThan(20).doesNotContain("pyproject.toml", "setup.cfg", "setup.py", "action.yml");
    }
}
