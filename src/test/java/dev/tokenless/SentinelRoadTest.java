package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Terminal;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PyPI token stands in a workflow, a log and a tag's name, and the whole road is walked with a known GitHub token:
/// neither is quoted anywhere, kept in any file, or sent in an address (which the practice world refuses).
class SentinelRoadTest {

    private static final String KEY = "ada-practice/lost-key";
    private static final String SENTINEL = "pypi-" + "AgEIcHlwaS5vcmcCSentinel" + "0123456789".repeat(8);

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void neitherTokenIsQuotedOrKeptOnTheWholeRoad() throws Exception {
        try (PracticeWorld world =
                PracticeWorld.start(PracticeOptions.defaults().withSpeed(100).withState("leaked"))) {
            tag(world, SENTINEL);
            tag(world, "v0.4.0-" + SENTINEL);
            Path log = Files.writeString(
                    home.resolve("failed.txt"), "HTTPError: 403 Forbidden for " + SENTINEL + " with " + github(world));
            for (List<String> words : commands(log)) {
                run(world, words);
                String said = out.toString(StandardCharsets.UTF_8);
                // the difference that a person decides on is exact, and shows which line goes
                assertSilent(world, words, said.replaceAll("(?m)^- +password: pypi-\\S+$", "- password"));
            }
            assertThat(written()).anyMatch(path -> path.toString().contains("journal"));
            for (Path file : written()) {
                if (!file.equals(log)) {
                    assertSilent(world, List.of(file.toString()), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    private List<List<String>> commands(Path log) {
        return List.of(
                List.of("scan", "--github", "--json"),
                List.of("scan", "--repository", KEY),
                List.of("doctor", log.toString()),
                List.of("doctor", log.toString(), "--json"),
                List.of("migrate", KEY, "--dry-run"),
                List.of("migrate", KEY, "--leaked", "--since", "2000-01-01", "--with-person", "--json"),
                List.of("migrate", KEY, "--with-person"),
                List.of("record", KEY, "--format", "json"),
                List.of("record", KEY, "--format", "md"),
                List.of("record", KEY, "--format", "html"),
                List.of(
                        "record",
                        KEY,
                        "--format",
                        "html",
                        "--out",
                        home.resolve("r.html").toString()),
                List.of("migrate", KEY, "--undo", "--yes"));
    }

    private static String github(PracticeWorld world) {
        return world.announcement().token();
    }

    private static void assertSilent(PracticeWorld world, List<String> where, String text) {
        assertThat(text).as("%s", where).doesNotContain(SENTINEL.substring(0, 40), github(world), "pypi-PRACTICE");
    }

    private List<Path> written() throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void tag(PracticeWorld world, String name) throws Exception {
        String head = new ObjectMapper()
                .readTree(send(world, "GET", "/git/ref/heads/main", "").body())
                .at("/object/sha")
                .textValue();
        assertThat(send(world, "POST", "/git/refs", "{\"ref\":\"refs/tags/" + name + "\",\"sha\":\"" + head + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    private static HttpResponse<String> send(PracticeWorld world, String method, String path, String body)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.announcement().github() + "/repos/" + KEY + path))
                .header("Authorization", "Bearer " + github(world))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void run(PracticeWorld world, List<String> words) {
        out.reset();
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--practice=" + world.world(), "--home", home.toString()));
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(stream, stream, InputStream.nullInputStream(), false, false, Map.of());
        new CommandLineFace(terminal, new Wiring(terminal)).run(all.toArray(String[]::new));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .as("%s", words)
                .isNotEmpty()
                .doesNotContain("no place in an address");
    }
}
