package dev.tokenless.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticeWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The watch over the whole suite notices, each for itself, what it is there to notice.
class SentinelWatchTest {

    private static final String GITHUB = "ghp_" + "Sentinel0000000000000000000000000000";
    private static final String PYPI = "pypi-" + "AgEIcHlwaS5vcmcCSentinel0123456789";

    /// Not a sentinel: the watch over the suite would hear it too.
    private static final String WORD = "a-word-that-nobody-else-says";

    @TempDir
    Path home;

    @Test
    void noticesWhatIsPrinted() {
        for (String secret : List.of(GITHUB, PYPI)) {
            System.err.println("using " + secret);
            assertLeak("printed or logged");
        }
    }

    @Test
    void noticesWhatIsLogged() {
        Logger.getLogger("dev.tokenless.sentinel").warning("using " + GITHUB);
        assertLeak("printed or logged");
    }

    @Test
    void noticesWhatIsWritten() throws Exception {
        Path journal = Files.createDirectories(home.resolve("journal")).resolve("acme+rocket.jsonl");
        Files.writeString(journal, "{\"token\":\"" + PYPI + "\"}");
        assertLeak("acme+rocket.jsonl");
        Files.delete(journal);
    }

    @Test
    void noticesWhatAnExceptionSaysAlsoWhereItIsCaught() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (FlightWatch _ = listening(heard)) {
            assertThatThrownBy(() -> new Thrower().refuse(WORD)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> {
                        throw new IllegalStateException("a test's own " + WORD);
                    })
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(heard).singleElement().asString().contains("an exception", "Thrower");
    }

    @Test
    void noticesTheArgumentsOfAProcess() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (FlightWatch _ = listening(heard)) {
            String java = ProcessHandle.current().info().command().orElseThrow();
            new ProcessBuilder(java, "-Dtoken=" + WORD, "-version").start().waitFor();
        }
        assertThat(heard).singleElement().asString().contains("a process's arguments");
    }

    @Test
    void aMaskedOneIsNoLeak() {
        System.err.println("using ghp_… and pypi-…");
        SentinelWatch.judge();
    }

    @Test
    void thePracticeWorldRefusesAnAddressWithACredentialInIt() throws Exception {
        try (PracticeWorld world = PracticeWorld.start(PracticeOptions.defaults());
                HttpClient client = HttpClient.newHttpClient()) {
            String github = world.announcement().github().toString();
            for (String secret : List.of(world.announcement().token(), GITHUB, PYPI)) {
                for (String address : List.of("/user?access_token=" + secret, "/repos/acme/" + secret)) {
                    HttpRequest request =
                            HttpRequest.newBuilder(URI.create(github + address)).build();
                    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(address).isEqualTo(400);
                    assertThat(answer.body()).contains("no place in an address");
                }
            }
        }
    }

    private static FlightWatch listening(List<String> heard) {
        return new FlightWatch(text -> text.contains(WORD) ? Optional.of(WORD) : Optional.empty(), heard::add);
    }

    private static void assertLeak(String where) {
        assertThatThrownBy(() -> SentinelWatch.judge())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(where)
                .hasMessageNotContaining("0123456789");
    }
}

/// Stands for the program.
final class Thrower {
    void refuse(String word) {
        if (!word.isEmpty()) {
            throw new IllegalStateException("no answer for " + word);
        }
    }
}
