package dev.tokenless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    private final Console console = new Console();

    @ParameterizedTest
    @ValueSource(strings = {"scan", "rewrite", "claims", "migrate", "verify", "doctor", "record", "practice"})
    void everyCommandExplainsItself(String command) {
        assertThat(console.run(command, "--help")).isZero();
        assertThat(console.out())
                .contains("--practice[=ADDRESS]")
                .contains("Usage: tokenless " + command)
                .contains("--json")
                .contains("--home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan", "rewrite", "claims", "migrate", "verify", "doctor", "record", "practice"})
    void everyCommandKnowsItsVersion(String command) {
        assertThat(console.run(command, "--version")).isZero();
        assertThat(console.out()).startsWith("tokenless ");
    }

    @Test
    void theVersionIsOneObjectWithJson() {
        assertThat(console.run("--version", "--json")).isZero();
        assertThat(console.json().path("version").textValue()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "rewrite",
                "scan",
                "scan --github x",
                "scan --org acme x",
                "rewrite --nonsense x",
                "claims x",
                "claims x --repository nonsense",
                "verify rocket",
                "verify rocket --repository a/b --workflow f.yml --since yesterday",
                "doctor",
                "doctor https://evil.example/o/r/actions/runs/1",
                "doctor http://github.com/o/r/actions/runs/1",
                "record --format odt",
                "practice --port 99999",
                "practice --port many",
                "practice --speed 0",
                "practice --speed NaN",
                "practice --repositories 5001",
                "migrate --with-person",
                "migrate --undo --dry-run",
                "migrate --practice=http://example.org",
                "migrate --practice=",
                "migrate --practice=http://127.0.0.1.example.org:80",
                "migrate --practice=file:///etc/passwd",
                "migrate --practice=http://user@127.0.0.1:80"
            })
    void wrongUsageIsOneSentenceAndTwo(String typed) {
        Console connected = new Console().with(new Console.NoDoors() {
            @Override
            public Connection connect(WorldChoice world, Optional<Path> home, boolean signedIn) {
                throw new AssertionError("must not get this far");
            }
        });
        String[] arguments = typed.split(" ", -1);

        assertThat(connected.run(arguments)).isEqualTo(2);
        assertThat(connected.out()).isEmpty();
        assertThat(connected.err().strip().lines()).hasSize(1);
        assertThat(connected.err()).doesNotContain("Exception").doesNotContain("must not get");

        String[] withJson = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        withJson[arguments.length] = "--json";
        assertThat(connected.run(withJson)).isEqualTo(2);
        assertThat(connected.json().path("schemaVersion").intValue()).isEqualTo(1);
        assertThat(connected.json().at("/error/code").textValue()).matches("[a-z-]+");
        assertThat(connected.json().at("/error/message").textValue()).isNotBlank();
    }

    @Test
    void practiceAloneDoesNotTakeTheNextArgumentAsItsAddress() {
        WorldChoice[] seen = new WorldChoice[1];
        Console connected = new Console().with(new Console.NoDoors() {
            @Override
            public Connection connect(WorldChoice world, Optional<Path> home, boolean signedIn) {
                seen[0] = world;
                throw new CommandFailure("seen", "Seen.");
            }
        });

        connected.run("migrate", "--practice", "acme/rocket");
        assertThat(seen[0]).isEqualTo(new WorldChoice.Practice(Optional.empty()));
        connected.run("--practice=http://127.0.0.1:8123", "migrate", "acme/rocket");
        assertThat(seen[0])
                .isEqualTo(new WorldChoice.Practice(Optional.of(java.net.URI.create("http://127.0.0.1:8123"))));
        connected.run("migrate", "acme/rocket");
        assertThat(seen[0]).isEqualTo(new WorldChoice.Real());
    }

    @Test
    void withoutACommandTheWindowOpens() {
        assertThat(console.run()).isZero();
        assertThat(console.run("--practice")).isZero();
        assertThat(console.run("--json")).isEqualTo(2);
    }

    @Test
    void aFailureInsideIsASentenceAndAShortCodeAndHidesCredentials() {
        Console broken = new Console().with(new Console.NoDoors() {
            @Override
            public Connection connect(WorldChoice world, Optional<Path> home, boolean signedIn) {
                // no sentinel, which the watch over the suite would hear already here
                throw new IllegalStateException("pypi-AgEIcHlwaS5vcmcCUNWATCHED0123456789");
            }
        });

        assertThat(broken.run("migrate", "a/b", "--json")).isEqualTo(2);
        assertThat(broken.json().at("/error/code").textValue()).matches("internal-[0-9a-f]{6}");
        assertThat(broken.err() + broken.out()).doesNotContain("UNWATCHED").doesNotContain("\tat ");
    }

    @Test
    void practicePrintsItsLine() {
        assertThat(console.run("practice", "--port", "0", "--speed", "60", "--limits"))
                .isZero();
        assertThat(console.out()).isEqualTo("{}\n");
    }
}
