package dev.tokenless.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.contract.ContractDoor;
import dev.tokenless.contract.Exchange;
import dev.tokenless.contract.GitHubContract;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.World;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A practice world with a door in front that remembers everything, and the adapter that speaks through it.
final class PracticeTown implements AutoCloseable {

    static final RepositoryName ROCKET = new RepositoryName("acme", "rocket");
    static final RepositoryName DOCS_THEME = new RepositoryName("acme", "docs-theme");
    static final RepositoryName INTERNAL_SDK = new RepositoryName("acme", "internal-sdk");
    static final RepositoryName GUIDANCE = new RepositoryName("orbit-org", "guidance");
    static final RepositoryName SCATTERED = new RepositoryName("acme", "scattered");

    private final PracticeWorld world;
    private final ContractDoor door;
    private final Pace pace;
    private Optional<Path> cache = Optional.empty();

    private PracticeTown(PracticeOptions options) throws IOException {
        this.world = PracticeWorld.start(options);
        this.door = new ContractDoor(world.world());
        this.pace = Pace.fast(options.speed());
    }

    static PracticeTown start(PracticeOptions options) throws IOException {
        return new PracticeTown(options);
    }

    /// From now on, what is read is kept there for asking again.
    PracticeTown caching(Path folder) {
        cache = Optional.of(folder);
        return this;
    }

    PracticeWorld world() {
        return world;
    }

    ContractDoor door() {
        return door;
    }

    PracticePerson person() {
        return new PracticePerson(world.announcement());
    }

    HttpSignIn signIn() {
        return signIn("practice");
    }

    HttpSignIn signIn(String clientId) {
        var addresses = new Addresses(
                door.to(world.announcement().github()),
                door.to(world.announcement().githubWeb()),
                World.PRACTICE);
        return new HttpSignIn(addresses, pace, "tokenless-test", Optional.of(clientId), cache);
    }

    GitHub gitHub() {
        return gitHub(world.announcement().token());
    }

    GitHub gitHub(String token) {
        return signIn().with(GitHubToken.of(token, GitHubToken.Origin.PRACTICE).orElseThrow());
    }

    /// A token that the person makes on that page of the practice GitHub.
    String newToken(String page, String field, String value) {
        String address = world.announcement().githubWeb() + page;
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> form =
                    browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
            String secret = form.body().replaceAll("(?s).*name=\"csrf_token\" value=\"([^\"]+)\".*", "$1");
            String fields =
                    "csrf_token=" + secret + "&" + field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
            HttpRequest post = HttpRequest.newBuilder(URI.create(address))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(fields))
                    .build();
            return browser.send(post, BodyHandlers.ofString()).body().replaceAll("(?s).*<code>(.*)</code>.*", "$1");
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<Exchange> writes() {
        return door.exchanges().stream()
                .filter(exchange -> !exchange.method().equals("GET"))
                .filter(exchange -> !exchange.text().contains("\"query\":\"query"))
                .toList();
    }

    /// Everything that passed is as GitHub's contract has it.
    void assertContractKept() {
        assertThat(door.exchanges()).isNotEmpty();
        assertThat(door.faults(GitHubContract.get())).isEmpty();
    }

    @Override
    public void close() {
        door.close();
        world.close();
    }
}
