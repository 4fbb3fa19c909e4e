package dev.tokenless.github.http;

import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/// A server on loopback that answers each request as the test says, and remembers what it was asked.
final class ScriptedGitHub implements AutoCloseable {

    static final String TOKEN = "ghp_" + "Sentinel0000000000000000000000000000";

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Pace pace;
    private final Duration patience;
    private Optional<Path> cache = Optional.empty();

    ScriptedGitHub(Function<RecordedRequest, MockResponse> script) {
        this(100_000, Duration.ofSeconds(2), script);
    }

    ScriptedGitHub(Duration patience, Function<RecordedRequest, MockResponse> script) {
        this(100_000, patience, script);
    }

    ScriptedGitHub(double speed, Duration patience, Function<RecordedRequest, MockResponse> script) {
        this.pace = Pace.fast(speed);
        this.patience = patience;
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return script.apply(request);
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// From now on, what is read is kept there for asking again.
    ScriptedGitHub caching(Path folder) {
        cache = Optional.of(folder);
        return this;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/");
    }

    HttpSignIn signIn() {
        return new HttpSignIn(
                new Addresses(base(), base(), World.PRACTICE),
                pace,
                "tokenless-test",
                Optional.of("client"),
                cache,
                patience);
    }

    GitHub gitHub() {
        return signIn().with(GitHubToken.of(TOKEN, GitHubToken.Origin.PASTED).orElseThrow());
    }

    Pace pace() {
        return pace;
    }

    List<RecordedRequest> requests() {
        return requests;
    }

    List<RecordedRequest> writes() {
        return requests.stream()
                .filter(request -> !request.getMethod().equals("GET"))
                .filter(request ->
                        request.getBody() == null || !request.getBody().utf8().contains("\"query\":\"query"))
                .toList();
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .body(body)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
