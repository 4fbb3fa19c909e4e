package dev.tokenless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private static final String LOG = """
            2026-11-22T14:00:00.0000000Z Token request failed: the server refused the request for the following reasons:
            2026-11-22T14:00:00.0000000Z * `invalid-publisher`: valid token, but no corresponding publisher (Publisher with matching claims was not found)
            """;

    @TempDir
    Path folder;

    private final Console console = new Console();

    @Test
    void explainsALogFileWithCauseLineAndCure() throws Exception {
        Path log = Files.writeString(folder.resolve("run.log"), LOG);

        assertThat(console.run("doctor", log.toString(), "--json")).isEqualTo(1);
        assertThat(console.json().at("/causes/0/code").textValue()).isEqualTo("invalid-publisher");
        assertThat(console.json().at("/causes/0/line").intValue()).isPositive();
        assertThat(console.json().at("/causes/0/cure").textValue()).isNotBlank();
        assertThat(console.json().at("/causes/0/link").isTextual()).isTrue();
    }

    @Test
    void readsStandardInput() {
        assertThat(console.typing(LOG).run("doctor", "-")).isEqualTo(1);
        assertThat(console.out()).contains("invalid-publisher");
    }

    @Test
    void anUnknownFailureIsTheOneCauseUnknown() {
        assertThat(console.typing("make: *** [all] Error 2\n").run("doctor", "-", "--json"))
                .isEqualTo(1);
        assertThat(console.json().path("causes")).hasSize(1);
        assertThat(console.json().at("/causes/0/code").textValue()).isEqualTo("unknown");
    }

    @Test
    void escapeCharactersInALogAreSpelledOutForAPerson() {
        console.typing("Error: \u001b]0;owned\u0007 \u202eevil\n").run("doctor", "-");
        assertThat(console.out()).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void theEndOfAVeryLongLogIsReadAndItsLinesKeepTheirNumbers() throws Exception {
        String filler = "a line that says nothing at all\n".repeat(1024);
        Path log = folder.resolve("long.log");
        try (var out = Files.newBufferedWriter(log)) {
            for (int i = 0; i < 3 * 1024; i++) {
                out.write(filler);
            }
            out.write(LOG);
        }
        assertThat(Files.size(log)).isGreaterThan(96L * 1024 * 1024);
        assertThat(console.run("doctor", log.toString(), "--json")).isEqualTo(1);
        assertThat(console.json().at("/causes/0/code").textValue()).isEqualTo("invalid-publisher");
        assertThat(console.json().at("/causes/0/line").intValue()).isEqualTo(3 * 1024 * 1024 + 2);
    }

    @Test
    void aTokenInALogIsMaskedInEveryForm() {
        String log =
                "ERROR HTTPError: 403 Forbidden from https://upload.pypi.org/legacy/ Invalid or non-existent authentication"
                        + " information. pypi-AgEIcHlwaS5vcmcSentinel0Sentinel0 ghp_Sentinel0Sentinel0Sentinel0\n";
        assertThat(console.typing(log).run("doctor", "-", "--json")).isEqualTo(1);
        assertThat(console.out())
                .contains("invalid-credentials", "pypi-…", "ghp_…")
                .doesNotContain("Sentinel0");
        console.typing(log).run("doctor", "-");
        assertThat(console.out() + console.err()).contains("pypi-…").doesNotContain("Sentinel0");
    }

    @Test
    void anAddressThatIsNoRunIsOneSentenceAndTwo() {
        for (String address : java.util.List.of(
                "https://github.com/acme/rocket",
                "https://evil.example/acme/rocket/actions/runs/1",
                "http://github.com/acme/rocket/actions/runs/1",
                "https://github.com/acme/rocket/actions/runs/99999999999999999999")) {
            assertThat(console.run("doctor", address, "--json")).as(address).isEqualTo(2);
            assertThat(console.json().at("/error/code").textValue()).isEqualTo("usage");
        }
        assertThat(console.run("doctor", "https://github.com/acme/rocket/actions/runs/1", "--json"))
                .as("a run, but nobody is signed in")
                .isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("not-signed-in");
    }

    @Test
    void forAPersonCauseLineQuoteCureAndPageAreTold() {
        console.typing(LOG).run("doctor", "-");
        assertThat(console.out())
                .contains(
                        "line 2: invalid-publisher",
                        "  | * `invalid-publisher`",
                        "Compare owner, repository",
                        "https://pypi.org/");
        console.typing("make: *** [all] Error 2\n").run("doctor", "-");
        assertThat(console.out()).contains("unknown failure", "  | make: ***");
    }

    @Test
    void aMissingLogOrAFolderIsOneSentenceAndTwo() {
        assertThat(console.run("doctor", folder.resolve("none.log").toString(), "--json"))
                .isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("missing");
        assertThat(console.run("doctor", folder.toString(), "--json")).isEqualTo(2);
        assertThat(console.json().at("/error/code").textValue()).isEqualTo("unreadable");
    }
}
