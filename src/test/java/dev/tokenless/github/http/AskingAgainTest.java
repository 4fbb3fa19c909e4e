package dev.tokenless.github.http;

import static dev.tokenless.github.http.PracticeTown.ROCKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenless.contract.Exchange;
import dev.tokenless.desktop.Keyring;
import dev.tokenless.github.GitHub;
import dev.tokenless.github.GitHubToken;
import dev.tokenless.practice.PracticeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was read once is asked for again with its tag, also by another process; what lies on the disk meanwhile is
/// readable by its owner only, holds no credential, and goes when the person signs out.
class AskingAgainTest {

    @TempDir
    Path cache;

    private PracticeTown town;

    @BeforeEach
    void start() throws IOException {
        town = PracticeTown.start(PracticeOptions.defaults().withSpeed(100)).caching(cache);
    }

    @AfterEach
    void stop() {
        town.close();
    }

    @Test
    void theSecondTimeGitHubSaysThatNothingHasChanged() {
        var first = survey(town.gitHub());
        int before = town.door().exchanges().size();
        var second = survey(town.gitHub());
        assertThat(second).isEqualTo(first);
        List<Exchange> again = town
                .door()
                .exchanges()
                .subList(before, town.door().exchanges().size())
                .stream()
                .filter(exchange -> exchange.method().equals("GET"))
                .filter(exchange -> !exchange.path().endsWith("/user"))
                .toList();
        assertThat(again)
                .hasSizeGreaterThan(8)
                .allSatisfy(exchange ->
                        assertThat(exchange.status()).as(exchange.toString()).isIn(304, 404));
        assertThat(again.stream().filter(exchange -> exchange.status() == 304)).hasSizeGreaterThan(7);
        town.assertContractKept();
    }

    @Test
    void whatHasChangedIsReadAnew() {
        GitHub gitHub = town.gitHub();
        survey(gitHub);
        var there = gitHub.secrets(ROCKET).secrets();
        gitHub.deleteSecret(ROCKET, there.getFirst());
        assertThat(town.gitHub().secrets(ROCKET).secrets()).hasSize(there.size() - 1);
        assertThat(gitHub.secrets(ROCKET).secrets()).hasSize(there.size() - 1);
    }

    @Test
    void onTheDiskNobodyElseMayReadIt() throws IOException {
        survey(town.gitHub());
        List<Path> all = files();
        assertThat(all).isNotEmpty();
        for (Path file : all) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
            assertThat(Files.readString(file))
                    .doesNotContain(town.world().announcement().token())
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    @Test
    void signingOutDeletesIt() throws IOException {
        survey(town.gitHub());
        assertThat(files()).isNotEmpty();
        var token = GitHubToken.of(town.world().announcement().token(), GitHubToken.Origin.PRACTICE)
                .orElseThrow();
        town.signIn().signOut(token, Keyring.none("none here"));
        assertThat(files()).isEmpty();
        assertThat(cache).exists();
    }

    @Test
    void withoutAnAccountNothingIsKept() throws IOException {
        town.gitHub().secrets(ROCKET);
        town.signIn().anonymously().sources(ROCKET, "main", List.of("README.md"));
        assertThat(files()).isEmpty();
    }

    @Test
    void anAnswerWithACredentialIsNotKept() throws IOException {
        String token = "pypi-" + "AgEIcHlwaS5vcmcSentinel" + "0123456789".repeat(8);
        try (var server = new ScriptedGitHub(request -> tagged(
                        request.getUrl().encodedPath().endsWith("/user")
                                ? "{\"login\":\"octo\",\"id\":1}"
                                : "[{\"type\":\"" + token + "\"}]"))
                .caching(cache)) {
            GitHub gitHub = server.gitHub();
            gitHub.account();
            assertThat(gitHub.branchRules(ROCKET, "main")).containsExactly(token);
            assertThat(gitHub.branchRules(ROCKET, "main")).containsExactly(token);
            assertThat(server.requests())
                    .noneMatch(request -> request.getHeaders().get("If-None-Match") != null);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aDamagedFileIsAskedAnew() throws IOException {
        var first = survey(town.gitHub());
        for (Path file : files()) {
            Files.writeString(file, "{\"url\":");
        }
        assertThat(survey(town.gitHub())).isEqualTo(first);
    }

    private static MockResponse tagged(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("ETag", "\"1\"")
                .body(body)
                .build();
    }

    private static List<Object> survey(GitHub gitHub) {
        gitHub.account();
        return Stream.<Supplier<Object>>of(
                        () -> gitHub.secrets(ROCKET),
                        () -> gitHub.environments(ROCKET),
                        () -> gitHub.branchRules(ROCKET, "main"),
                        () -> gitHub.releases(ROCKET),
                        () -> gitHub.actionsPolicy(ROCKET))
                .map(Supplier::get)
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
