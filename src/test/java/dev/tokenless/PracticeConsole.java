package dev.tokenless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Terminal;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.PracticeWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A practice world, the command line through the real adapters, and what can be done beside it: by the person at the
/// pages, and by any maintainer through GitHub's interface.
final class PracticeConsole implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PracticeWorld world;
    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    PracticeConsole(Path home, String state) throws IOException {
        this.world =
                PracticeWorld.start(PracticeOptions.defaults().withSpeed(100).withState(state));
        this.home = home;
    }

    int run(String... arguments) {
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

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// The last answer.
    JsonNode json() {
        return read(out());
    }

    /// Of the only repository of the last answer.
    String state(String item) {
        return json().at("/repositories/0/items/" + item + "/state").asText();
    }

    String why(String item) {
        return json().at("/repositories/0/items/" + item + "/why").asText();
    }

    List<String> left(String field) {
        return json().at("/repositories/0/left").findValuesAsText(field);
    }

    /// As GitHub lists them, not as the program says.
    List<String> secrets(String repository) {
        return api("GET", "/repos/" + repository + "/actions/secrets", "")
                .at("/secrets")
                .findValuesAsText("name");
    }

    JsonNode api(String method, String path, String body) {
        return read(call(method, path, body).body());
    }

    int status(String method, String path, String body) {
        return call(method, path, body).statusCode();
    }

    /// Somebody commits a file to the default branch.
    void commit(String repository, String path, String text) {
        String content = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        JsonNode old = api("GET", "/repos/" + repository + "/contents/" + path, "");
        String sha =
                old.path("sha").isTextual() ? ",\"sha\":\"" + old.path("sha").asText() + "\"" : "";
        int status = status(
                "PUT",
                "/repos/" + repository + "/contents/" + path,
                "{\"message\":\"Change it\",\"content\":\"" + content + "\"" + sha + "}");
        if (status / 100 != 2) {
            throw new IllegalStateException("the commit answered " + status);
        }
    }

    /// The reviewer approves whatever the newest run waits for, until it has ended.
    void approveToTheEnd(String repository) {
        for (int tries = 0; tries < 600; tries++) {
            JsonNode run = api("GET", "/repos/" + repository + "/actions/runs?event=release", "")
                    .at("/workflow_runs/0");
            if (run.path("status").asText().equals("completed")) {
                return;
            }
            if (run.path("status").asText().equals("waiting")) {
                person().approve(repository, run.path("id").asLong());
            }
            Pace.fast(100).sleep(Duration.ofSeconds(10), new Cancellation());
        }
        throw new IllegalStateException("the run of " + repository + " does not end");
    }

    PracticePerson person() {
        return new PracticePerson(world.announcement());
    }

    /// A page of the practice PyPI.
    URI pypi(String path) {
        return URI.create(world.announcement().pypi() + path);
    }

    private HttpResponse<String> call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.announcement().github() + path))
                .header("Authorization", "Bearer " + world.announcement().token())
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    @Override
    public void close() {
        http.close();
        world.close();
    }
}
